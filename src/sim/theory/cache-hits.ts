import { exponential } from '#kernel/math.ts';

/**
 * Share of hits of an LRU cache with room for `capacity` things that are asked for independently, by Che's approximation: a thing
 * is there if it was asked for within the time T in which so many different things are. Source: H. Che, Y. Tung, Z. Wang, IEEE JSAC
 * 20 (2002); C. Fricker, P. Robert, J. Roberts (2012) say why it is so good.
 */
export function lruHitShare(shares: ArrayLike<number>, capacity: number): number {
  const present = (share: number, time: number): number => 1 - exponential(-share * time);
  return hitShareBy(shares, capacity, present);
}

/** The same for FIFO, and for random eviction, which hit equally often. Source: E. Gelenbe (1973); C. Fricker et al. (2012). */
export function fifoHitShare(shares: ArrayLike<number>, capacity: number): number {
  return hitShareBy(shares, capacity, (share, time) => (share * time) / (1 + share * time));
}

/** Finds T such that the expected number present is the capacity, by bisection, and sums what that hits. */
function hitShareBy(shares: ArrayLike<number>, capacity: number, present: (share: number, time: number) => number): number {
  if (capacity >= shares.length) return 1;
  const held = (time: number): number => {
    let sum = 0;
    for (let i = 0; i < shares.length; i++) sum += present(shares[i]!, time);
    return sum;
  };
  let low = 0;
  let high = 1;
  while (held(high) < capacity && high < 1e15) high *= 2;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (held(middle) < capacity) low = middle;
    else high = middle;
  }
  let hits = 0;
  for (let i = 0; i < shares.length; i++) hits += shares[i]! * present(shares[i]!, high);
  return hits;
}

/**
 * Exact share of hits of a tiny cache, by the stationary distribution over every arrangement. For a handful of things only: the
 * arrangements of `capacity` out of so many are all looked at. Source: W. F. King III, IFIP Congress 1971.
 */
export function tinyCacheHitShare(shares: readonly number[], capacity: number, policy: 'lru' | 'fifo'): number {
  let weightSum = 0;
  let hitSum = 0;
  const visit = (chosen: readonly number[]): void => {
    if (chosen.length === capacity) {
      const weight = policy === 'lru' ? lruWeight(shares, chosen) : chosen.reduce((product, i) => product * shares[i]!, 1);
      weightSum += weight;
      hitSum += weight * chosen.reduce((sum, i) => sum + shares[i]!, 0);
      return;
    }
    for (let i = 0; i < shares.length; i++) if (!chosen.includes(i)) visit([...chosen, i]);
  };
  visit([]);
  return hitSum / weightSum;
}

/** Probability of an LRU stack: the last one asked for is on top, and so on among the rest. */
function lruWeight(shares: readonly number[], chosen: readonly number[]): number {
  let left = 1;
  let weight = 1;
  for (const i of chosen) {
    weight *= shares[i]! / left;
    left -= shares[i]!;
  }
  return weight;
}
