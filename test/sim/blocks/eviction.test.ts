import { describe, expect, test } from 'vitest';
import { evictByHand, hitsByHand } from '#blocks/eviction/evict-by-hand.ts';

const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
const TEXTBOOK = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];

describe('faults on two famous lists', () => {
  test.each([
    ['fifo', 3, BELADY, 9],
    ['fifo', 4, BELADY, 10],
    ['lru', 3, BELADY, 10],
    ['lru', 4, BELADY, 8],
    ['optimal', 3, BELADY, 7],
    ['optimal', 4, BELADY, 6],
    ['fifo', 3, TEXTBOOK, 15],
    ['lru', 3, TEXTBOOK, 12],
    ['optimal', 3, TEXTBOOK, 9],
    ['clock', 3, TEXTBOOK, 11],
    ['lfu', 3, TEXTBOOK, 11],
    ['sieve', 3, TEXTBOOK, 11],
  ] as const)('%s with room for %i', (policy, capacity, keys, faults) => {
    expect(keys.length - hitsByHand(policy, capacity, keys)).toBe(faults);
  });
});

test('a round that is one longer than the room never hits, but for the optimum', () => {
  const round = Array.from({ length: 12 }, (_, i) => i % 4);
  expect(hitsByHand('lru', 3, round)).toBe(0);
  expect(hitsByHand('fifo', 3, round)).toBe(0);
  expect(hitsByHand('optimal', 3, round)).toBe(6);
  expect(hitsByHand('lru', 4, round)).toBe(8);
});

test('each step says who went and who stayed', () => {
  expect(evictByHand('lru', 2, [1, 2, 1, 3])).toEqual([
    { key: 1, isHit: false, evicted: null, kept: [1] },
    { key: 2, isHit: false, evicted: null, kept: [1, 2] },
    { key: 1, isHit: true, evicted: null, kept: [2, 1] },
    { key: 3, isHit: false, evicted: 2, kept: [1, 3] },
  ]);
});

test('LRU with more room hits whatever it hit with less, for any list; FIFO does not', () => {
  const keys = Array.from({ length: 3000 }, (_, i) => (i * i * 7 + i * 13) % 97);
  for (let capacity = 1; capacity < 60; capacity++) {
    const fewer = evictByHand('lru', capacity, keys);
    const more = evictByHand('lru', capacity + 1, keys);
    expect(fewer.every((step, i) => !step.isHit || more[i]!.isHit)).toBe(true);
  }
  expect(hitsByHand('fifo', 3, BELADY)).toBeGreaterThan(hitsByHand('fifo', 4, BELADY));
});

test('the optimum is never beaten', () => {
  const keys = Array.from({ length: 2000 }, (_, i) => (i * i * 11 + i * 5) % 61);
  const best = hitsByHand('optimal', 12, keys);
  for (const policy of ['lru', 'lfu', 'fifo', 'clock', 'sieve', 'random'] as const) {
    expect(hitsByHand(policy, 12, keys)).toBeLessThanOrEqual(best);
  }
});
