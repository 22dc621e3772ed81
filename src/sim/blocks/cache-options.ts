import type { Distribution } from '#kernel/distribution.ts';

export type EvictionPolicy = 'lru' | 'lfu' | 'fifo' | 'clock' | 'sieve' | 'random' | 'optimal';

/** What any cache has, wherever it stands: as a block, in a reverse proxy, at an edge. */
export interface CacheRules {
  readonly policy: EvictionPolicy;
  readonly capacityEntries: number;
  /** Instead of counting entries. */
  readonly capacityKb: number | null;
  readonly hitTime: Distribution;
  /** Life of a copy; `null` = until it is pushed out. */
  readonly ttlMs: number | null;
  /** Each life is drawn within ± this share. */
  readonly ttlJitterShare: number;
  /** Life of the answer "no such key"; 0 = not kept. */
  readonly negativeTtlMs: number;
  /** Misses of one key share one fetch. */
  readonly coalesce: boolean;
  readonly staleWhileRevalidateMs: number;
  readonly staleIfErrorMs: number;
  /** The name of a thing carries its version: a new version is another entry. */
  readonly versioned: boolean;
  /** A number forces the hit share, whatever is stored; `null` = the cache itself decides. */
  readonly serveByShare: number | null;
}

export interface CacheOptions extends CacheRules {
  readonly kind: 'cache';
  readonly to: string;
  readonly up: boolean;
  readonly place: string | null;
  readonly write: 'around' | 'through' | 'back';
  readonly flushEveryMs: number;
  /** Whether and when its own writes, or anybody's, drop a copy. */
  readonly invalidate: 'none' | 'before-write' | 'on-write' | 'change-log';
  readonly changeLogDelayMs: number;
  readonly whenDown: 'pass' | 'fail';
}
