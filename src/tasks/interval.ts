/** A mean over independent runs with its 95 % interval; bounds are `null` when one run alone was measured. */
export interface RunInterval {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** 97.5 % quantiles of Student's t for 1 … 9 degrees of freedom. */
const SMALL = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];
const NORMAL = 1.959964;

/**
 * 97.5 % quantile of Student's t, correct to 10⁻⁴: a table, and from 10 degrees of freedom on the expansion around the
 * normal quantile. Source: Abramowitz and Stegun, 26.7.5.
 */
export function studentQuantile(degreesOfFreedom: number): number {
  const fromTable = SMALL[degreesOfFreedom - 1];
  if (fromTable !== undefined) return fromTable;
  const [z, n] = [NORMAL, degreesOfFreedom];
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n ** 3);
}

/** Mean and 95 % interval of at least one independent value. */
export function intervalOf(values: readonly number[]): RunInterval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, low: null, high: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentQuantile(values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, low: mean - half, high: mean + half };
}
