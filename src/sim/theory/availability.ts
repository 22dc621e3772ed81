import { power } from '#kernel/math.ts';

/** Availability of parts that are all needed. */
export function inSeries(shares: readonly number[]): number {
  return shares.reduce((product, share) => product * share, 1);
}

/**
 * Availability of `copies` of which `needed` must live, each available `share` of the time and independently of the others, with
 * instant fail-over. Leaves out: what all share. Source: the binomial distribution.
 */
export function atLeast(needed: number, copies: number, share: number): number {
  let sum = 0;
  for (let living = needed; living <= copies; living++)
    sum += choose(copies, living) * power(share, living) * power(1 - share, copies - living);
  return Math.min(1, sum);
}

/** Time out of service in a year of 365.25 days, in ms. */
export function downtimePerYearMs(share: number): number {
  return (1 - share) * 365.25 * 86_400_000;
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i++) ways = (ways * (from - count + i)) / i;
  return ways;
}
