import type { EvictionPolicy } from '#blocks/cache-options.ts';
import { invariant } from '#kernel/invariant.ts';
import type { Random } from '#kernel/random.ts';
import { Clock } from './clock.ts';
import type { Eviction } from './eviction.ts';
import { Fifo } from './fifo.ts';
import type { Future } from './future.ts';
import { Lfu } from './lfu.ts';
import { Lru } from './lru.ts';
import { Optimal } from './optimal.ts';
import { RandomChoice } from './random-choice.ts';
import { Sieve } from './sieve.ts';

/** @param stream for `random` only @param future for `optimal` only */
export function makeEviction(policy: EvictionPolicy, stream: Random, future: Future | null): Eviction {
  switch (policy) {
    case 'lru':
      return new Lru();
    case 'lfu':
      return new Lfu();
    case 'fifo':
      return new Fifo();
    case 'clock':
      return new Clock();
    case 'sieve':
      return new Sieve();
    case 'random':
      return new RandomChoice(stream);
    case 'optimal':
      invariant(future !== null, 'nobody knows the future of this cache');
      return new Optimal(future);
  }
}
