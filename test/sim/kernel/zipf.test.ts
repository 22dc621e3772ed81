import { expect, test } from 'vitest';
import { Random } from '#kernel/random.ts';
import { Zipf } from '#kernel/zipf.ts';

test('ranks come in proportion to 1 / rank^exponent', () => {
  const count = 5;
  const draws = 100_000;
  for (const exponent of [0, 0.9, 1, 2]) {
    const zipf = new Zipf(count, exponent);
    const stream = new Random(4, `zipf ${exponent}`);
    const seen = new Array<number>(count).fill(0);
    for (let i = 0; i < draws; i++) seen[zipf.draw(stream)]!++;
    const weights = seen.map((_, rank) => 1 / (rank + 1) ** exponent);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    seen.forEach((hits, rank) => {
      const share = weights[rank]! / total;
      expect(Math.abs(hits / draws - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
    });
  }
});

test('one key is always that key', () => {
  expect(new Zipf(1, 1).draw(new Random(1, 'one'))).toBe(0);
});
