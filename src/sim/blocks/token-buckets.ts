import { ALMOST } from '#theory/token-bucket.ts';
import type { LimitOptions } from './proxy-options.ts';

interface Bucket {
  tokens: number;
  atUs: number;
}

/**
 * The buckets of one rate limit: one for everybody, or one for each client. A bucket starts full and is filled up when it is looked
 * at. `delay` takes the token ahead of time: the request waits until it is there.
 */
export class TokenBuckets {
  private readonly buckets = new Map<number, Bucket>();

  /** µs until a request of this client may go: 0 = now, Infinity = it is refused. Takes nothing. */
  waitUs(client: number, limit: LimitOptions, nowUs: number): number {
    const { tokens } = this.bucketOf(client, limit, nowUs);
    if (tokens >= 1 - ALMOST) return 0;
    if (limit.onExcess === 'reject') return Infinity;
    const waitUs = Math.ceil(((1 - tokens) / limit.ratePerSec) * 1e6 - ALMOST);
    return waitUs <= limit.maxDelayMs * 1000 ? waitUs : Infinity;
  }

  take(client: number, limit: LimitOptions, nowUs: number): void {
    this.bucketOf(client, limit, nowUs).tokens--;
  }

  /** Tokens left for everybody, for drawing. */
  tokens(limit: LimitOptions, nowUs: number): number {
    return Math.max(0, this.bucketOf(0, limit, nowUs).tokens);
  }

  forget(): void {
    this.buckets.clear();
  }

  private bucketOf(client: number, { by, ratePerSec, burst }: LimitOptions, nowUs: number): Bucket {
    const owner = by === 'all' ? 0 : client;
    const bucket = this.buckets.get(owner) ?? { tokens: burst, atUs: nowUs };
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowUs - bucket.atUs) * ratePerSec) / 1e6);
    bucket.atUs = nowUs;
    this.buckets.set(owner, bucket);
    return bucket;
  }
}
