/** A bucket that fills at a rate and gives one token to each request. */
export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** The bucket at a later instant: it has filled up, to its size at most. */
export function refilled(bucket: Bucket, nowMs: number, ratePerSec: number, burst: number): Bucket {
  return { tokens: Math.min(burst, bucket.tokens + ((nowMs - bucket.atMs) * ratePerSec) / 1000), atMs: nowMs };
}

/** Tokens below one by less than this count as one: ten times a tenth must be a whole. */
export const ALMOST = 1e-9;

/** Which of the requests at these instants (ascending, ms) a full bucket lets through. */
export function tokenBucketDecisions(atMs: readonly number[], ratePerSec: number, burst: number): boolean[] {
  let bucket: Bucket = { tokens: burst, atMs: 0 };
  return atMs.map((nowMs) => {
    bucket = refilled(bucket, nowMs, ratePerSec, burst);
    if (bucket.tokens < 1 - ALMOST) return false;
    bucket = { tokens: bucket.tokens - 1, atMs: nowMs };
    return true;
  });
}

/**
 * The same by nginx's `limit_req … burst=N nodelay`: it counts the excess over the rate and admits burst + 1 at once.
 * Source: ngx_http_limit_req_module.c.
 */
export function nginxLimitDecisions(atMs: readonly number[], ratePerSec: number, burst: number): boolean[] {
  let excess = 0;
  let lastMs: number | null = null;
  return atMs.map((nowMs) => {
    const next = lastMs === null ? 0 : Math.max(0, excess - ((nowMs - lastMs) * ratePerSec) / 1000 + 1);
    if (next > burst + ALMOST) return false;
    excess = next;
    lastMs = nowMs;
    return true;
  });
}

/**
 * Share of random calls (Poisson) that a bucket of one token refuses: each accepted call closes the gate for 1/limit, so it is a
 * counter with dead time. Source: the non-paralysable dead-time model.
 */
export function singleTokenRefusedShare(callsPerSec: number, limitPerSec: number): number {
  const dead = callsPerSec / limitPerSec;
  return dead / (1 + dead);
}
