import { expect, test } from 'vitest';
import { measure } from '#measured/measure.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';

/** Figure, settings, number, from, to: the bands of the plan. */
const BANDS: readonly Band[] = [
  ['uber-edge', 'loss=0 policy=tls', 'latencyMs.p50', 1399, 1403],
  ['uber-edge', 'loss=0 policy=quick', 'latencyMs.p50', 699, 703],
  ['uber-edge', 'loss=0 protocol=resumed policy=quick', 'latencyMs.p50', 349, 353],
  ['uber-edge', '', 'damagedShare', 0.505, 0.515],
  ['uber-edge', 'scene=kept policy=tls', 'latencyMs.mean', 600, 800],
  ['uber-edge', 'scene=region policy=alone', 'lostShare', 0.4, 0.6],
  ['uber-edge', 'scene=region policy=failover', 'lostShare', 0, 0.05],
  ['uber-gateway', 'policy=priority', 'refusedShare', 0.86, 0.9],
  ['uber-gateway', 'policy=priority', 'rideOkShare', 0.97, 1],
  ['uber-gateway', 'door=queue policy=door', 'rideOkShare', 0, 0.6],
  ['uber-gateway', 'door=retry policy=door', 'attemptsPerSec', 1_350_000, 1_450_000],
  ['uber-gateway', 'door=retry policy=door', 'refusedAttemptsShare', 0.96, 0.98],
  ['uber-gateway', 'door=equal policy=door', 'rideOkShare', 0, 0.6],
  ['uber-mesh', 'size=20 policy=broken', 'p99OverMean', 1.38, 1.52],
  ['uber-mesh', 'size=5 policy=broken', 'p99OverMean', 1.85, 2.2],
  ['uber-mesh', 'size=50 policy=broken', 'p99OverMean', 1.15, 1.27],
  ['uber-mesh', 'size=20 policy=fixed', 'p99OverMean', 1, 1.03],
  ['uber-mesh', 'scene=hardware policy=broken', 'olderShare', 0.91, 0.96],
  ['uber-mesh', 'scene=hardware policy=broken', 'newerShare', 0.6, 0.65],
  ['uber-mesh', 'scene=hardware policy=fixed', 'olderShare', 0.73, 0.77],
  ['uber-rows', 'policy=one', 'beforePerSec', 135_000, 165_000],
  ['uber-rows', 'policy=one', 'afterPerSec', 1_600_000, 1_700_000],
  ['uber-rows', 'scene=stale policy=limit', 'oldShare', 0.1, 0.6],
  ['uber-rows', 'scene=stale policy=log', 'oldShare', 0, 0.045],
  ['uber-rows', 'scene=stale policy=write', 'oldShare', 0, 0.001],
  ['uber-events', 'policy=order', 'standPerSec', 35, 39],
  ['uber-events', 'policy=order', 'afterAMinute', 2050, 2350],
  ['uber-events', 'policy=cured', 'afterAMinute', 0, 10],
  ['uber-events', 'policy=cured', 'deadLettered', 1, 1],
  ['uber-dispatch', '', 'firstKm', 6, 6],
  ['uber-dispatch', '', 'bestKm', 4, 4],
  ['uber-dispatch', 'scene=town', 'savedShare', 0.17, 0.25],
  ['uber-dispatch', 'scene=town', 'firstLongestKm', 4.2, 5.2],
  ['uber-dispatch', 'scene=town', 'bestLongestKm', 2.4, 3.2],
  ['uber-dispatch', 'scene=town', 'lost', 1, 12],
  ['uber-push', 'policy=poll', 'callsPerSec', 199_000, 201_000],
  ['uber-push', 'policy=poll', 'inVainShare', 0.835, 0.855],
  ['uber-push', 'policy=poll', 'ageMs', 2400, 2600],
  ['uber-push', 'policy=push', 'callsPerSec', 32_000, 34_500],
  ['uber-push', 'policy=push', 'ageMs', 100, 100],
  ['uber-new-year', 'policy=all', 'promisesKept', 4, 4],
  ['uber-new-year', 'off=gate policy=without', 'rideOkShare', 0.15, 0.4],
  ['uber-new-year', 'off=mesh policy=without', 'rideP99Ms', 3000, 6500],
  ['uber-new-year', 'off=cache policy=without', 'readOkShare', 0, 0.02],
  ['uber-new-year', 'off=queue policy=without', 'toldShare', 0.8, 0.92],
];

testBands(BANDS);

test('four times the drivers halve the way to the nearest', () => {
  const few = measure('uber-dispatch', 'scene=town drivers=60', 'aloneKm');
  const many = measure('uber-dispatch', 'scene=town drivers=240', 'aloneKm');
  expect(many / few).toBeGreaterThan(0.42);
  expect(many / few).toBeLessThan(0.56);
});

test('neighbours of a hexagon are equally far, those of a square are not', () => {
  expect(measure('uber-dispatch', 'cells=squares', 'neighbourRatio')).toBeCloseTo(Math.SQRT2, 3);
  expect(measure('uber-dispatch', 'cells=hexagons', 'neighbourRatio')).toBeLessThan(1.1);
});
