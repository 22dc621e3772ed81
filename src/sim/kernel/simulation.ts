import { EventQueue } from './event-queue.ts';
import { InvariantError } from './invariant.ts';

/** Something that events are addressed to. `code` is the handler's own; `a` and `b` are 32-bit integers. */
export interface Handler {
  handle(code: number, a: number, b: number): void;
}

/** What runs at fixed instants from outside (happenings): always before any event of the same instant. */
export interface Interruption {
  /** Instant of the next one, `Infinity` when there is none. */
  nextUs(): number;
  run(): void;
}

const NO_INTERRUPTION: Interruption = { nextUs: () => Infinity, run: () => undefined };

/**
 * The one clock. Whole microseconds; events of the same instant run in the order in which they were scheduled.
 * Knows no network: it calls handlers.
 */
export class Simulation {
  nowUs = 0;
  /** Events run so far, happenings included. */
  eventCount = 0;
  private readonly queue = new EventQueue();
  private readonly handlers: Handler[] = [];
  private interruption: Interruption = NO_INTERRUPTION;

  /** Registers a handler and returns the number that events name it by. */
  register(handler: Handler): number {
    this.handlers.push(handler);
    return this.handlers.length - 1;
  }

  interruptWith(interruption: Interruption): void {
    this.interruption = interruption;
  }

  /** Counts work that one event does many times over (a burst of requests), so that limits on events bound the work. */
  charge(count: number): void {
    this.eventCount += count;
  }

  /** Schedules `handler.handle(code, a, b)` in `delayUs` ≥ 0 (whole µs). */
  after(delayUs: number, handler: number, code: number, a: number, b: number): void {
    // Not the function of `invariant.ts`: its message would be put together for every event.
    if (delayUs < 0) throw new InvariantError(`an event was scheduled ${delayUs} µs from now`);
    this.queue.push(this.nowUs + delayUs, handler, code, a, b);
  }

  /** Instant of the next event or happening, `Infinity` when nothing is left. */
  nextDueUs(): number {
    const dueUs = this.queue.peekUs();
    const interruptionUs = this.interruption.nextUs();
    return interruptionUs <= dueUs ? interruptionUs : dueUs;
  }

  /**
   * Runs everything due up to and including `untilUs`, then sets the clock to it.
   * Returns false if `maxEvents` ran out first; the clock then stands at the last event that ran.
   */
  runUntil(untilUs: number, maxEvents: number): boolean {
    const { queue, handlers } = this;
    const limit = this.eventCount + maxEvents;
    let interruptionUs = this.interruption.nextUs();
    for (;;) {
      const dueUs = queue.peekUs();
      if (dueUs < interruptionUs && dueUs <= untilUs) {
        if (this.eventCount >= limit) return false;
        this.eventCount++;
        queue.pop();
        this.nowUs = dueUs;
        handlers[queue.target]!.handle(queue.code, queue.a, queue.b);
      } else if (interruptionUs <= untilUs) {
        if (this.eventCount >= limit) return false;
        this.eventCount++;
        this.nowUs = interruptionUs;
        this.interruption.run();
        interruptionUs = this.interruption.nextUs();
      } else break;
    }
    this.nowUs = untilUs;
    return true;
  }
}
