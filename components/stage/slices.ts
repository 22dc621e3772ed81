/** The page is given its thread back after so much work, in ms: half of a frame. */
const SLICE_MS = 8;
/** Who waits longer than this is told how far the work is. */
const LONG_MS = 250;

/** Chromium and Firefox come back before other work of the page; elsewhere a timer does. */
const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };
const breath = (): Promise<unknown> => scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Work in small steps; each gives the part that is done, 0–1. */
export type Steps = Generator<number, void>;

/** Does all the work, a slice at a time, and gives what comes of it. `tell` hears at each pause how far it is. */
export async function inSlices<Result>(steps: Generator<number, Result>, tell?: (doneShare: number) => void): Promise<Result> {
  for (let pauseMs = performance.now() + SLICE_MS; ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < pauseMs) continue;
    tell?.(value);
    await breath();
    pauseMs = performance.now() + SLICE_MS;
  }
}

/** One piece of work at a time, in slices. What ends within the first slice has ended when `start` returns. */
export class Slices {
  readonly #tell: (doneShare: number | null) => void;
  #steps: Steps | null = null;
  #waiting: (() => void)[] = [];

  /** `tell` hears how far work is that takes long, and `null` when it is over. */
  constructor(tell: (doneShare: number | null) => void) {
    this.#tell = tell;
  }

  get isBusy(): boolean {
    return this.#steps !== null;
  }

  /** Begins `steps` and drops what was under way, and what waited for that. */
  start(steps: Steps): void {
    this.stop();
    this.#steps = this.#whole(steps);
    const startMs = performance.now();
    void inSlices(this.#steps, (share) => performance.now() - startMs > LONG_MS && this.#tell(share));
  }

  /** Calls `action` when the work is done; at once when there is none. */
  whenDone(action: () => void): void {
    if (this.isBusy) this.#waiting.push(action);
    else action();
  }

  /** Drops what is under way, and what waits for it. */
  stop(): void {
    this.#steps?.return();
    this.#steps = null;
    this.#waiting = [];
    this.#tell(null);
  }

  *#whole(steps: Steps): Steps {
    yield* steps;
    const waiting = this.#waiting;
    this.#steps = null;
    this.#waiting = [];
    this.#tell(null);
    for (const action of waiting) this.whenDone(action);
  }
}
