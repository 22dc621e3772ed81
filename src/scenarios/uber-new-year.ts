import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { consumerKind } from '#blueprint/kinds/consumer.ts';
import { databaseKind } from '#blueprint/kinds/database.ts';
import { loadBalancerKind } from '#blueprint/kinds/load-balancer.ts';
import { messageQueueKind } from '#blueprint/kinds/message-queue.ts';
import { serverKind } from '#blueprint/kinds/server.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { choiceOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { constant, poisson, surge } from './uber.ts';
import type { Fields } from './uber.ts';

const KINDS: Kinds = {
  kinds: [clientKind, serverKind, loadBalancerKind, cacheKind, databaseKind, messageQueueKind, consumerKind],
  roads: null,
  inWords: describeBlock,
};

const DURATION_MS = 60_000;
const SURGE_FROM_MS = 12_000;
const RAMP_MS = 6000;
const SURGE_TO_MS = 42_000;
const COLD_AT_MS = 20_000;
const STOP_FROM_MS = 26_000;
const STOP_TO_MS = 36_000;
const PATIENCE_MS = 2000;
const RIDES_PER_SEC = 11;
const CROWD_PER_SEC = 11;
const SURGE_PER_SEC = 356;
/** Other services that read rows, one read for 1,250,000. */
const READS_PER_SEC = 120;
const HIT_SHARE = 0.999;
const COLD_SHARE = 0.01;
const STORE_MS = 500;
const WORK_MS = 260;
/** Two floes of the older kind, two of the newer. */
const SPEEDS = [1, 1, 1.5, 1.5];
const FLOE_WORKERS = 3;
const GATE_PLACES = { workers: 11, queueLimit: 22, shed: { targetWaitMs: 100, kp: 0.05, ki: 0.01 } };

export type Off = 'none' | 'gate' | 'mesh' | 'cache' | 'queue';

const floeId = (i: number): string => `floe-${i + 1}`;

function senders(off: Off): Fields {
  const client = { kind: 'client', to: 'gate', timeoutMs: PATIENCE_MS, clients: 5000 };
  return {
    rides: {
      ...client,
      arrivals: poisson(RIDES_PER_SEC),
      mix: [{ type: 'ride', priority: 9 }],
      retries: { max: 2, backoff: 'fixed', baseMs: 500 },
    },
    crowd: {
      ...client,
      arrivals: surge(CROWD_PER_SEC, SURGE_PER_SEC, SURGE_FROM_MS, RAMP_MS, SURGE_TO_MS),
      mix: [
        { type: 'ride', share: 0, priority: 9 },
        { type: 'crowd', priority: 0 },
      ],
    },
    readers: {
      kind: 'client',
      to: off === 'cache' ? 'store' : { cold: 'one', '*': 'crates' },
      timeoutMs: PATIENCE_MS,
      arrivals: poisson(READS_PER_SEC),
      mix: [
        { type: 'ride', share: 0 },
        { type: 'warm', share: 1 - COLD_SHARE },
        { type: 'cold', share: COLD_SHARE },
      ],
    },
  };
}

function floes(off: Off): Fields {
  const calls = [
    { to: off === 'cache' ? 'store' : 'crates', timeoutMs: 1000 },
    { to: off === 'queue' ? 'listeners' : 'line', types: ['ride'], timeoutMs: 1000 },
  ];
  const serviceTime = { distribution: 'exponential', meanMs: WORK_MS };
  return Object.fromEntries(SPEEDS.map((speed, i) => [floeId(i), { kind: 'server', workers: FLOE_WORKERS, speed, serviceTime, calls }]));
}

function inside(off: Off): Fields {
  const used = off === 'mesh' ? [0] : SPEEDS.map((_, i) => i);
  const crate = { kind: 'cache', to: 'store', serveByShare: HIT_SHARE, capacityEntries: 1 };
  return {
    gate: {
      kind: 'server',
      serviceTime: constant(0),
      calls: [{ to: 'mesh' }],
      ...(off === 'gate' ? { workers: 10_000 } : GATE_PLACES),
    },
    mesh: {
      kind: 'load-balancer',
      policy: 'weighted-round-robin',
      to: used.map(floeId),
      weights: Object.fromEntries(used.map((i) => [floeId(i), SPEEDS[i]!])),
    },
    ...floes(off),
    ...(off === 'cache' ? {} : { crates: crate, one: crate }),
    store: { kind: 'database', readTime: constant(STORE_MS), writeTime: constant(STORE_MS), connections: 1 },
    ...(off === 'queue'
      ? { listeners: { kind: 'server', workers: 10, serviceTime: constant(100) } }
      : { line: { kind: 'message-queue' }, listeners: { kind: 'consumer', from: 'line', members: 4, serviceTime: constant(100) } }),
  };
}

function blueprint(seed: number, off: Off): BlueprintInput {
  const happenings = [
    ...(off === 'cache' ? [] : [{ atMs: COLD_AT_MS, block: 'one', set: { serveByShare: 0 } }]),
    { atMs: STOP_FROM_MS, block: 'listeners', set: { up: false } },
    { atMs: STOP_TO_MS, block: 'listeners', set: { up: true } },
  ];
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: { ...senders(off), ...inside(off) },
    happenings: happenings,
  };
}

const WITHOUT: Readonly<Record<string, { readonly label: string; readonly why: string }>> = {
  gate: { label: 'Without the gate', why: 'Nobody is refused, and nobody comes first.' },
  mesh: { label: 'Without the mesh', why: 'Everything goes to one floe.' },
  cache: { label: 'Without the crates', why: 'Every row is read from the store.' },
  queue: { label: 'Without the line', why: 'A floe tells the listeners itself and waits for them.' },
};

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const off = choiceOf(values, 'off') as Off;
  const all = {
    id: 'all',
    label: 'Everything on',
    why: 'A surge, cold crates, and for ten seconds nobody who listens to events.',
    blueprint: blueprint(seed, 'none'),
  };
  return [all, { id: 'without', ...WITHOUT[off]!, blueprint: blueprint(seed, off) }];
}

/** One promise of the evening, and whether a run has kept it. */
export interface Promised {
  readonly text: string;
  readonly shown: string;
  readonly isKept: boolean;
}

function eveningNumbers({ report }: Recording): Readonly<Record<string, number>> {
  const ride = report.types!['ride']!;
  const over = ride.requests.sent - ride.requests.inFlight;
  const line = report.blocks['line'];
  const consumed = line === undefined ? ride.requests.ok : Number(line['consumed']);
  const reads = ['warm', 'cold'].map((type) => report.types![type]!.requests);
  const readsOver = reads.reduce((sum, { sent, inFlight }) => sum + sent - inFlight, 0);
  return {
    rideOkShare: ride.requests.ok / over,
    rideP99Ms: ride.latencyMs?.p99 ?? Infinity,
    readOkShare: reads.reduce((sum, { ok }) => sum + ok, 0) / readsOver,
    storeShare: Number(report.blocks['store']!['utilisationShare']),
    toldShare: consumed / over,
  };
}

function soonShown(p99Ms: number): string {
  return p99Ms === Infinity ? 'none' : `p99 ${(p99Ms / 1000).toFixed(1)} s`;
}

/** The promises of New Year's Eve, judged by a whole run. */
export function promisesOf(recording: Recording): readonly Promised[] {
  const { rideOkShare, rideP99Ms, readOkShare, toldShare } = eveningNumbers(recording) as Record<string, number>;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    { text: 'Rides under way get through', shown: percent(rideOkShare!), isKept: rideOkShare! > 0.98 },
    { text: 'Nearly all of them within two seconds', shown: soonShown(rideP99Ms!), isKept: rideOkShare! > 0.8 && rideP99Ms! < PATIENCE_MS },
    { text: 'Rows can be read', shown: percent(readOkShare!), isKept: readOkShare! > 0.98 },
    { text: 'Every step of a ride is told in the end', shown: percent(toldShare!), isKept: toldShare! > 0.98 },
  ];
}

/** Everything at once, and one block at a time switched off. */
export const uberNewYear: Scenario = {
  id: 'uber-new-year',
  plate: '7.8',
  title: 'New Year’s Eve',
  task: 'Midnight: the crowd comes, a hundredth of the crates restarts empty, and those who listen to events stop for ten seconds. Switch off one block and see which promise breaks.',
  picture: 'evening',
  kinds: KINDS,
  opensAtMs: 40_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  era: 'no year: our own evening',
  origins: [
    { kind: 'published', text: 'a surge from 22,000 to 367,000 calls a second (2026)', source: 'uber-rate-limiting' },
    { kind: 'toy', text: 'all the rest: four floes, one store, a call stands for 1,000 and a row read for 1,250,000' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'off',
      label: 'Switched off',
      initial: 'gate',
      options: [
        { value: 'gate', label: 'The gate' },
        { value: 'mesh', label: 'The mesh' },
        { value: 'cache', label: 'The crates' },
        { value: 'queue', label: 'The line' },
      ],
    },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({
    rides: 'the rides under way',
    crowd: 'the crowd',
    readers: 'the other services',
    gate: 'the gate',
    mesh: 'the mesh',
    ...Object.fromEntries(SPEEDS.map((_, i) => [floeId(i), `floe ${i + 1}`])),
    crates: 'the crates',
    one: 'the crates that restart',
    store: 'the store',
    line: 'the line of events',
    listeners: 'the listening service',
  }),
  extras: (_values, recording) => ({
    ...eveningNumbers(recording),
    promisesKept: promisesOf(recording).filter(({ isKept }) => isKept).length,
  }),
  theory: () => null,
  goals: [
    {
      id: 'all-four',
      text: 'Switch off each block in turn. Which of them breaks the most promises?',
      isMet: ({ values, nowMs, endMs }) => choiceOf(values, 'off') === 'queue' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'There is no edge, no dispatch and no push here, and no second region. The parts are tiny beside anything real and their sizes are chosen so that each of them matters. A real evening also has people, who would do something about it.',
};
