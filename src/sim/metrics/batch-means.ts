/** Two-sided 97.5 % quantile of Student's t with 29 degrees of freedom. */
const T_29 = 2.045;
const BATCHES = 30;

/** A mean with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the batch means divided by √batches. */
  readonly standardError: number;
}

/**
 * Mean of a correlated series with a 95 % interval from 30 batch means. Values left over after the last full batch are
 * dropped. Throws when there are fewer than 60 values.
 * Source: A. Law, *Simulation Modeling and Analysis*, ch. 9.
 */
export function batchMeans(values: ArrayLike<number>): Interval {
  const size = Math.floor(values.length / BATCHES);
  if (size < 2) throw new Error(`batch means need at least ${2 * BATCHES} values, not ${values.length}`);
  const means: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    let sum = 0;
    for (let i = batch * size; i < (batch + 1) * size; i++) sum += values[i]!;
    means.push(sum / size);
  }
  const mean = means.reduce((sum, value) => sum + value, 0) / BATCHES;
  const squares = means.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const standardError = Math.sqrt(squares / (BATCHES - 1) / BATCHES);
  return { mean, low: mean - T_29 * standardError, high: mean + T_29 * standardError, standardError };
}
