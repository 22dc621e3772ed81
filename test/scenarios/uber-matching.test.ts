import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callersPerBackend } from '#scenarios/uber-subsets.ts';
import { nearestFirst, together, waysOf } from '#scenarios/uber-matching.ts';
import type { Matching, Spot } from '#scenarios/uber-matching.ts';
import { hexagonsFile } from '#tasks/cells/hexagons.ts';

const spot = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) });
const towns = fc.tuple(fc.array(spot, { minLength: 1, maxLength: 5 }), fc.array(spot, { minLength: 5, maxLength: 6 }));

/** The least sum over every possible matching. */
function leastSum(riders: readonly Spot[], drivers: readonly Spot[], chosen: Matching = []): number {
  if (chosen.length === riders.length) return waysOf(chosen, riders, drivers).sum;
  const free = drivers.map((_, i) => i).filter((i) => !chosen.includes(i));
  return Math.min(...free.map((i) => leastSum(riders, drivers, [...chosen, i])));
}

test('matching together finds the least sum of ways, and nobody is promised twice', () => {
  fc.assert(
    fc.property(towns, ([riders, drivers]) => {
      const best = together(riders, drivers);
      expect(new Set(best).size).toBe(riders.length);
      expect(waysOf(best, riders, drivers).sum).toBeCloseTo(leastSum(riders, drivers), 6);
      expect(new Set(nearestFirst(riders, drivers)).size).toBe(riders.length);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('every caller keeps as many floes as it may, each of them once', () => {
  for (const rule of ['drawn', 'dealt'] as const) {
    const known = callersPerBackend(40, 30, 7, rule, 3);
    expect(known.reduce((sum, count) => sum + count, 0)).toBe(40 * 7);
    expect(Math.max(...known)).toBeLessThanOrEqual(40);
  }
  expect(new Set(callersPerBackend(100, 100, 20, 'dealt', 1))).toEqual(new Set([20]));
});

test('the hexagons of the figure are those of h3-js', () => {
  expect(readFileSync('src/scenarios/uber-hexagons.ts', 'utf8')).toBe(hexagonsFile());
});
