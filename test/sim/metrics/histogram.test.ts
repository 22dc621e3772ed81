import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from '#metrics/histogram.ts';

const nearestRank = (sorted: readonly number[], share: number): number => sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]!;

test('quantiles are nearest rank within 2⁻¹⁰; mean and maximum are exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(3000), fc.nat(2 ** 31 - 1), fc.double({ min: 0, max: 1e13, noNaN: true }).map(Math.floor)), {
        minLength: 1,
        maxLength: 200,
      }),
      (values) => {
        const histogram = new Histogram();
        for (const value of values) histogram.add(value);
        const sorted = values.toSorted((a, b) => a - b);
        const shares = [0.01, 0.5, 0.9, 0.99, 0.999];
        const found = histogram.quantiles(shares)!;
        shares.forEach((share, i) => {
          const exact = nearestRank(sorted, share);
          expect(Math.abs(found[i]! - exact)).toBeLessThanOrEqual(exact < 2048 ? 0 : exact / 1024);
        });
        expect(histogram.max).toBe(sorted.at(-1));
        expect(histogram.mean()).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 3);
      },
    ),
    { seed: 2, numRuns: 300 },
  );
});

test('what is removed no longer counts', () => {
  const histogram = new Histogram();
  for (const value of [5, 10, 4_000_000]) histogram.add(value);
  histogram.remove(4_000_000);
  expect(histogram.quantiles([0.5, 1])).toEqual([5, 10]);
  expect(histogram.mean()).toBe(7.5);
});

test('nothing added, nothing to say', () => {
  expect(new Histogram().quantiles([0.5])).toBeNull();
  expect(new Histogram().mean()).toBeNull();
});
