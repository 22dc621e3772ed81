/** The page is given its thread back after so much work, in ms: half of a frame. */
const SLICE_MS = 8;
/** Who waits longer than this is told how far the work is. */
const LONG_MS = 250;

/** Chromium and Firefox come back before other work of the page; elsewhere a timer does. */
const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };
const breath = (): Promise<unknown> => scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Work in small steps; each gives the part that is done, 0–1. */
export type Steps = Generator<number, void>;

/** Work that may take long, a slice at a time. What ends within the first slice has ended when `start` returns. */
export class Slices {
  private readonly tell: (doneShare: number | null) => void;
  private steps: Steps | null = null;
  private waiting: (() => void)[] = [];

  /** `tell` hears how far work is that takes long, and `null` when it is over. */
  constructor(tell: (doneShare: number | null) => void) {
    this.tell = tell;
  }

  get isBusy(): boolean {
    return this.steps !== null;
  }

  /** Begins `steps` and drops what was under way, and what waited for that. */
  start(steps: Steps, sliceMs = SLICE_MS): void {
    this.steps = steps;
    this.waiting = [];
    void this.work(steps, sliceMs);
  }

  /** Calls `action` when the work is done; at once when there is none. Work that is begun meanwhile drops it. */
  whenDone(action: () => void): void {
    if (this.isBusy) this.waiting.push(action);
    else action();
  }

  /** Drops what is under way. */
  stop(): void {
    this.steps = null;
    this.tell(null);
  }

  private async work(steps: Steps, sliceMs: number): Promise<void> {
    const startMs = performance.now();
    let pauseMs = startMs + sliceMs;
    while (this.steps === steps) {
      const { done, value } = steps.next();
      if (done === true) {
        this.stop();
        for (const action of this.waiting.splice(0)) this.whenDone(action);
        return;
      }
      const nowMs = performance.now();
      if (nowMs < pauseMs) continue;
      if (nowMs - startMs > LONG_MS) this.tell(value);
      await breath();
      pauseMs = performance.now() + sliceMs;
    }
  }
}
