import { invariant } from '#kernel/invariant.ts';
import type { Interruption } from '#kernel/simulation.ts';
import type { Happening } from './blueprint.ts';

/** Instant of a happening in whole µs. */
export function happeningUs(happening: Happening): number {
  return Math.round(happening.atMs * 1000);
}

interface Entry {
  readonly happening: Happening;
  readonly number: number;
  readonly run: () => void;
}

/**
 * What happens to a run from outside, by time and, at one instant, in the order written. Happenings precede every event
 * of their instant: that is what makes a live change and its replay the same run.
 */
export class HappeningQueue implements Interruption {
  private readonly waiting: Entry[];
  private readonly happen: (happening: Happening, number: number) => void;
  private count: number;

  constructor(happenings: readonly Happening[], happen: (happening: Happening, number: number) => void) {
    this.happen = happen;
    this.count = happenings.length;
    this.waiting = happenings.map((happening, number) => this.entry(happening, number));
    this.waiting.sort((one, other) => happeningUs(one.happening) - happeningUs(other.happening) || one.number - other.number);
  }

  nextUs(): number {
    const next = this.waiting[0];
    return next === undefined ? Infinity : happeningUs(next.happening);
  }

  run(): void {
    const next = this.waiting.shift();
    invariant(next !== undefined, 'a happening was run that is not there');
    next.run();
  }

  add(happening: Happening): void {
    this.insert(this.entry(happening, this.count++));
  }

  /** What a happening brings about later: the end of a crash. It has no number of its own. */
  after(happening: Happening, run: () => void): void {
    this.insert({ happening, number: -1, run });
  }

  private entry(happening: Happening, number: number): Entry {
    return { happening, number, run: () => this.happen(happening, number) };
  }

  private insert(entry: Entry): void {
    const dueUs = happeningUs(entry.happening);
    const later = this.waiting.findIndex((other) => happeningUs(other.happening) > dueUs);
    if (later < 0) this.waiting.push(entry);
    else this.waiting.splice(later, 0, entry);
  }
}
