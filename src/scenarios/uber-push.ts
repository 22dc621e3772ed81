import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { Random } from '#kernel/random.ts';
import { numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { constant, countsOf, eachSecond, perSecBetween } from './uber.ts';

const KINDS: Kinds = { kinds: [clientKind, cacheKind, plainServerKind], roads: null, inWords: describeBlock };

/** One phone here stands for so many. */
export const PUSH_SCALE = 1000;
const PHONES = 1000;
const DURATION_MS = 90_000;
/** When every phone has asked once. */
const FROM_MS = 30_000;
const PUSH_MS = 100;

interface News {
  readonly atMs: readonly number[];
  readonly phones: readonly number[];
}

/** When something happens for which phone: at random, for each phone once in `everySec` seconds on average. */
export function newsOf(everySec: number, seed: number): News {
  const stream = new Random(seed, 'news');
  const count = Math.round((PHONES * DURATION_MS) / 1000 / everySec);
  const atMs = Array.from({ length: count }, () => Math.round(stream.nextUnit() * DURATION_MS * 10) / 10).sort((one, other) => one - other);
  return { atMs, phones: atMs.map(() => stream.nextIndex(PHONES)) };
}

/** A phone's copy of its own state: it is dropped when there is news, so that a poll that finds it was in vain. */
function polling(values: Values, seed: number): BlueprintInput {
  const { atMs, phones } = newsOf(numberOf(values, 'news'), seed);
  const everyPhone = Array.from({ length: PHONES }, (_, i) => i);
  const keys = { distribution: 'list', keys: everyPhone };
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      phones: { kind: 'client', to: 'gateway', arrivals: { process: 'regular', ratePerSec: PHONES / numberOf(values, 'poll') }, keys },
      news: {
        kind: 'client',
        to: 'gateway',
        arrivals: { process: 'list', atMs },
        keys: { distribution: 'list', keys: phones.length > 0 ? phones : [0] },
        mix: [{ type: 'news', op: 'write' }],
      },
      gateway: { kind: 'cache', to: 'trips', capacityEntries: PHONES, invalidate: 'on-write', hitTime: constant(1) },
      trips: { kind: 'server', workers: 1000, serviceTime: constant(1) },
    },
  };
}

function pushing(values: Values, seed: number): BlueprintInput {
  const { atMs } = newsOf(numberOf(values, 'news'), seed);
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      news: { kind: 'client', to: 'push', arrivals: { process: 'list', atMs }, mix: [{ type: 'news', op: 'write' }] },
      push: { kind: 'server', workers: 1000, serviceTime: constant(PUSH_MS) },
    },
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  return [
    { id: 'poll', label: 'Phones ask', why: 'Every phone asks at an even pace whether there is news.', blueprint: polling(values, seed) },
    {
      id: 'push',
      label: 'News is pushed',
      why: 'A line stays open, and news goes out when there is some.',
      blueprint: pushing(values, seed),
    },
  ];
}

const isPolling = ({ series }: Recording): boolean => 'gateway' in series.blocks;

/** What the phones cost each second, at full size: polls, or pushes. */
export function phoneCalls(recording: Recording): readonly number[] {
  if (!isPolling(recording)) return eachSecond(recording, recording.series.sent, PUSH_SCALE);
  const [hits, misses] = ['hits', 'misses'].map((name) => countsOf(recording, 'gateway', name));
  return eachSecond(
    recording,
    hits!.map((count, i) => count + misses![i]!),
    PUSH_SCALE,
  );
}

/** Polls that found nothing new, a bucket. */
export function inVain(recording: Recording): readonly number[] {
  return countsOf(recording, 'gateway', 'hits');
}

/** How old news is when its phone next asks, on average, in ms: phone k asks k + 1 steps into every round. */
export function meanAgeMs(values: Values, seed: number): number {
  const pollMs = numberOf(values, 'poll') * 1000;
  const { atMs, phones } = newsOf(numberOf(values, 'news'), seed);
  const ages = atMs.map((at, i) => {
    const firstMs = ((phones[i]! + 1) * pollMs) / PHONES;
    const rounds = Math.max(0, Math.ceil((at - firstMs) / pollMs));
    return firstMs + rounds * pollMs - at;
  });
  return ages.reduce((sum, age) => sum + age, 0) / ages.length;
}

function extras(values: Values, recording: Recording, seed: number): Readonly<Record<string, number>> {
  const between = (all: readonly number[]): number => perSecBetween(recording, all, FROM_MS, DURATION_MS);
  const calls = (between(phoneCalls(recording)) * recording.series.bucketMs) / 1000;
  if (!isPolling(recording)) return { callsPerSec: calls, ageMs: recording.report.latencyMs?.mean ?? NaN };
  const inVainShare = (between(inVain(recording)) * PUSH_SCALE) / calls;
  return {
    callsPerSec: calls,
    inVainShare,
    inVainPercent: 100 * inVainShare,
    ageMs: meanAgeMs(values, seed),
  };
}

/** Stop seven: asking for news, or being told. */
export const uberPush: Scenario = {
  id: 'uber-push',
  plate: '7.7',
  title: 'Is there news?',
  task: 'A million phones want to know where their car is. On one side each asks every few seconds. On the other a line stays open and the news comes by itself.',
  picture: 'stop',
  kinds: KINDS,
  opensAtMs: 60_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  era: '2020–2022',
  origins: [
    { kind: 'published', text: 'from polling to push over an open connection (2020), later over gRPC (2022)', source: 'uber-push-2020' },
    { kind: 'toy', text: 'one phone stands for 1,000; how often they ask and how often there is news is ours' },
  ],
  parameters: [
    { kind: 'number', id: 'poll', label: 'A phone asks every', unit: 's', min: 2, max: 30, step: 1, initial: 5 },
    { kind: 'number', id: 'news', label: 'It has news every', unit: 's', min: 5, max: 120, step: 5, initial: 30 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ phones: 'the phones', news: 'the news', gateway: 'the gateway', trips: 'the trips', push: 'the push service' }),
  extras: (values, recording, blueprint) => extras(values, recording, blueprint.seed),
  theory: () => null,
  goals: [
    {
      id: 'worth-asking',
      text: 'Find settings at which fewer than half of the questions are in vain. How old is the news then?',
      isMet: ({ values, report, nowMs, endMs }) => {
        const { hits = 0, misses = 1 } = (report.blocks['gateway'] ?? {}) as Readonly<Record<string, number>>;
        return nowMs >= endMs && numberOf(values, 'poll') > 0 && hits < misses;
      },
    },
  ],
  leavesOut:
    'Keeping a million lines open costs memory, beats of the heart and reconnecting, none of which is here. Phones ask in turn, not by chance. The age of news under polling is computed from the instants of the same news and the same questions; a push takes a tenth of a second, always.',
};
