import { block, choice, fixed, flag, group, number, or, orNull, whole } from './field.ts';
import { MAX_MANY, MAX_MS, MIN_PERIOD_MS } from './limits.ts';
import { duration, place, up } from './shared.ts';

const steady = (meanMs: number) => ({ distribution: 'constant', meanMs });

/** What any cache has, wherever it stands. */
export const cacheRules = {
  policy: fixed(choice('lru', 'lfu', 'fifo', 'clock', 'sieve', 'random', 'optimal')),
  capacityEntries: or(1000, whole(1, MAX_MANY)),
  capacityKb: orNull(number(0.001, 1e9)),
  hitTime: or(steady(1), duration),
  ttlMs: orNull(number(0, MAX_MS)),
  ttlJitterShare: or(0, number(0, 1)),
  negativeTtlMs: or(0, number(0, MAX_MS)),
  coalesce: or(false, flag),
  staleWhileRevalidateMs: or(0, number(0, MAX_MS)),
  staleIfErrorMs: or(0, number(0, MAX_MS)),
  versioned: fixed(or(false, flag)),
  serveByShare: orNull(number(0, 1)),
} as const;

export const cacheField = group(cacheRules);

export const cacheFields = {
  to: fixed(block),
  up,
  place,
  ...cacheRules,
  write: choice('around', 'through', 'back'),
  flushEveryMs: or(1000, number(MIN_PERIOD_MS, MAX_MS)),
  invalidate: choice('none', 'before-write', 'on-write', 'change-log'),
  changeLogDelayMs: or(100, number(0, MAX_MS)),
  whenDown: choice('pass', 'fail'),
} as const;
