import type { EvictionPolicy } from '#blocks/cache-options.ts';
import { Random } from '#kernel/random.ts';
import { Future } from './future.ts';
import { makeEviction } from './make-eviction.ts';

/** One request of a list that is gone through by hand. */
export interface EvictionStep {
  readonly key: number;
  readonly isHit: boolean;
  /** The key that had to go, `null` when there was room or a hit. */
  readonly evicted: number | null;
  /** Keys that are there afterwards, the next to go first. */
  readonly kept: readonly number[];
}

/** Goes through a list of keys with room for `capacity` copies: the same policies as in any cache, with nothing around them. */
export function evictByHand(policy: EvictionPolicy, capacity: number, keys: readonly number[], seed = 1): readonly EvictionStep[] {
  let ahead = 0;
  const future = new Future(() => keys[ahead++] ?? -1);
  const eviction = makeEviction(policy, new Random(seed, 'by-hand/evict'), future);
  const slots = new Map<number, number>();
  const keyIn: number[] = [];
  return keys.map((key): EvictionStep => {
    future.advance();
    const known = slots.get(key);
    let evicted: number | null = null;
    if (known !== undefined) eviction.use(known);
    else {
      let slot = slots.size;
      if (slots.size === capacity) {
        slot = eviction.victim();
        evicted = keyIn[slot]!;
        eviction.remove(slot);
        slots.delete(evicted);
      }
      keyIn[slot] = key;
      slots.set(key, slot);
      eviction.add(slot, key);
    }
    return { key, isHit: known !== undefined, evicted, kept: eviction.order(capacity).map((slot) => keyIn[slot]!) };
  });
}

/** How many requests of a list find their copy. */
export function hitsByHand(policy: EvictionPolicy, capacity: number, keys: readonly number[]): number {
  return evictByHand(policy, capacity, keys).filter((step) => step.isHit).length;
}
