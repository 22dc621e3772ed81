import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import type { Report } from '#metrics/report.ts';
import { powerOfChoicesMeanInSystem, roundRobinMeanInSystem } from '#theory/balancing.ts';
import { fifoHitShare, lruHitShare } from '#theory/cache-hits.ts';
import { ttlHitShare } from '#theory/cache-life.ts';
import { closedLoop } from '#theory/closed-loop.ts';
import { erlangB, mmcMeanInSystem } from '#theory/erlang.ts';
import { md1MeanWait } from '#theory/mg1.ts';
import { mm1, mm1Quantile } from '#theory/mm1.ts';
import { meanDeliveries } from '#theory/queue-delivery.ts';
import { zipfShares } from '#theory/zipf-shares.ts';
import type { Fields } from './scenario.ts';

/** One law and what the simulator makes of it: the mean over some seeds, and the lowest and highest of them. */
export interface AccuracyRow {
  readonly system: string;
  readonly law: string;
  readonly quantity: string;
  readonly theory: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

interface Case {
  readonly system: string;
  readonly law: string;
  readonly quantity: string;
  readonly theory: number;
  readonly blocks: Fields;
  /** Simulated seconds; a tenth of them is not counted. */
  readonly seconds: number;
  readonly read: (report: Report) => number;
}

const SEEDS = [1, 2, 3, 4, 5];
const WORK_MS = 1000;

const exponential = (meanMs: number): Fields => ({ distribution: 'exponential', meanMs });
const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const visitors = (perSec: number, to: string, more: Fields = {}): Fields => ({
  kind: 'client',
  to,
  arrivals: { process: 'poisson', ratePerSec: perSec },
  ...more,
});
const floe = (more: Fields = {}): Fields => ({ kind: 'server', serviceTime: exponential(WORK_MS), ...more });
const meanInWorks = (report: Report): number => report.latencyMs!.mean / WORK_MS;

function balanced(servers: number, load: number, policy: string): Fields {
  const ids = Array.from({ length: servers }, (_, i) => `floe-${i + 1}`);
  return {
    visitors: visitors(load * servers, 'controller'),
    controller: { kind: 'load-balancer', to: ids, policy },
    ...(Object.fromEntries(ids.map((id) => [id, floe()])) as Fields),
  };
}

function memory(cache: Fields, perSec: number, count: number): Fields {
  return {
    readers: visitors(perSec, 'memory', { keys: { distribution: 'zipf', count, exponent: 1 } }),
    memory: { kind: 'cache', to: 'store', hitTime: constant(0), ...cache },
    store: { kind: 'server', workers: 10_000, serviceTime: constant(0) },
  };
}

const hitShare = (report: Report): number => Number(report.blocks['memory']!['hitShare']);

const QUEUES: readonly Case[] = [
  {
    system: 'One floe, 80 % busy',
    law: 'M/M/1',
    quantity: 'mean visit, in works',
    theory: mm1(0.8).meanInSystem,
    blocks: { visitors: visitors(0.8, 'floe'), floe: floe() },
    seconds: 100_000,
    read: meanInWorks,
  },
  {
    system: 'The same',
    law: 'M/M/1',
    quantity: 'p99 of a visit',
    theory: mm1Quantile(0.8, 0.99),
    blocks: { visitors: visitors(0.8, 'floe'), floe: floe() },
    seconds: 100_000,
    read: (report) => report.latencyMs!.p99 / WORK_MS,
  },
  {
    system: 'Work that is always equal, 70 % busy',
    law: 'Pollaczek–Khinchine',
    quantity: 'mean wait',
    theory: md1MeanWait(0.7),
    blocks: { visitors: visitors(0.7, 'floe'), floe: floe({ serviceTime: constant(WORK_MS) }) },
    seconds: 100_000,
    read: (report) => meanInWorks(report) - 1,
  },
  {
    system: 'Ten workers, one line, 80 % busy',
    law: 'Erlang C',
    quantity: 'mean visit',
    theory: mmcMeanInSystem(10, 8),
    blocks: { visitors: visitors(8, 'floe'), floe: floe({ workers: 10 }) },
    seconds: 12_000,
    read: meanInWorks,
  },
  {
    system: 'Five workers, nowhere to wait',
    law: 'Erlang B',
    quantity: 'share turned away',
    theory: erlangB(5, 3),
    blocks: { visitors: visitors(3, 'floe'), floe: floe({ workers: 5, queueLimit: 0 }) },
    seconds: 30_000,
    read: ({ requests }) => requests.rejected / requests.sent,
  },
  {
    system: 'Ten users who think for ten works',
    law: 'mean value analysis',
    quantity: 'mean visit',
    theory: closedLoop(10, 10).meanInSystem,
    blocks: {
      users: { kind: 'client', to: 'floe', arrivals: { process: 'closed', users: 10, thinkTime: exponential(10 * WORK_MS) } },
      floe: floe(),
    },
    seconds: 100_000,
    read: meanInWorks,
  },
  {
    system: 'Ten floes in turn, 80 % busy',
    law: 'Eₙ/M/1',
    quantity: 'mean visit',
    theory: roundRobinMeanInSystem(10, 0.8),
    blocks: balanced(10, 0.8, 'round-robin'),
    seconds: 12_000,
    read: meanInWorks,
  },
  {
    system: 'Two choices among a hundred, 70 % busy',
    law: 'mean field, n → ∞',
    quantity: 'mean visit',
    theory: powerOfChoicesMeanInSystem(0.7, 2),
    blocks: balanced(100, 0.7, 'power-of-two'),
    seconds: 1000,
    read: meanInWorks,
  },
];

const MEMORIES: readonly Case[] = [
  {
    system: 'Cache of 1,000 among 10,000 things, LRU',
    law: 'Che’s approximation',
    quantity: 'share of hits',
    theory: lruHitShare(zipfShares(10_000, 1), 1000),
    blocks: memory({ policy: 'lru', capacityEntries: 1000 }, 1000, 10_000),
    seconds: 120,
    read: hitShare,
  },
  {
    system: 'The same, first in first out',
    law: 'Gelenbe',
    quantity: 'share of hits',
    theory: fifoHitShare(zipfShares(10_000, 1), 1000),
    blocks: memory({ policy: 'fifo', capacityEntries: 1000 }, 1000, 10_000),
    seconds: 120,
    read: hitShare,
  },
  {
    system: 'Copies that live for ten seconds',
    law: 'λT ÷ (1 + λT)',
    quantity: 'share of hits',
    theory: ttlHitShare(
      [...zipfShares(1000, 1)].map((share) => share * 100),
      10,
    ),
    blocks: memory({ ttlMs: 10_000 }, 100, 1000),
    seconds: 1000,
    read: hitShare,
  },
  {
    system: 'Messages hidden for twice their mean work',
    law: '1 ÷ (1 − e⁻²)',
    quantity: 'mean deliveries',
    theory: meanDeliveries(2, 'cut'),
    blocks: {
      orders: visitors(20, 'board'),
      board: { kind: 'message-queue', visibilityTimeoutMs: 2 * WORK_MS },
      cooks: {
        kind: 'consumer',
        from: 'board',
        members: 200,
        serviceTime: exponential(WORK_MS),
        ackOrder: 'any',
        abandonAtVisibilityTimeout: true,
      },
    },
    seconds: 1000,
    read: ({ blocks }) => Number(blocks['board']!['delivered']) / Number(blocks['board']!['consumed']),
  },
];

function measure({ blocks, seconds, read }: Case): readonly number[] {
  const durationMs = seconds * 1000;
  return SEEDS.map((seed) => read(runBlueprint(blueprintOf({ version: 1, seed, durationMs, warmupMs: durationMs / 10, blocks })).report));
}

/** Laws with an exact answer, and what short runs of the simulator give: for the page about accuracy. A few seconds of work. */
export function accuracyRows(): readonly AccuracyRow[] {
  return [...QUEUES, ...MEMORIES].map((one) => {
    const found = measure(one);
    const { system, law, quantity, theory } = one;
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    return { system, law, quantity, theory, mean, low: Math.min(...found), high: Math.max(...found) };
  });
}
