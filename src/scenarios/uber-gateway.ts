import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { reverseProxyKind } from '#blueprint/kinds/reverse-proxy.ts';
import { serverKind } from '#blueprint/kinds/server.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { countsOf, eachSecond, perSecBetween, poisson, surge } from './uber.ts';
import type { Fields } from './uber.ts';

const KINDS: Kinds = { kinds: [clientKind, reverseProxyKind, serverKind], roads: null, inWords: describeBlock };

/** One call here stands for so many. */
export const GATEWAY_SCALE = 1000;
const DURATION_MS = 80_000;
const SURGE_FROM_MS = 20_000;
const RAMP_MS = 10_000;
const SURGE_TO_MS = 60_000;
const USUAL_PER_SEC = 22;
/** Running rides: half of the usual traffic, and no more of it in the surge. */
const RIDES_PER_SEC = 11;
const CAPACITY_PER_SEC = 44;
const WORKERS = 11;
const PATIENCE_MS = 2000;
/** The surge is measured when its start is over. */
const STEADY_FROM_MS = 35_000;

interface Door {
  readonly label: string;
  readonly why: string;
  readonly gate?: Fields;
  /** Callers who try again. */
  readonly client?: Fields;
  readonly shed?: Fields;
  /** Waiting places, half a second's worth. */
  readonly places?: number;
}

const LIMIT_ALL = { by: 'all', ratePerSec: CAPACITY_PER_SEC, burst: 10, onExcess: 'reject' };

const DOORS: Readonly<Record<string, Door>> = {
  queue: { label: 'A longer queue', why: 'Everybody is let in and waits.' },
  retry: {
    label: 'A limit, and three retries',
    why: 'The gate admits what fits, whoever comes; the refused ask again, up to three times.',
    gate: { limits: [LIMIT_ALL] },
    client: { retries: { max: 3, backoff: 'fixed', baseMs: 500 } },
  },
  equal: {
    label: 'A limit for each rider',
    why: 'Each rider may ask twice a second. Nobody does more.',
    gate: { limits: [{ by: 'client', ratePerSec: 2, burst: 5, onExcess: 'reject' }] },
  },
};

const PRIORITY: Door = {
  label: 'Refuse by priority',
  why: 'The longer the wait, the more is refused at once, and rides under way come last.',
  shed: { targetWaitMs: 100, kp: 0.05, ki: 0.01 },
  places: 22,
};

function blueprint(values: Values, seed: number, door: Door): BlueprintInput {
  const crowd = numberOf(values, 'surge') - RIDES_PER_SEC;
  const client = { kind: 'client', to: 'gateway', timeoutMs: PATIENCE_MS, clients: 5000, ...door.client };
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      rides: {
        ...client,
        retries: { max: door.client === undefined ? 2 : 3, backoff: 'fixed', baseMs: 500 },
        arrivals: poisson(RIDES_PER_SEC),
        mix: [{ type: 'ride', priority: 9 }],
      },
      crowd: {
        ...client,
        arrivals: surge(USUAL_PER_SEC - RIDES_PER_SEC, crowd, SURGE_FROM_MS, RAMP_MS, SURGE_TO_MS),
        mix: [
          { type: 'ride', share: 0, priority: 9 },
          { type: 'crowd', priority: 0 },
        ],
      },
      gateway: { kind: 'reverse-proxy', to: 'services', workers: 16, upstreamConnections: 100_000, ...door.gate },
      services: {
        kind: 'server',
        workers: WORKERS,
        serviceTime: { distribution: 'exponential', meanMs: (1000 * WORKERS) / CAPACITY_PER_SEC },
        queueLimit: door.places ?? null,
        shed: door.shed ?? null,
      },
    },
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const door = DOORS[choiceOf(values, 'door')]!;
  return [
    { id: 'door', label: door.label, why: door.why, blueprint: blueprint(values, seed, door) },
    { id: 'priority', label: PRIORITY.label, why: PRIORITY.why, blueprint: blueprint(values, seed, PRIORITY) },
  ];
}

/** Updates of running rides that were answered each second, at full size. */
export function ridesAnswered(recording: Recording): readonly number[] {
  return eachSecond(recording, countRides(recording, true), GATEWAY_SCALE);
}

/** Updates of running rides that were refused or given up, a bucket. */
export function ridesLost(recording: Recording): readonly number[] {
  return countRides(recording, false);
}

/** Rides are the first type of every mix. */
function countRides({ series, finished }: Recording, isAnswered: boolean): readonly number[] {
  const counts = series.sent.map(() => 0);
  for (const { type, outcome, sentMs, latencyMs } of finished) {
    const bucket = Math.floor((sentMs + latencyMs) / series.bucketMs);
    if (type === 0 && (outcome === 'ok') === isAnswered && bucket < counts.length) counts[bucket]!++;
  }
  return counts;
}

/** Calls that knock at the gateway each second, first ones and repeated ones, at full size. */
export function knocking(recording: Recording): readonly number[] {
  return eachSecond(recording, attemptsOf(recording), GATEWAY_SCALE);
}

/** First calls and repeated ones, a bucket: whatever the gateway refused or passed on. */
function attemptsOf(recording: Recording): readonly number[] {
  const limited = countsOf(recording, 'gateway', 'limited');
  return recording.series.sent.map((first, i) => Math.max(first, limited[i]! + passedOn(recording, i)));
}

function passedOn({ series }: Recording, bucket: number): number {
  return series.ok[bucket]!;
}

function extras(_values: Values, recording: Recording): Readonly<Record<string, number>> {
  const { report, series } = recording;
  const ride = report.types!['ride']!;
  const peak = (values: readonly number[]): number => perSecBetween(recording, values, STEADY_FROM_MS, SURGE_TO_MS);
  const sent = peak(series.sent);
  const attempts = peak(attemptsOf(recording));
  const answered = peak(series.ok);
  return {
    rideOkShare: ride.requests.ok / (ride.requests.sent - ride.requests.inFlight),
    rideP99Ms: ride.latencyMs?.p99 ?? NaN,
    attemptsPerSec: attempts * GATEWAY_SCALE,
    refusedShare: 1 - answered / sent,
    refusedAttemptsShare: 1 - answered / attempts,
    answeredPerSec: answered * GATEWAY_SCALE,
  };
}

/** Stop two: far more calls than can be served. */
export const uberGateway: Scenario = {
  id: 'uber-gateway',
  plate: '7.2',
  title: 'A surge at the gate',
  task: 'For forty seconds seventeen times the usual calls arrive, and the services can do twice the usual. Rides under way send their updates as ever. Which door keeps them alive?',
  picture: 'stop',
  kinds: KINDS,
  opensAtMs: 50_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  era: '2021–2026',
  origins: [
    { kind: 'published', text: 'size of one service’s surge, from 22,000 to 367,000 calls a second (2026)', source: 'uber-rate-limiting' },
    { kind: 'published', text: 'shedding by priority, set by a feedback loop (2023)', source: 'uber-cinnamon' },
    {
      kind: 'toy',
      text: 'one call stands for 1,000; the services can do 44,000 a second; half of the usual calls belong to rides under way',
    },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'door',
      label: 'Against priorities',
      initial: 'queue',
      options: [
        { value: 'queue', label: 'Longer queue' },
        { value: 'retry', label: 'Three retries' },
        { value: 'equal', label: 'Limit per rider' },
      ],
    },
    { kind: 'number', id: 'surge', label: 'Thousand calls', unit: '/s', min: 22, max: 367, step: 15, initial: 367 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ rides: 'the rides under way', crowd: 'the crowd', gateway: 'the gateway', services: 'the services' }),
  extras,
  theory: () => null,
  goals: [
    {
      id: 'what-a-queue-can-bear',
      text: 'Find a surge above forty thousand that the longer queue survives, with nine calls in ten answered.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'door') === 'queue' &&
        numberOf(values, 'surge') > 40 &&
        nowMs >= endMs &&
        report.requests.ok > report.requests.sent * 0.9,
    },
  ],
  leavesOut:
    'A refusal costs nothing here, and the services work on for callers who have left. The feedback loop is a plain PI controller on the wait, without the original’s estimate of capacity, and knows two priorities. Everybody waits two seconds and no longer. Rides try up to three times under “priority” and “queue”, the crowd once.',
};
