import { expect, test } from 'vitest';
import { Random } from '#kernel/random.ts';
import { batchMeans } from '#metrics/batch-means.ts';

test('the interval covers the true mean about 95 times in 100', () => {
  let covered = 0;
  for (let run = 0; run < 400; run++) {
    const stream = new Random(run, 'coverage');
    const { low, high } = batchMeans(Array.from({ length: 300 }, () => stream.nextUnit()));
    if (low <= 0.5 && 0.5 <= high) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(366);
  expect(covered).toBeLessThanOrEqual(395);
});

test('it drops what does not fill a batch and refuses too few values', () => {
  const values = [...new Array<number>(60).fill(2), 99];
  expect(batchMeans(values)).toEqual({ mean: 2, low: 2, high: 2, standardError: 0 });
  expect(() => batchMeans([1, 2, 3])).toThrow('at least 60 values, not 3');
});
