/** What a cache knows of an answer when it works out its age, in seconds. */
export interface AnswerTimes {
  /** The answer's own Date. */
  readonly dateSec: number;
  readonly requestSec: number;
  readonly responseSec: number;
  /** Its Age header, 0 without one. */
  readonly ageSec: number;
}

/** Age of a stored answer now. Source: RFC 9111, §4.2.3. */
export function currentAgeSec({ dateSec, requestSec, responseSec, ageSec }: AnswerTimes, nowSec: number): number {
  const apparent = Math.max(0, responseSec - dateSec);
  const corrected = ageSec + (responseSec - requestSec);
  return Math.max(apparent, corrected) + (nowSec - responseSec);
}

/** `stale`: served while it is renewed behind the reader's back. `wait`: fetched first. `error-stale`: as `wait`, but served if that fails. */
export type Freshness = 'fresh' | 'stale' | 'error-stale' | 'wait';

/**
 * What a cache may do with an answer of this age. Sources: RFC 9111 (max-age), RFC 5861 (stale-while-revalidate, stale-if-error).
 */
export function freshnessOf(ageSec: number, maxAgeSec: number, whileRevalidateSec: number, ifErrorSec: number): Freshness {
  if (ageSec < maxAgeSec) return 'fresh';
  if (ageSec < maxAgeSec + whileRevalidateSec) return 'stale';
  return ageSec < maxAgeSec + ifErrorSec ? 'error-stale' : 'wait';
}
