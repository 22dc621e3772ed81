import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { Random } from '#kernel/random.ts';
import { Zipf } from '#kernel/zipf.ts';
import { askers, crate, CRATE_KINDS, CRATE_NAMES } from './crates.ts';
import { curveShare } from './fish-memory-curve.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const PER_SEC = 1000;
/** Fashion: the ranking moves on by so many after so many requests. */
const MOVES_BY = 100;
const MOVES_EVERY = 1000;
/** One visitor reads through so many things that nobody else asks for: a fifth of all requests are hers. */
const READ_THROUGH = 1000;
const READS_EVERY_MS = 4000;
const ROUND = 101;
const ROUND_PER_SEC = 100;

interface Scene {
  readonly kinds: number;
  readonly durationMs: number;
  readonly warmupMs: number;
  readonly ratePerSec: number;
  readonly fetch: Readonly<{ distribution: string; meanMs: number }>;
}

const FETCH = { distribution: 'exponential', meanMs: 50 };
/** Over before the next visitor comes: where order is everything, late copies would spoil it. */
const QUICK_FETCH = { distribution: 'constant', meanMs: 0.5 };

const SCENES: Readonly<Record<string, Scene>> = {
  everyday: { kinds: 10_000, durationMs: 60_000, warmupMs: 20_000, ratePerSec: PER_SEC, fetch: FETCH },
  fashion: { kinds: 1000, durationMs: 20_000, warmupMs: 0, ratePerSec: PER_SEC, fetch: QUICK_FETCH },
  passer: { kinds: 10_000, durationMs: 60_000, warmupMs: 20_000, ratePerSec: PER_SEC, fetch: FETCH },
  round: { kinds: ROUND, durationMs: 40_000, warmupMs: 10_000, ratePerSec: ROUND_PER_SEC, fetch: QUICK_FETCH },
};

function sceneOf(values: Values): Scene {
  return SCENES[choiceOf(values, 'scene')]!;
}

/** Places in the crate. */
export function placesOf(values: Values): number {
  return Math.max(1, Math.floor((sceneOf(values).kinds * numberOf(values, 'room')) / 100));
}

/** Requests whose favourites change: what was unknown becomes popular, the old favourite falls behind. */
function fashion(seed: number): readonly number[] {
  const { kinds, durationMs } = SCENES['fashion']!;
  const random = new Random(seed, 'visitors/fashion');
  const zipf = new Zipf(kinds, 1);
  return Array.from({ length: (durationMs / 1000) * PER_SEC * 1.2 }, (_, i) => {
    const moved = Math.floor(i / MOVES_EVERY) * MOVES_BY;
    return (zipf.draw(random) + moved) % kinds;
  });
}

function keysOf(values: Values, seed: number): Readonly<Record<string, unknown>> {
  const scene = choiceOf(values, 'scene');
  if (scene === 'fashion') return { distribution: 'list', keys: fashion(seed) };
  if (scene === 'round') return { distribution: 'list', keys: Array.from({ length: ROUND }, (_, i) => i) };
  return { distribution: 'zipf', count: sceneOf(values).kinds, exponent: 1 };
}

/** Each thing once, and never again. */
function passer({ kinds, durationMs }: Scene): Readonly<Record<string, unknown>> {
  const rounds = Math.floor(durationMs / READS_EVERY_MS);
  const keys = Array.from({ length: rounds * READ_THROUGH }, (_, i) => kinds + i);
  return askers(
    { process: 'bursts', everyMs: READS_EVERY_MS, count: READ_THROUGH },
    { distribution: 'list', keys },
    { mix: [{ type: 'passer' }] },
  );
}

function run(values: Values, seed: number): BlueprintInput {
  const scene = sceneOf(values);
  const { ratePerSec, fetch } = scene;
  const arrivals = { process: fetch.distribution === 'constant' ? 'regular' : 'poisson', ratePerSec };
  const visitors = askers(arrivals, keysOf(values, seed), { mix: [{ type: 'regular' }] });
  return {
    version: 1,
    seed,
    durationMs: scene.durationMs,
    warmupMs: scene.warmupMs,
    blocks: {
      visitors,
      ...(choiceOf(values, 'scene') === 'passer' ? { passer: passer(scene) } : {}),
      crate: crate({ policy: choiceOf(values, 'policy'), capacityEntries: placesOf(values) }),
      store: { kind: 'server', workers: 5000, serviceTime: fetch },
    },
  };
}

/** What to keep by the counter, how much of it, and whom to drop. */
export const fishMemory: Scenario = {
  id: 'fish-memory',
  plate: '3.1',
  title: 'The crate by the counter',
  task: 'A thousand visitors a second, ten thousand kinds of fish, some asked for far more often than others. Choose how many kinds the crate holds, and who is thrown out when it is full.',
  picture: 'crate',
  kinds: CRATE_KINDS,
  opensAtMs: 20_000,
  measuredSeeds: 5,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The village',
      initial: 'everyday',
      options: [
        { value: 'everyday', label: 'Every day' },
        { value: 'fashion', label: 'Fashions change' },
        { value: 'passer', label: 'Somebody reads all' },
        { value: 'round', label: 'Round and round' },
      ],
    },
    {
      kind: 'choice',
      id: 'policy',
      label: 'Who is thrown out',
      initial: 'lru',
      options: [
        { value: 'lru', label: 'LRU' },
        { value: 'fifo', label: 'FIFO' },
        { value: 'clock', label: 'CLOCK' },
        { value: 'sieve', label: 'SIEVE' },
        { value: 'lfu', label: 'LFU' },
        { value: 'random', label: 'Random' },
      ],
    },
    { kind: 'number', id: 'room', label: 'Room for', unit: '% of kinds', min: 1, max: 100, step: 1, initial: 10 },
  ],
  scenes: { everyday: { room: 10 }, fashion: { room: 10 }, passer: { room: 10 }, round: { room: 99.1 } },
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => CRATE_NAMES,
  extras: (values, { report }, blueprint) => {
    const memory = report.blocks['crate']!;
    const hits = Number(memory['hits']);
    const regulars = report.types?.['regular']?.requests.sent ?? report.requests.sent;
    const sec = (blueprint.durationMs - blueprint.warmupMs) / 1000;
    const theory = choiceOf(values, 'scene') === 'everyday' ? curveShare(choiceOf(values, 'policy'), numberOf(values, 'room')) : null;
    return {
      places: placesOf(values),
      storePerSec: Number(memory['fetches']) / sec,
      regularsHitShare: hits / regulars,
      ...(theory === null ? {} : { theoryHitShare: theory, theoryHitPercent: theory * 100, theoryStorePerSec: PER_SEC * (1 - theory) }),
    };
  },
  theory: (values) => {
    const share = choiceOf(values, 'scene') === 'everyday' ? curveShare(choiceOf(values, 'policy'), numberOf(values, 'room')) : null;
    if (share === null) return null;
    return {
      label: choiceOf(values, 'policy') === 'lru' ? 'by Che’s approximation' : 'by Gelenbe’s formula',
      meanMs: 1 + (1 - share) * 50,
      note: `In theory ${Math.round(share * 1000) / 10} % of the requests find their copy. The formulas want requests that do not depend on each other; for CLOCK, SIEVE and LFU there is none so short.`,
    };
  },
  goals: [
    {
      id: 'half-the-load',
      text: 'Every day: bring the store house below 300 requests a second with room for a tenth of the kinds or less, to the end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'everyday' &&
        numberOf(values, 'room') <= 10 &&
        nowMs >= endMs &&
        Number(report.blocks['crate']?.['fetches'] ?? Infinity) < 300 * 40,
    },
    {
      id: 'beaten-lru',
      text: 'Find a village and a policy in which LRU’s place is taken: “Round and round” with more than nine hits in ten.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'round' &&
        numberOf(values, 'room') < 100 &&
        nowMs >= endMs &&
        Number(report.blocks['crate']?.['hitShare'] ?? 0) > 0.9,
    },
  ],
  leavesOut:
    'Every fish is as large and as dear to fetch as any other, nothing changes in the store house, and the store house has room for everybody: what a full one does is the third figure’s subject. A look into the crate takes a millisecond, a fetch fifty on average. Visitors do not influence each other. Where fashions change and in the round, each fetch is over before the next visitor comes.',
};
