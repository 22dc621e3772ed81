import { expect, test } from 'vitest';
import { HashRing, keyPlaceShare } from '#blocks/hash-ring.ts';
import { mix32 } from '#kernel/hash.ts';

const KEYS = 20_000;
const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `floe-${i + 1}`);
const owners = (ring: HashRing, mayServe: (position: number) => boolean = () => true): number[] =>
  Array.from({ length: KEYS }, (_, key) => ring.ownerOf(key, mayServe));

test('a server that leaves moves its own keys and no others', () => {
  const ring = new HashRing(ids(5), [1, 1, 1, 1, 1], 100);
  const before = owners(ring);
  const after = owners(ring, (position) => position !== 2);
  before.forEach((owner, key) => {
    if (owner !== 2) expect(after[key]).toBe(owner);
    else expect(after[key]).not.toBe(2);
  });
});

test('one server more takes its share from all: n/(n+1) of the keys stay, where modulo moves them', () => {
  const five = owners(new HashRing(ids(5), [1, 1, 1, 1, 1], 100));
  const six = owners(new HashRing(ids(6), [1, 1, 1, 1, 1, 1], 100));
  const moved = five.filter((owner, key) => owner !== six[key]).length / KEYS;
  expect(Math.abs(moved - 1 / 6)).toBeLessThan(0.05);
  five.forEach((owner, key) => expect([owner, 5]).toContain(six[key]));
  const byModulo = Array.from({ length: KEYS }, (_, key) => mix32(key)).filter((hash) => hash % 5 !== hash % 6).length / KEYS;
  expect(Math.abs(byModulo - 5 / 6)).toBeLessThan(0.015);
});

test('more points per server, more even shares', () => {
  const deviation = (virtualNodes: number): number => {
    const all: number[] = [];
    for (let salt = 0; salt < 12; salt++) {
      const names = Array.from({ length: 10 }, (_, i) => `server-${salt}-${i}`);
      const counts = new Array<number>(10).fill(0);
      for (const owner of owners(new HashRing(names, new Array<number>(10).fill(1), virtualNodes))) counts[owner]!++;
      all.push(...counts.map((count) => (count / KEYS) * 10));
    }
    return Math.sqrt(all.reduce((sum, share) => sum + (share - 1) ** 2, 0) / all.length);
  };
  // √((n−1)/(n·v+1)) for n 10 is .905 at one point and .0949 at a hundred.
  expect(Math.abs(deviation(1) - 0.905)).toBeLessThan(0.2);
  expect(Math.abs(deviation(100) - 0.0949)).toBeLessThan(0.02);
});

test('weights count points; nobody up gives −1; places are shares of the ring', () => {
  const ring = new HashRing(ids(2), [3, 1], 10);
  const points = ring.points();
  expect(points.filter((point) => point.owner === 0)).toHaveLength(30);
  expect(points.filter((point) => point.owner === 1)).toHaveLength(10);
  expect(points.every((point, i) => i === 0 || point.placeShare >= points[i - 1]!.placeShare)).toBe(true);
  expect(ring.ownerOf(1, () => false)).toBe(-1);
  expect(keyPlaceShare(12)).toBe(mix32(12) / 2 ** 32);
});
