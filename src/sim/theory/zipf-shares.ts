import { power } from '#kernel/math.ts';

/** Popularity of `count` things by Zipf's law: shares that add up to 1, the most popular first. Source: G. K. Zipf (1949). */
export function zipfShares(count: number, exponent: number): Float64Array {
  const shares = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) sum += shares[rank] = 1 / power(rank + 1, exponent);
  for (let rank = 0; rank < count; rank++) shares[rank]! /= sum;
  return shares;
}
