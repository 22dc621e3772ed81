/** Something that wants to be drawn while it plays. Returns false when it has come to rest. */
export type Playing = (realMs: number) => boolean;

/** Longest step of real time: after a hidden tab or a slow frame the run goes on, it does not leap. */
const MAX_STEP_MS = 100;

/**
 * The one animation loop of a page: at most one thing plays, and while nothing plays no frame is asked for.
 * A hidden tab stops asking by itself.
 */
class Loop {
  private current: Playing | null = null;
  private onStopped: (() => void) | null = null;
  private lastMs = 0;
  private request = 0;

  /** Starts `playing`; whatever played before is told to stop. */
  start(playing: Playing, onStopped: () => void): void {
    this.stop();
    this.current = playing;
    this.onStopped = onStopped;
    this.lastMs = performance.now();
    this.request = requestAnimationFrame(this.frame);
  }

  /** Stops `playing` if it is what plays; without an argument whatever plays. */
  stop(playing?: Playing): void {
    if (this.current === null || (playing !== undefined && playing !== this.current)) return;
    cancelAnimationFrame(this.request);
    const stopped = this.onStopped;
    this.current = null;
    this.onStopped = null;
    stopped?.();
  }

  private readonly frame = (nowMs: number): void => {
    if (this.current === null) return;
    const stepMs = Math.min(MAX_STEP_MS, Math.max(0, nowMs - this.lastMs));
    this.lastMs = nowMs;
    if (!this.current(stepMs)) this.stop();
    else this.request = requestAnimationFrame(this.frame);
  };
}

export const loop = new Loop();
