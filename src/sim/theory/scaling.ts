import { naturalLog, power } from '#kernel/math.ts';

/**
 * Work of `machines` in units of one, by the universal scalability law: `contention` is what must be done one at a time,
 * `crosstalk` what every pair must agree on. Source: N. Gunther, *Guerrilla Capacity Planning* (2007).
 */
export function usl(machines: number, contention: number, crosstalk: number): number {
  return machines / (1 + contention * (machines - 1) + crosstalk * machines * (machines - 1));
}

/** How many machines do the most work. Infinity without crosstalk. */
export function uslBest(contention: number, crosstalk: number): number {
  return crosstalk === 0 ? Infinity : Math.sqrt((1 - contention) / crosstalk);
}

/** Share of pages that have a slow part, when one in 1/slowShare parts is slow and a page has so many. Source: J. Dean, L. Barroso (2013). */
export function fanOutSlowShare(slowShare: number, parts: number): number {
  return 1 - power(1 - slowShare, parts);
}

/**
 * The time that a share of requests stays below when a second attempt is sent after the quantile `hedgeShare`, for exponential times
 * of mean 1, capacity to spare and no queues.
 */
export function hedgedQuantile(share: number, hedgeShare: number): number {
  if (share <= hedgeShare) return -naturalLog(1 - share);
  const start = -naturalLog(1 - hedgeShare);
  // Past the start both attempts must be slow: e^−t × e^−(t − start).
  return (start - naturalLog(1 - share)) / 2;
}

/** Further load by that: what is not answered by then is sent again. */
export function hedgeLoadShare(hedgeShare: number): number {
  return 1 - hedgeShare;
}
