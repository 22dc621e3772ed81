import { describe, expect, test } from 'vitest';
import { measure } from '#measured/measure.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';

/** Bands of the plan: the mean over the runs that the text is measured by must fall inside. */
const BANDS: readonly Band[] = [
  ['messenger', 'scene=outage policy=direct', 'lost', 285, 335],
  ['messenger', 'scene=outage policy=line', 'lost', 0, 0],
  ['messenger', 'scene=outage policy=line', 'late', 580, 870],
  ['messenger', 'scene=outage policy=line', 'latenessAfterMs', 80_000, 105_000],
  ['messenger', 'scene=normal policy=direct', 'latencyMs.mean', 990, 1110],
  ['messenger', 'scene=normal policy=line', 'latencyMs.mean', 5, 5],
  ['backlog', 'rate=50', 'blocks.line.drainedAtMs', 57_000, 63_000],
  ['backlog', 'rate=99', 'drainTheoryMin', 50, 50],
  ['backlog', 'scene=overload limit=none', 'mealsPerSec', 0, 0.5],
  ['backlog', 'scene=overload limit=six', 'mealsPerSec', 0, 0.5],
  ['backlog', 'scene=overload limit=four', 'mealsPerSec', 98, 101],
  ['backlog', 'scene=overload limit=newest', 'mealsPerSec', 98, 101],
  ['at-least-once', 'scene=crash ack=before', 'fish', 974, 986],
  ['at-least-once', 'scene=crash ack=after', 'fish', 1014, 1028],
  ['at-least-once', 'scene=crash ack=remember', 'fish', 1000, 1000],
  ['at-least-once', 'scene=handful take=10', 'fish', 25, 26],
  ['at-least-once', 'scene=handful take=10', 'readyMs', 45_900, 46_100],
  ['at-least-once', 'scene=handful take=1', 'fish', 20, 20],
  ['at-least-once', 'scene=handful take=1', 'readyMs', 19_900, 20_100],
  ['at-least-once', 'scene=poison dead=never', 'growthPerMin', 130, 180],
  ['at-least-once', 'scene=poison dead=three', 'growthPerMin', -10, 10],
  ['partitions', '', 'slowWaitMs', 1200, 1800],
  ['partitions', '', 'otherWaitMs', 8, 16],
];

describe('figures about message queues', () => {
  testBands(BANDS);

  test('twice the cooks change nothing on four parts of the line', () => {
    expect(measure('partitions', 'cooks=8', 'slowWaitMs')).toBe(measure('partitions', 'cooks=4', 'slowWaitMs'));
    expect(measure('partitions', 'cooks=8', 'idleCooks')).toBe(4);
  });
});
