import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { fifoHitShare, lruHitShare, tinyCacheHitShare } from '#theory/cache-hits.ts';
import { stampedeFetches, ttlFetchesPerSec, ttlHitShare, writeBackPerSec } from '#theory/cache-life.ts';
import { zipfShares } from '#theory/zipf-shares.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const zipf = (count: number): Fields => ({ distribution: 'zipf', count, exponent: 1 });

/** Readers before a cache before an origin that can do anything. */
function run(cache: Fields, client: Fields, more: Fields = {}, origin: Fields = {}) {
  const blocks = {
    readers: { kind: 'client', to: 'memory', ...client },
    memory: { kind: 'cache', to: 'origin', hitTime: constant(0), ...cache },
    origin: { kind: 'server', workers: 10_000, serviceTime: constant(0), ...origin },
  };
  const { report } = runBlueprint(blueprintOf({ version: 1, seed: 1, durationMs: 10_000, ...more, blocks }));
  return { report, memory: report.blocks['memory'] as Figures };
}

/** So many requests, one a millisecond. */
const regular = (keys: Fields): Fields => ({ arrivals: { process: 'regular', ratePerSec: 1000 }, keys });

describe('share of hits, Zipf(10,000, 1)', () => {
  const CAPACITY = 1000;
  const shares = zipfShares(10_000, 1);
  const hitShare = (policy: string, capacityEntries: number, requests: number): number =>
    run({ policy, capacityEntries }, regular(zipf(10_000)), { durationMs: requests, warmupMs: requests / 5 }).memory['hitShare']!;

  test.each([100, 1000, 2000])('LRU with room for %i: Che’s approximation', (capacity) => {
    const theory = lruHitShare(shares, capacity);
    expect(Math.abs(hitShare('lru', capacity, 1_000_000) - theory)).toBeLessThan(0.003);
  });

  test.each(['fifo', 'random'])('%s: Gelenbe’s formula', (policy) => {
    expect(Math.abs(hitShare(policy, CAPACITY, 1_000_000) - fifoHitShare(shares, CAPACITY))).toBeLessThan(0.003);
  });

  test.each([
    ['lru', 0.6761],
    ['fifo', 0.6316],
    ['clock', 0.6862],
    ['lfu', 0.7377],
    ['sieve', 0.7482],
    ['optimal', 0.8168],
  ] as const)('%s: as measured elsewhere, %d', (policy, measured) => {
    expect(Math.abs(hitShare(policy, CAPACITY, 1_000_000) - measured)).toBeLessThan(0.003);
  });
});

test.each(['lru', 'fifo'] as const)('tiny %s: exact by King', (policy) => {
  const theory = tinyCacheHitShare([...zipfShares(5, 1)], 2, policy);
  const { memory } = run({ policy, capacityEntries: 2 }, regular(zipf(5)), { durationMs: 500_000 });
  // Hits that follow one another are alike, so that the error is a few times that of coins.
  expect(Math.abs(memory['hitShare']! - theory)).toBeLessThan(0.003);
});

describe('a fixed life', () => {
  const keys = zipf(1000);
  const rates = [...zipfShares(1000, 1)].map((share) => share * 100);
  const client = { arrivals: { process: 'poisson', ratePerSec: 100 }, keys };
  const { memory } = run({ ttlMs: 10_000, capacityEntries: 1000 }, client, { durationMs: 2_100_000, warmupMs: 100_000 });

  test('share of hits', () => {
    expect(Math.abs(memory['hitShare']! - ttlHitShare(rates, 10))).toBeLessThan(0.004);
  });

  test('fetches a second', () => {
    expect(memory['fetches']! / 2000 / ttlFetchesPerSec(rates, 10)).toBeCloseTo(1, 1);
  });
});

describe('one hot key runs out', () => {
  const stampede = (cache: Fields): number => {
    const client = { arrivals: { process: 'poisson', ratePerSec: 100 }, keys: { distribution: 'uniform', count: 1 } };
    const { memory } = run({ ttlMs: 10_000, ...cache }, client, { durationMs: 6_300_000 }, { serviceTime: constant(500) });
    // Each life begins when the first of its fetches is back.
    return memory['fetches']! / (6_300_000 / 10_500);
  };

  test('without sharing, everybody who comes during the fetch fetches too', () => {
    expect(stampede({}) / stampedeFetches(100, 0.5, false)).toBeCloseTo(1, 1);
  });

  test('sharing, one does', () => {
    expect(stampede({ coalesce: true })).toBeCloseTo(stampedeFetches(100, 0.5, true), 1);
  });

  test('served while it is renewed, one does and nobody waits', () => {
    const client = { arrivals: { process: 'poisson', ratePerSec: 100 }, keys: { distribution: 'uniform', count: 1 } };
    const cache = { ttlMs: 10_000, staleWhileRevalidateMs: 5000 };
    const { memory } = run(cache, client, { durationMs: 1_010_000, warmupMs: 10_000 }, { serviceTime: constant(500) });
    expect(memory['fetches']! / (1_000_000 / 10_500)).toBeCloseTo(1, 1);
    expect(memory['misses']).toBe(0);
  });
});

test('write-back: one write per key and interval, if there was any', () => {
  const client = {
    arrivals: { process: 'poisson', ratePerSec: 100 },
    keys: { distribution: 'uniform', count: 50 },
    mix: [{ op: 'write' }],
  };
  const { memory } = run({ write: 'back', flushEveryMs: 1000 }, client, { durationMs: 600_000 });
  const expected = writeBackPerSec(2, 1) * 50 * 600;
  expect(memory['wroteBack']! / expected).toBeCloseTo(1, 1);
  expect(Math.abs(memory['wroteBack']! / expected - 1)).toBeLessThan(0.02);
});

test('hits and misses are all reads; nobody reads the future', () => {
  const mix = [{ type: 'read' }, { type: 'write', op: 'write', share: 0.1 }];
  const client = { arrivals: { process: 'poisson', ratePerSec: 500 }, keys: zipf(300), mix };
  const { memory, report } = run({ ttlMs: 500, capacityEntries: 50, invalidate: 'on-write' }, client, { durationMs: 60_000 });
  expect(memory['hits']! + memory['misses']!).toBe(report.types!['read']!.requests.sent);
  expect(memory['staleServed']).toBeGreaterThanOrEqual(0);
});
