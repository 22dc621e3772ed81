import type { WiredRun } from './assemble.ts';

/** More calls than this held at one time end a run: the memory of a page is finite. */
export const MAX_HELD_CALLS = 1_000_000;
/** Events run between two looks at the limits. */
const SLICE_EVENTS = 65_536;

/** True when a run holds more calls than a page has memory for. It should go no further, however it is sliced. */
export function holdsTooMuch(run: WiredRun): boolean {
  return run.network.calls.live > MAX_HELD_CALLS;
}

/** Runs up to `untilUs` unless `maxEvents` or the memory limit comes first; true when it got there. */
export function runWithin(run: WiredRun, untilUs: number, maxEvents: number): boolean {
  const limit = run.simulation.eventCount + maxEvents;
  while (run.simulation.eventCount < limit) {
    const slice = Math.min(limit - run.simulation.eventCount, SLICE_EVENTS);
    if (run.simulation.runUntil(untilUs, slice)) return true;
    if (holdsTooMuch(run)) return false;
  }
  return run.simulation.nextDueUs() > untilUs;
}
