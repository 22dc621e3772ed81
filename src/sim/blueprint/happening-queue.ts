import { invariant } from '#kernel/invariant.ts';
import type { Interruption } from '#kernel/simulation.ts';
import type { Happening } from './blueprint.ts';

/** Instant of a happening in whole µs. */
export function happeningUs(happening: Happening): number {
  return Math.round(happening.atMs * 1000);
}

/**
 * What happens to a run from outside, by time and, at one instant, in the order written. Happenings precede every event
 * of their instant: that is what makes a live change and its replay the same run.
 */
export class HappeningQueue implements Interruption {
  private readonly waiting: { readonly happening: Happening; readonly number: number }[];
  private readonly happen: (happening: Happening, number: number) => void;
  private count: number;

  constructor(happenings: readonly Happening[], happen: (happening: Happening, number: number) => void) {
    this.happen = happen;
    this.count = happenings.length;
    this.waiting = happenings.map((happening, number) => ({ happening, number }));
    this.waiting.sort((one, other) => happeningUs(one.happening) - happeningUs(other.happening) || one.number - other.number);
  }

  nextUs(): number {
    const next = this.waiting[0];
    return next === undefined ? Infinity : happeningUs(next.happening);
  }

  run(): void {
    const next = this.waiting.shift();
    invariant(next !== undefined, 'a happening was run that is not there');
    this.happen(next.happening, next.number);
  }

  add(happening: Happening): void {
    const dueUs = happeningUs(happening);
    const later = this.waiting.findIndex((entry) => happeningUs(entry.happening) > dueUs);
    const entry = { happening, number: this.count++ };
    if (later < 0) this.waiting.push(entry);
    else this.waiting.splice(later, 0, entry);
  }
}
