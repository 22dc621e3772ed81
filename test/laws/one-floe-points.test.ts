import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { FLOE_POINTS } from '#scenarios/one-floe-points.ts';
import { SKETCH_LOADS, theoryMs } from '#scenarios/one-floe-sketch.ts';
import { oneFloe, pointRun } from '#scenarios/one-floe.ts';

/** The mean visit of the long run at one load, to a tenth of a millisecond. */
function measuredMs(loadPercent: number, isEqual: boolean): number {
  const playback = new Playback(blueprintOf(pointRun(loadPercent / 100, isEqual)), oneFloe.kinds, { maxEvents: 100_000_000 });
  playback.advanceTo(playback.endMs);
  return Math.round(playback.report().latencyMs!.mean * 10) / 10;
}

test('there is a point for every load a reader draws', () => {
  expect(FLOE_POINTS.map((point) => point.loadPercent)).toEqual([...SKETCH_LOADS]);
});

describe.each([false, true])('jobs all alike: %s', (isEqual) => {
  test('the points of the chart are what the simulator gives, run again', () => {
    const points = SKETCH_LOADS.map((load) => measuredMs(load, isEqual));
    expect(FLOE_POINTS.map((point) => (isEqual ? point.equalMs : point.mixedMs))).toEqual(points);
  });

  test('they lie on the curve of theory, the busier the looser', () => {
    for (const point of FLOE_POINTS) {
      const theory = theoryMs(point.loadPercent / 100, isEqual);
      // Two million visitors at 95 % leave a standard error of about 3 %.
      const tolerance = point.loadPercent >= 90 ? 0.09 : 0.04;
      expect(Math.abs((isEqual ? point.equalMs : point.mixedMs) / theory - 1)).toBeLessThan(tolerance);
    }
  });
});
