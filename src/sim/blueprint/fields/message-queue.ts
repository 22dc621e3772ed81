import { block, choice, fixed, flag, group, number, or, orNull, whole } from './field.ts';
import { MAX_MANY, MAX_MS, MIN_MS } from './limits.ts';
import { duration, place, up } from './shared.ts';

const retry = group({
  backoff: choice('none', 'fixed', 'exponential'),
  baseMs: or(1000, number(0, MAX_MS)),
  capMs: or(60_000, number(0, MAX_MS)),
  blocksPartition: or(false, flag),
});

export const messageQueueFields = {
  up,
  place,
  partitions: fixed(or(1, whole(1, 100))),
  partitionBy: fixed(choice('key')),
  discipline: fixed(choice('fifo', 'newest-first', 'priority')),
  capacityMessages: orNull(whole(1, MAX_MANY)),
  whenFull: choice('reject', 'drop-oldest', 'wait'),
  durable: or(true, flag),
  replicas: fixed(or(1, whole(1, 9))),
  publishTime: or({ distribution: 'constant', meanMs: 2 }, duration),
  visibilityTimeoutMs: or(30_000, number(MIN_MS, MAX_MS)),
  maxReceives: orNull(whole(1, 1000)),
  retry: or({}, retry),
  deadLetterTo: fixed(orNull(block)),
  rebalanceMs: or(3000, number(0, MAX_MS)),
  lateAfterMs: orNull(number(MIN_MS, MAX_MS)),
} as const;
