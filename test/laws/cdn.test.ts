import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { offloadShare, ttlFetchesPerSec } from '#theory/cache-life.ts';
import { zipfShares } from '#theory/zipf-shares.ts';

type Fields = Readonly<Record<string, unknown>>;
interface CdnFigures {
  readonly originFetchesPerSec: number;
  readonly offloadShare: number;
  readonly hitShare: number;
  readonly staleServed: number;
  readonly shield?: { readonly hitShare: number };
}

const READS_PER_SEC = 1000;
const TTL_SEC = 60;
/** Ten lives: all begin at the same moment, so renewals come in waves at first. */
const WARM_UP_MS = 600_000;
/** Its index behind three blocks and fifty edges. */
const SHIELD = 53;
const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const COPY = { hitTime: constant(0), ttlMs: TTL_SEC * 1000, capacityEntries: 1000 };

/** How old the copies are that readers are given, after the warm-up. */
class Ages implements Observer {
  oldestMs = 0;
  overOneLife = 0;
  reads = 0;

  onFact(timeUs: number, fact: FactKind, block: number, _request: number, a: number): void {
    if (timeUs < WARM_UP_MS * 1000) return;
    if (fact === Fact.routed) this.reads++;
    // The shield stands last; it serves edges, not readers.
    if (fact !== Fact.hit || block === SHIELD) return;
    this.oldestMs = Math.max(this.oldestMs, a);
    if (a > TTL_SEC * 1000) this.overOneLife++;
  }
}

/** So many shops, each with its own readers; together a thousand reads a second of a thousand things. */
function run(shops: number, cdn: Fields, seconds: number, more: Fields = {}, observers: readonly Observer[] = []): CdnFigures {
  const names = Array.from({ length: shops }, (_, i) => `shop-${i + 1}`);
  const places = Object.fromEntries(names.map((name, i) => [name, { latDeg: 0, lonDeg: (i * 300) / shops - 150 }]));
  const blocks = {
    readers: {
      kind: 'client',
      to: 'shops',
      arrivals: { process: 'poisson', ratePerSec: READS_PER_SEC },
      keys: { distribution: 'zipf', count: 1000, exponent: 1 },
      places: Object.fromEntries(names.map((name) => [name, 1])),
    },
    shops: { kind: 'cdn', to: 'origin', edges: Object.fromEntries(names.map((name) => [name, { place: name }])), cache: COPY, ...cdn },
    origin: { kind: 'server', workers: 10_000, serviceTime: constant(0) },
  };
  const warmupMs = WARM_UP_MS;
  const input = { version: 1, seed: 3, durationMs: warmupMs + seconds * 1000, warmupMs, places, blocks, ...more };
  const { report } = runBlueprint(blueprintOf(input), { observers });
  return report.blocks['shops'] as unknown as CdnFigures;
}

/** Fetches of one shop of so many, by its share of the readers. */
const theory = (shops: number): number => {
  const rates = [...zipfShares(1000, 1)].map((share) => (share * READS_PER_SEC) / shops);
  return shops * ttlFetchesPerSec(rates, TTL_SEC);
};

describe('what the origin must still give', () => {
  test.each([
    [1, 15.7],
    [10, 108.1],
    [50, 264.1],
  ])('%i shops', (shops, fetchesPerSec) => {
    expect(theory(shops)).toBeCloseTo(fetchesPerSec, 1);
    expect(Math.abs(run(shops, {}, 240).originFetchesPerSec / fetchesPerSec - 1)).toBeLessThan(0.03);
  });

  const shield = { place: 'shop-1', cache: COPY };

  test.each([10, 50])('%i shops with a shield that passes the age on: as with one', (shops) => {
    expect(Math.abs(run(shops, { shield }, 240).originFetchesPerSec / 15.7 - 1)).toBeLessThan(0.03);
  });

  test('a shield whose copies start a life of their own: lives add up', () => {
    const ages = (honoursAge: boolean): Ages => {
      const seen = new Ages();
      run(50, { shield, honoursAge }, 240, {}, [seen]);
      return seen;
    };
    expect(ages(true).oldestMs).toBeLessThanOrEqual(TTL_SEC * 1000);
    const forgetful = ages(false);
    expect(forgetful.oldestMs).toBeGreaterThan(1.9 * TTL_SEC * 1000);
    expect(forgetful.oldestMs).toBeLessThanOrEqual(2 * TTL_SEC * 1000);
    // Measured elsewhere: 22 % of reads, misses among them.
    expect(Math.abs(forgetful.overOneLife / forgetful.reads - 0.22)).toBeLessThan(0.03);
  });

  test('shares multiply: what the edges miss, the shield may have', () => {
    const { offloadShare: share, originFetchesPerSec, hitShare, shield: behind } = run(10, { shield, honoursAge: false }, 240);
    expect(share).toBeCloseTo(1 - originFetchesPerSec / READS_PER_SEC, 2);
    expect(offloadShare(hitShare, behind!.hitShare)).toBeCloseTo(share, 4);
  });
});

test('a new price: with one life of a minute, half a minute of readers see the old one, on average', () => {
  let old = 0;
  const RUNS = 60;
  for (let seed = 0; seed < RUNS; seed++) {
    const blocks = {
      readers: { kind: 'client', to: 'shops', arrivals: { process: 'poisson', ratePerSec: 10 }, keys: { distribution: 'list', keys: [7] } },
      shops: { kind: 'cdn', to: 'origin', edges: { one: { place: 'here' } }, cache: COPY },
      origin: { kind: 'server', workers: 100, serviceTime: constant(0) },
    };
    // The price changes at a moment that has nothing to do with the lives.
    const atMs = 300_000 + seed * 1000;
    const happenings = [{ atMs, block: 'origin', do: 'publish', key: 7 }];
    const places = { here: { latDeg: 0, lonDeg: 0 } };
    const { report } = runBlueprint(blueprintOf({ version: 1, seed, durationMs: 400_000, places, blocks, happenings }));
    old += (report.blocks['shops'] as unknown as CdnFigures).staleServed;
  }
  // Uniform between 0 and 60 s: 300 ± 173/√60 on average.
  expect(Math.abs(old / RUNS - 300)).toBeLessThan(3.3 * (174 / Math.sqrt(RUNS)));
});
