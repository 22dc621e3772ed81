import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cdnKind } from '#blueprint/kinds/cdn.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { describeBlock } from '#describe/blocks.ts';
import { Random } from '#kernel/random.ts';
import { ttlFetchesPerSec } from '#theory/cache-life.ts';
import { zipfShares } from '#theory/zipf-shares.ts';
import { choiceOf } from './scenario.ts';
import type { Fields, Scenario, Values } from './scenario.ts';

const KINDS: Kinds = { kinds: [clientKind, cdnKind, plainServerKind], roads: buildRoads, inWords: describeBlock };

export const READS_PER_SEC = 1000;
export const PAGES = 1000;
const LIFE_SEC = 60;
/** The shops are filled in the first minute, the readers come after it. */
const OPEN_MS = LIFE_SEC * 1000;
const END_MS = OPEN_MS + 40_000;
const PURGE_MS = 80_000;

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });

export function shopCountOf(values: Values): number {
  return Number(choiceOf(values, 'shops'));
}

export function hasShield(values: Values): boolean {
  return choiceOf(values, 'shield') === 'one';
}

const shares = zipfShares(PAGES, 1);

/** Fetches from the origin each second by formula: so many shops, each with its own share of the readers. */
export function theoryFetchesPerSec(shops: number): number {
  return (
    shops *
    ttlFetchesPerSec(
      [...shares].map((share) => (share * READS_PER_SEC) / shops),
      LIFE_SEC,
    )
  );
}

/**
 * Who fills the shops before they open. Each shop holds what it would hold on any day, each copy of another age: a page that is asked for
 * λ times in a life is there with probability λ ÷ (1 + λ), and its life began at any moment of the last minute. Behind a shield all
 * copies of a page are of one age.
 */
function nightShift(values: Values, seed: number, shop: string, count: number): Fields {
  const isShielded = hasShield(values);
  const draws = new Random(seed, `${shop}/night`);
  // A page that the shield does not have, no shop has.
  const common = new Random(seed, isShielded ? 'shield/night' : `${shop}/ages`);
  const held = [...shares]
    .map((share, page) => {
      const [atMs, isAtShield] = [common.nextUnit() * OPEN_MS, common.nextUnit() < heldShare(share * READS_PER_SEC)];
      const here = heldShare((share * READS_PER_SEC) / count);
      const isHere = draws.nextUnit() < (isShielded ? here / heldShare(share * READS_PER_SEC) : here);
      return { page, atMs, isHeld: isHere && (isAtShield || !isShielded) };
    })
    .filter(({ isHeld }) => isHeld)
    .toSorted((a, b) => a.atMs - b.atMs);
  return {
    kind: 'client',
    to: 'shops',
    arrivals: { process: 'list', atMs: held.map(({ atMs }) => Math.round(atMs)) },
    keys: { distribution: 'list', keys: held.map(({ page }) => page) },
    places: { [shop]: 1 },
    mix: [{ type: 'night' }],
  };
}

/** How often a page that is asked for at this rate is there. */
function heldShare(ratePerSec: number): number {
  return (ratePerSec * LIFE_SEC) / (1 + ratePerSec * LIFE_SEC);
}

function run(values: Values, seed: number): BlueprintInput {
  const count = shopCountOf(values);
  const names = Array.from({ length: count }, (_, i) => `shop-${i + 1}`);
  const cache = { hitTime: constant(0), ttlMs: LIFE_SEC * 1000, capacityEntries: PAGES };
  return {
    version: 1,
    seed,
    durationMs: END_MS,
    warmupMs: OPEN_MS,
    // Somewhere, in a row: only who belongs to which shop matters here.
    places: Object.fromEntries(names.map((name, i) => [name, { latDeg: 0, lonDeg: (i * 300) / count - 150 }])),
    blocks: {
      readers: {
        kind: 'client',
        to: 'shops',
        arrivals: {
          process: 'schedule',
          steps: [
            { fromMs: 0, ratePerSec: 0 },
            { fromMs: OPEN_MS, ratePerSec: READS_PER_SEC },
          ],
        },
        keys: { distribution: 'zipf', count: PAGES, exponent: 1 },
        places: Object.fromEntries(names.map((name) => [name, 1])),
        mix: [{ type: 'reader' }],
      },
      ...Object.fromEntries(names.map((name) => [`night-${name}`, nightShift(values, seed, name, count)])),
      shops: {
        kind: 'cdn',
        to: 'store',
        edges: Object.fromEntries(names.map((name) => [name, { place: name }])),
        cache,
        shield: hasShield(values) ? { place: 'shop-1', cache } : null,
        routing: 'nearest-map',
        purgeDelay: constant(0),
      },
      store: { kind: 'server', workers: 10_000, serviceTime: constant(0) },
    },
    happenings: choiceOf(values, 'scene') === 'purge' ? [{ atMs: PURGE_MS, block: 'shops', do: 'purge' }] : [],
  };
}

/** How many shops, with or without a shield: what the store house must still give. */
export const originOffload: Scenario = {
  id: 'origin-offload',
  plate: '4.2',
  title: 'What the store house still feels',
  task: 'A thousand readers a second want a thousand pages, and a copy lives for a minute. Share the readers out over one shop, ten or fifty, and look at the store house behind them.',
  picture: 'offload',
  kinds: KINDS,
  opensAtMs: END_MS,
  measuredSeeds: 3,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What happens',
      initial: 'everyday',
      options: [
        { value: 'everyday', label: 'Every day' },
        { value: 'purge', label: 'Everything is purged' },
      ],
    },
    {
      kind: 'choice',
      id: 'shops',
      label: 'Shops',
      initial: '10',
      options: [
        { value: '1', label: 'One' },
        { value: '10', label: 'Ten' },
        { value: '50', label: 'Fifty' },
      ],
    },
    {
      kind: 'choice',
      id: 'shield',
      label: 'A shield before the store house',
      initial: 'none',
      options: [
        { value: 'none', label: 'No' },
        { value: 'one', label: 'Yes' },
      ],
    },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: (values) => ({
    readers: 'the readers',
    store: 'the store house',
    shops: 'the shops',
    'shops/shield': 'the shield',
    ...Object.fromEntries(
      Array.from({ length: shopCountOf(values) }, (_, i): [string, string][] => [
        [`shops/shop-${i + 1}`, `shop ${i + 1}`],
        [`night-shop-${i + 1}`, `the night shift of shop ${i + 1}`],
      ]).flat(),
    ),
  }),
  extras: (values, { series }) => ({
    theoryFetchesPerSec: theoryFetchesPerSec(hasShield(values) ? 1 : shopCountOf(values)),
    purgeFetches: fetchesFrom(series.blocks['shops']!['originFetches']!, PURGE_MS, 1000, series.bucketMs),
  }),
  theory: () => null,
  goals: [
    {
      id: 'fifty-for-one',
      text: 'Fifty shops, and the store house gets fewer than 20 requests a second to the end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'everyday' &&
        shopCountOf(values) === 50 &&
        nowMs >= endMs &&
        Number(report.blocks['shops']?.['originFetchesPerSec'] ?? Infinity) < 20,
    },
  ],
  leavesOut:
    'Nothing here takes time: this figure counts. Every shop has as many readers as any other, and they want the same pages. In the first minute a night shift fills the shops with what they would hold on any day; it is not counted. A purge reaches every shop at once, and nobody shares a fetch that is under way. The shield passes on how old its copies are.',
};

function fetchesFrom(values: readonly number[], fromMs: number, forMs: number, bucketMs: number): number {
  return values.slice(fromMs / bucketMs, (fromMs + forMs) / bucketMs).reduce((sum, count) => sum + count, 0);
}
