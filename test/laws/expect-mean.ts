import { batchMeans } from '#metrics/batch-means.ts';
import { expect } from 'vitest';

/** Two-sided quantile of Student's t with 29 degrees of freedom at p = .001: one law in a thousand fails by chance, with seeds fixed beforehand. */
const ACCEPT = 3.66;

/** The mean of a correlated series is `value`, as far as thirty batch means can tell. */
export function expectMean(values: readonly number[], value: number): void {
  const { mean, standardError } = batchMeans(values);
  expect(Math.abs(mean - value), `mean ${mean}, expected ${value}, standard error ${standardError}`).toBeLessThanOrEqual(
    ACCEPT * standardError,
  );
  // An interval that holds everything proves nothing.
  expect(standardError).toBeLessThan(0.1 * Math.abs(value) + 0.002);
}

/** A share of a series lies above `limit`. */
export function expectShareAbove(values: readonly number[], limit: number, share: number): void {
  expectMean(
    values.map((value) => (value > limit ? 1 : 0)),
    share,
  );
}
