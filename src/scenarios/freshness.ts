import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { cdnKind } from '#blueprint/kinds/cdn.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import type { Recording } from '#blueprint/record.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { describeBlock } from '#describe/blocks.ts';
import { Random } from '#kernel/random.ts';
import { choiceOf } from './scenario.ts';
import type { Fields, Scenario, ScenarioRun, Values } from './scenario.ts';

const KINDS: Kinds = { kinds: [clientKind, cdnKind, cacheKind, plainServerKind], roads: buildRoads, inWords: describeBlock };

const PRICE = 7;
const LIFE_MS = 60_000;
const BROWSER_LIFE_MS = 3_600_000;
const BROWSERS = 3;

interface Scene {
  readonly shops: number;
  /** Of all readers together. */
  readonly ratePerSec: number;
  readonly warmupMs: number;
  /** The new price. */
  readonly publishMs: number;
  readonly endMs: number;
  /** How long an old copy may be served while it is renewed. */
  readonly staleMs: number;
}

const SCENES: Readonly<Record<string, Scene>> = {
  popular: { shops: 1, ratePerSec: 10, warmupMs: 0, publishMs: 75_000, endMs: 165_000, staleMs: 60_000 },
  many: { shops: 10, ratePerSec: 10, warmupMs: 0, publishMs: 75_000, endMs: 165_000, staleMs: 60_000 },
  quiet: { shops: 1, ratePerSec: 0.01, warmupMs: 700_000, publishMs: 800_000, endMs: 1_800_000, staleMs: 600_000 },
  browsers: { shops: 1, ratePerSec: 0.06, warmupMs: 0, publishMs: 300_000, endMs: 4_000_000, staleMs: 0 },
};

/** What is done about the old copies; the first run of the figure always waits for their end. */
const RULES: Readonly<Record<string, { readonly label: string; readonly why: string }>> = {
  ttl: { label: 'Wait for the end of its life', why: 'Each copy lives for a minute, whatever happens.' },
  purge: { label: 'Purge', why: 'The shops are told to drop their copy.' },
  stale: { label: 'Serve the old one meanwhile', why: 'Past its life a copy is still handed out while it is renewed.' },
  browser: { label: 'Purge, browsers keep theirs', why: 'max-age=3600: shops and browsers may keep a copy for an hour.' },
  shared: { label: 'Purge, browsers must ask', why: 's-maxage=3600, max-age=0: the hour is for shops alone.' },
  name: { label: 'A new name', why: 'The page that shows it asks for price-2. No copy goes by that name.' },
};

export function sceneOf(values: Values): Scene {
  return SCENES[choiceOf(values, 'scene')]!;
}

const isOfBrowsers = (values: Values): boolean => choiceOf(values, 'scene') === 'browsers';

/** Readers of one shop. They begin at some moment of their own, so that lives end at any moment after the price has changed. */
function readersOf(scene: Scene, seed: number, shop: string, to: string, share: number, more: Fields = {}): Fields {
  const startMs = 1 + Math.round(new Random(seed, `${to}/${shop}/begin`).nextUnit() * LIFE_MS);
  const steps = [
    { fromMs: 0, ratePerSec: 0 },
    { fromMs: startMs, ratePerSec: scene.ratePerSec * share },
  ];
  return {
    kind: 'client',
    to,
    arrivals: { process: 'schedule', steps },
    keys: { distribution: 'list', keys: [PRICE] },
    places: { [shop]: 1 },
    mix: [{ type: 'reader' }],
    ...more,
  };
}

function browsersOf(scene: Scene, seed: number, rule: string): Fields {
  const lifeMs = rule === 'shared' ? 0 : BROWSER_LIFE_MS;
  const pairs = Array.from({ length: BROWSERS }, (_, i) => [
    [`reader-${i + 1}`, readersOf(scene, seed, 'shop-1', `browser-${i + 1}`, 1 / BROWSERS)],
    [`browser-${i + 1}`, { kind: 'cache', to: 'shops', hitTime: constant(0), ttlMs: lifeMs, versioned: rule === 'name' }],
  ]);
  return Object.fromEntries(pairs.flat()) as Fields;
}

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });

function run(values: Values, seed: number, rule: string): BlueprintInput {
  const scene = sceneOf(values);
  const shops = Array.from({ length: scene.shops }, (_, i) => `shop-${i + 1}`);
  const readers = isOfBrowsers(values)
    ? browsersOf(scene, seed, rule)
    : Object.fromEntries(shops.map((shop, i) => [`readers-${i + 1}`, readersOf(scene, seed, shop, 'shops', 1 / scene.shops)]));
  const isPurged = ['purge', 'browser', 'shared'].includes(rule);
  return {
    version: 1,
    seed,
    durationMs: scene.endMs,
    warmupMs: scene.warmupMs,
    places: Object.fromEntries(shops.map((shop, i) => [shop, { latDeg: 0, lonDeg: i * 30 - 135 }])),
    links: shops.map((shop) => ({ from: shop, to: 'store', oneWayMs: 0 })),
    blocks: {
      ...readers,
      shops: {
        kind: 'cdn',
        to: 'store',
        edges: Object.fromEntries(shops.map((shop) => [shop, { place: shop }])),
        cache: {
          hitTime: constant(0),
          ttlMs: isOfBrowsers(values) ? BROWSER_LIFE_MS : LIFE_MS,
          staleWhileRevalidateMs: rule === 'stale' ? scene.staleMs : 0,
        },
        naming: rule === 'name' ? 'versioned' : 'stable',
      },
      store: { kind: 'server', workers: 1000, serviceTime: constant(0) },
    },
    happenings: [
      { atMs: scene.publishMs, block: 'store', do: 'publish', key: PRICE },
      ...(isPurged ? [{ atMs: scene.publishMs, block: 'shops', do: 'purge', key: PRICE }] : []),
    ],
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const rules = isOfBrowsers(values) ? ['browser', 'shared', 'name'] : ['ttl', choiceOf(values, 'rule')];
  return rules.map((id) => ({ id, ...RULES[id]!, blueprint: run(values, seed, id) }));
}

/** Old prices that readers were shown, a number a bucket: by shops, and by their own browsers. */
export function oldPrices({ series }: Recording): readonly number[] {
  const counts = Object.values(series.blocks).flatMap((block) => (block['staleServed'] === undefined ? [] : [block['staleServed']]));
  return series.sent.map((_, i) => counts.reduce((sum, count) => sum + (count[i] ?? 0), 0));
}

/** For how long after the change the last old price was shown, in ms; 0 = nobody saw one. */
export function lastOldMs(recording: Recording, publishMs: number): number {
  const last = oldPrices(recording).findLastIndex((count) => count > 0);
  return last < 0 ? 0 : Math.max(0, (last + 0.5) * recording.series.bucketMs - publishMs);
}

/** A price changes: who still sees the old one, and for how long. */
export const freshness: Scenario = {
  id: 'freshness',
  plate: '4.3',
  title: 'A new price',
  task: 'The price of herring changes. Copies of the old one lie in the shops, and perhaps in the readers’ own browsers. Who still sees it, and for how long?',
  picture: 'freshness',
  kinds: KINDS,
  opensAtMs: 4_000_000,
  measuredSeeds: 100,
  initialSpeed: 16,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The page',
      initial: 'popular',
      options: [
        { value: 'popular', label: 'Popular' },
        { value: 'many', label: 'Ten shops' },
        { value: 'quiet', label: 'Hardly read' },
        { value: 'browsers', label: 'In browsers' },
      ],
    },
    {
      kind: 'choice',
      id: 'rule',
      label: 'What is done',
      initial: 'purge',
      options: [
        { value: 'purge', label: 'Purge' },
        { value: 'stale', label: 'Serve old' },
        { value: 'name', label: 'New name' },
      ],
    },
  ],
  scenes: {},
  runs: runsOf,
  names: (values) => ({
    store: 'the store house',
    shops: 'the shops',
    ...Object.fromEntries(
      Array.from({ length: 10 }, (_, i): [string, string][] => [
        [`readers-${i + 1}`, sceneOf(values).shops === 1 ? 'the readers' : `the readers of shop ${i + 1}`],
        [`reader-${i + 1}`, `reader ${i + 1}`],
        [`browser-${i + 1}`, `the browser of reader ${i + 1}`],
        [`shops/shop-${i + 1}`, sceneOf(values).shops === 1 ? 'the shop' : `shop ${i + 1}`],
      ]).flat(),
    ),
  }),
  extras: (values, recording) => {
    const hitShare = Number(recording.report.blocks['shops']?.['hitShare'] ?? 0);
    const lastMs = lastOldMs(recording, sceneOf(values).publishMs);
    return {
      oldPrices: oldPrices(recording).reduce((sum, count) => sum + count, 0),
      lastOldMs: lastMs,
      lastOldMin: lastMs / 60_000,
      waitingShare: 1 - hitShare,
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'nobody-sees-it',
      text: 'Find a way in which nobody sees the old price after the change, and play it to the end.',
      isMet: ({ values, nowMs, endMs }) => !isOfBrowsers(values) && choiceOf(values, 'rule') === 'name' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'There is one page, and fetching it takes no time. A purge reaches each shop after something between a seventh of a second and five seconds. A browser keeps its copy for as long as it is told to; real ones clear theirs now and then, and readers press “reload”. With a new name, the page that names it must itself be fresh; that page is not in the picture.',
};
