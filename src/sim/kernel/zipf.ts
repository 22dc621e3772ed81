import { power } from './math.ts';
import type { Random } from './random.ts';

/**
 * Ranks 0 … count−1 with probability ∝ 1/(rank+1)^exponent, by inverting the cumulative distribution.
 * Builds a table of `count` numbers; a draw costs O(log count).
 */
export class Zipf {
  private readonly cumulative: Float64Array;

  constructor(count: number, exponent: number) {
    this.cumulative = new Float64Array(count);
    let sum = 0;
    for (let rank = 0; rank < count; rank++) {
      sum += 1 / power(rank + 1, exponent);
      this.cumulative[rank] = sum;
    }
  }

  draw(stream: Random): number {
    const { cumulative } = this;
    const target = stream.nextUnit() * cumulative[cumulative.length - 1]!;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
