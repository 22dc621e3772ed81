import { power } from '#kernel/math.ts';

/** Mean attempts for one request when each fails with probability `failShare` and at most `attempts` are made. */
export function meanAttempts(failShare: number, attempts: number): number {
  if (failShare >= 1) return attempts;
  return (1 - power(failShare, attempts)) / (1 - failShare);
}

/** Attempts at the bottom for one request at the top, when everything fails and each of `layers` makes so many attempts. */
export function layeredAttempts(attempts: number, layers: number): number {
  return power(attempts, layers);
}

/**
 * Whether a system comes back by itself after a stall, however long: not if the retries of everybody who gives up are more than
 * it can serve. A rule, no law of the middle ground: near the border a storm may start or end by chance.
 */
export function recoversAfterStall(ratePerSec: number, retries: number, capacityPerSec: number): boolean {
  return (1 + retries) * ratePerSec < capacityPerSec;
}
