import { exponential } from '#kernel/math.ts';

/**
 * Share of hits when copies live for a fixed time from their fetch and never have to make room, and requests come at random: of the
 * 1 + λT requests from one fetch to the next all but the first hit. `ratesPerSec`: of each thing.
 */
export function ttlHitShare(ratesPerSec: ArrayLike<number>, ttlSec: number): number {
  let hits = 0;
  let all = 0;
  for (let i = 0; i < ratesPerSec.length; i++) {
    const rate = ratesPerSec[i]!;
    all += rate;
    hits += (rate * rate * ttlSec) / (1 + rate * ttlSec);
  }
  return all === 0 ? 0 : hits / all;
}

/** Fetches from the origin per second under the same rules. */
export function ttlFetchesPerSec(ratesPerSec: ArrayLike<number>, ttlSec: number): number {
  let fetches = 0;
  for (let i = 0; i < ratesPerSec.length; i++) fetches += ratesPerSec[i]! / (1 + ratesPerSec[i]! * ttlSec);
  return fetches;
}

/** Fetches when a copy that is asked for `ratePerSec` expires, each taking `fetchSec`: everybody who comes meanwhile, or one. */
export function stampedeFetches(ratePerSec: number, fetchSec: number, isCoalesced: boolean): number {
  return isCoalesced ? 1 : 1 + ratePerSec * fetchSec;
}

/** Writes to the origin per second of one key written `ratePerSec`, when changes are flushed on a clock every `everySec`. */
export function writeBackPerSec(ratePerSec: number, everySec: number): number {
  return (1 - exponential(-ratePerSec * everySec)) / everySec;
}

/** Share of requests that never reach the origin behind two tiers; the second share is among what the first one missed. */
export function offloadShare(firstHitShare: number, secondHitShare: number): number {
  return 1 - (1 - firstHitShare) * (1 - secondHitShare);
}
