import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { databaseKind } from '#blueprint/kinds/database.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { constant, countsOf, eachSecond, perSecBetween, poisson } from './uber.ts';
import type { Fields } from './uber.ts';

const KINDS: Kinds = { kinds: [clientKind, cacheKind, databaseKind], roads: null, inWords: describeBlock };

/** One read here stands for so many. */
export const ROWS_SCALE = 150_000;
const READS_PER_SEC = 1000;
const COLD_MS = 50_000;
const RESTART_AT_MS = 20_000;
const STALE_MS = 90_000;
const LOG_STOPS_AT_MS = 45_000;
const LOG_DELAY_MS = 200;
const TTL_MS = 30_000;
const ROWS = 200;
const WRITES_SHARE = 0.02;

export function isCold(values: Values): boolean {
  return choiceOf(values, 'scene') === 'cold';
}

const STORE: Fields = { kind: 'database', readTime: constant(2), writeTime: constant(4), connections: 1000 };

/** All but `share` of the reads go to crates that stay warm. Hits are forced: rows as such do not matter here. */
function coldRun(values: Values, seed: number, share: number): BlueprintInput {
  const hitShare = numberOf(values, 'hits') / 100;
  const crate = { kind: 'cache', to: 'store', serveByShare: hitShare, capacityEntries: 1 };
  return {
    version: 1,
    seed,
    durationMs: COLD_MS,
    blocks: {
      services: {
        kind: 'client',
        to: { warm: 'crates', '*': 'one' },
        arrivals: poisson(READS_PER_SEC),
        mix: [
          { type: 'warm', share: 1 - share },
          { type: 'cold', share },
        ],
      },
      crates: crate,
      one: crate,
      store: STORE,
    },
    happenings: [{ atMs: RESTART_AT_MS, block: 'one', set: { serveByShare: 0 } }] as readonly Happening[],
  };
}

function staleRun(values: Values, seed: number, invalidate: string): BlueprintInput {
  const breaks = choiceOf(values, 'log') === 'stops' && invalidate === 'change-log';
  const stopped = { atMs: LOG_STOPS_AT_MS, block: 'crates', set: { changeLogDelayMs: STALE_MS } };
  return {
    version: 1,
    seed,
    durationMs: STALE_MS,
    blocks: {
      services: {
        kind: 'client',
        to: 'crates',
        arrivals: poisson(READS_PER_SEC / 5),
        keys: { distribution: 'zipf', count: ROWS, exponent: 1 },
        mix: [
          { type: 'read', share: 1 - WRITES_SHARE },
          { type: 'write', op: 'write', share: WRITES_SHARE },
        ],
      },
      crates: { kind: 'cache', to: 'store', ttlMs: TTL_MS, invalidate, changeLogDelayMs: LOG_DELAY_MS },
      store: STORE,
    },
    happenings: breaks ? [stopped] : [],
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  if (isCold(values))
    return [
      {
        id: 'one',
        label: 'One crate in a hundred',
        why: 'After twenty seconds a hundredth of the crates starts again, empty.',
        blueprint: coldRun(values, seed, 0.01),
      },
      { id: 'warm', label: 'All stay warm', why: 'The same reads, and nothing restarts.', blueprint: coldRun(values, seed, 0) },
    ];
  return [
    { id: 'limit', label: 'A time limit only', why: 'A copy lives for thirty seconds.', blueprint: staleRun(values, seed, 'none') },
    {
      id: 'log',
      label: 'And a change log',
      why: 'The store’s own record of writes tells the crates which copies to drop.',
      blueprint: staleRun(values, seed, 'change-log'),
    },
    {
      id: 'write',
      label: 'And every write tells',
      why: 'Whoever writes a row drops its copy before the write is confirmed.',
      blueprint: staleRun(values, seed, 'on-write'),
    },
  ];
}

/** Old answers, a bucket. */
export function oldAnswers(recording: Recording): readonly number[] {
  return countsOf(recording, 'crates', 'staleServed');
}

/** Reads that reach the store each second, at full size. */
export function storeReads(recording: Recording): readonly number[] {
  return eachSecond(recording, countsOf(recording, 'store', 'reads'), ROWS_SCALE);
}

function extras(values: Values, recording: Recording): Readonly<Record<string, number>> {
  if (!isCold(values)) {
    const { report, series } = recording;
    const reads = report.types!['read']!.requests;
    const old = oldAnswers(recording);
    const half = Math.round(LOG_STOPS_AT_MS / series.bucketMs);
    const sum = (all: readonly number[]): number => all.reduce((total, value) => total + value, 0);
    return {
      oldShare: sum(old) / reads.ok,
      oldPerMin: (sum(old) * 60_000) / STALE_MS,
      oldBefore: sum(old.slice(0, half)),
      oldAfter: sum(old.slice(half)),
    };
  }
  const reads = storeReads(recording);
  const between = (fromMs: number, toMs: number): number =>
    (perSecBetween(recording, reads, fromMs, toMs) * recording.series.bucketMs) / 1000;
  const before = between(0, RESTART_AT_MS);
  const after = between(RESTART_AT_MS, COLD_MS);
  return { beforePerSec: before, afterPerSec: after, timesMore: after / before };
}

/** Stop five: rows in memory, cold crates and stale copies. */
export const uberRows: Scenario = {
  id: 'uber-rows',
  plate: '7.5',
  title: 'The row cache: fast, and still true',
  task: 'Nearly every read of a row is answered from memory. Restart one crate in a hundred and watch the store. Then ask how long an old row is told, and stop the change log.',
  picture: 'rows',
  kinds: KINDS,
  opensAtMs: 30_000,
  measuredSeeds: 20,
  initialSpeed: 4,
  era: '2024–2025',
  origins: [
    { kind: 'published', text: '150 million reads a second (2025)', source: 'uber-150m' },
    { kind: 'published', text: 'above 99.9 % hits, as reported', source: 'uber-hit-rate' },
    { kind: 'derived', text: '150,000,000 × (1 − 0.999) = 150,000 a second reach the store' },
    { kind: 'toy', text: 'one read stands for 150,000; rows, writes and time limit are ours' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The trouble',
      initial: 'cold',
      options: [
        { value: 'cold', label: 'Empty crates' },
        { value: 'stale', label: 'Old rows' },
      ],
    },
    {
      kind: 'choice',
      id: 'log',
      label: 'The change log',
      initial: 'runs',
      options: [
        { value: 'runs', label: 'Runs' },
        { value: 'stops', label: 'Stops halfway' },
      ],
    },
    { kind: 'number', id: 'hits', label: 'Hits when warm', unit: '%', min: 99, max: 99.9, step: 0.1, initial: 99.9 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ services: 'the services', crates: 'the crates', one: 'the crates that restart', store: 'the store' }),
  extras,
  theory: () => null,
  goals: [
    {
      id: 'stopped-log',
      text: 'Old rows: stop the change log and see the run to its end. Which run does not mind?',
      isMet: ({ values, nowMs, endMs }) => !isCold(values) && choiceOf(values, 'log') === 'stops' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'With empty crates the share of hits is given, not earned: a restarted crate stays empty to the end, where a real one fills up again. The store never gets slow. Among old rows there are two hundred rows and one writer’s view of them; versions of rows, regions and retries are left out.',
};
