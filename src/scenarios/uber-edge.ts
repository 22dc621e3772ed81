import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { loadBalancerKind } from '#blueprint/kinds/load-balancer.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { constant, poisson } from './uber.ts';
import type { Fields } from './uber.ts';

const KINDS: Kinds = { kinds: [clientKind, loadBalancerKind, plainServerKind], roads: buildRoads };
const DURATION_MS = 60_000;
const WARMUP_MS = 10_000;
/** Published, 2019: half of the round trips of phones take no longer. */
export const ROUND_TRIP_MS = 350;
const OWN_ROUND_TRIP_MS = 450;
/** An answer of twenty packets of 1.46 kB. */
const PACKETS = 20;
const ANSWER_KB = PACKETS * 1.46;
const PHONES = 200;
const RATE_PER_SEC = 20;
/** A phone asks every ten seconds; a line is kept for twice that. */
const KEPT_MS = 20_000;
const PATIENCE_MS = 3000;
const GONE_FROM_MS = 20_000;
const GONE_TO_MS = 45_000;

export function isRegionLost(values: Values): boolean {
  return choiceOf(values, 'scene') === 'region';
}

const SERVER: Fields = { kind: 'server', workers: 1000, serviceTime: constant(1) };

function phones(to: string, more: Fields = {}): Fields {
  return { kind: 'client', to, arrivals: poisson(RATE_PER_SEC), clients: PHONES, mix: [{ sizeKb: ANSWER_KB }], ...more };
}

function connecting(values: Values, seed: number, protocol: Fields): BlueprintInput {
  const keepAliveMs = choiceOf(values, 'scene') === 'kept' ? KEPT_MS : 0;
  const lossShare = numberOf(values, 'loss') / 100;
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    warmupMs: WARMUP_MS,
    blocks: { phones: phones('edge'), edge: SERVER },
    links: [{ from: 'phones', to: 'edge', oneWayMs: ROUND_TRIP_MS / 2, keepAliveMs, lossShare, ...protocol }],
  };
}

function losing(values: Values, seed: number, to: readonly string[], app: Fields): BlueprintInput {
  const lossShare = numberOf(values, 'loss') / 100;
  const happenings = [
    { atMs: GONE_FROM_MS, block: 'edge', set: { up: false } },
    { atMs: GONE_TO_MS, block: 'edge', set: { up: true } },
  ] as readonly Happening[];
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    warmupMs: WARMUP_MS,
    blocks: {
      phones: phones('app'),
      app: { kind: 'load-balancer', timeoutMs: PATIENCE_MS, policy: 'weighted-round-robin', to, ...app },
      edge: { ...SERVER, whenDown: 'silent' },
      own: SERVER,
    },
    links: [
      { from: 'app', to: 'edge', oneWayMs: ROUND_TRIP_MS / 2, lossShare },
      ...(to.includes('own') ? [{ from: 'app', to: 'own', oneWayMs: OWN_ROUND_TRIP_MS / 2, lossShare }] : []),
    ],
    happenings,
  };
}

const QUICK: Readonly<Record<string, { readonly label: string; readonly why: string; readonly link: Fields }>> = {
  quic: {
    label: 'QUIC',
    why: 'Greeting and seal share one round trip; the request is the second.',
    link: { protocol: 'quic' },
  },
  resumed: {
    label: 'QUIC, resumed',
    why: 'A phone that was here before sends its request with the greeting.',
    link: { protocol: 'quic', earlyData: true },
  },
};

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  if (isRegionLost(values))
    return [
      {
        id: 'alone',
        label: 'One way in',
        why: 'The app knows the cloud edge and nothing else.',
        blueprint: losing(values, seed, ['edge'], {}),
      },
      {
        id: 'failover',
        label: 'The app changes over',
        why: 'After three failures in a row it leaves the edge for five seconds, longer each time, and uses the company’s own halls.',
        blueprint: losing(values, seed, ['edge', 'own'], {
          weights: { edge: 1000, own: 0.01 },
          retries: { max: 1 },
          ejection: { failures: 3, baseMs: 5000, maxShare: 0.5 },
        }),
      },
    ];
  const quick = QUICK[choiceOf(values, 'protocol')]!;
  return [
    {
      id: 'tls',
      label: 'TCP and TLS 1.2',
      why: 'One round trip to greet, two for the seal, one for the request.',
      blueprint: connecting(values, seed, { protocol: 'tls1.2' }),
    },
    { id: 'quick', label: quick.label, why: quick.why, blueprint: connecting(values, seed, quick.link) },
  ];
}

/** What each round trip of a run is for, as its protocol has it. */
export function tripsOf(values: Values, run: string): readonly string[] {
  if (run === 'tls') return ['greet', 'seal', 'seal', 'ask'];
  return choiceOf(values, 'protocol') === 'resumed' ? ['greet, seal and ask'] : ['greet and seal', 'ask'];
}

/** Share of answers of which at least one packet is lost: 1 − (1 − loss)ⁿ. */
export function damagedShare(lossShare: number, packets = PACKETS): number {
  let allArrive = 1;
  for (let i = 0; i < packets; i++) allArrive *= 1 - lossShare;
  return 1 - allArrive;
}

/** Stop one: a phone on a bad line, and the loss of a region. */
export const uberEdge: Scenario = {
  id: 'uber-edge',
  plate: '7.1',
  title: 'A phone on a bad line',
  task: 'Two hundred phones ask from far away over lines that lose packets, twice: with the old handshake and a shorter one. Then take away the edge that they talk to.',
  picture: 'stop',
  kinds: KINDS,
  opensAtMs: 40_000,
  initialSpeed: 4,
  era: '2019–2020',
  origins: [
    { kind: 'published', text: 'round trip 350 ms, loss 3.5 % (2019)', source: 'uber-quic' },
    { kind: 'published', text: 'the app prefers the cloud edge and can fall back (2020)', source: 'uber-failover' },
    { kind: 'toy', text: '200 phones, one request in ten seconds each, our own rule for falling back' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The line',
      initial: 'first',
      options: [
        { value: 'first', label: 'New each time' },
        { value: 'kept', label: 'Mostly kept' },
        { value: 'region', label: 'A region is lost' },
      ],
    },
    {
      kind: 'choice',
      id: 'protocol',
      label: 'Against TLS 1.2',
      initial: 'quic',
      options: [
        { value: 'quic', label: 'QUIC' },
        { value: 'resumed', label: 'QUIC, resumed' },
      ],
    },
    { kind: 'number', id: 'loss', label: 'Packets lost', unit: '%', min: 0, max: 10, step: 0.5, initial: 3.5 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ phones: 'the phones', app: 'the app’s own switch', edge: 'the edge', own: 'the company’s own hall' }),
  extras: (values, { report }) => ({
    damagedShare: damagedShare(numberOf(values, 'loss') / 100),
    lost: report.requests.failed + report.requests.timedOut + report.requests.rejected,
    lostShare: (report.requests.failed + report.requests.timedOut + report.requests.rejected) / report.requests.sent,
  }),
  theory: () => null,
  goals: [
    {
      id: 'lossless',
      text: 'New connections each time: bring the mean of the left run within 10 ms of four round trips.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'first' && nowMs >= endMs && Math.abs((report.latencyMs?.mean ?? 0) - 4 * ROUND_TRIP_MS) < 10,
    },
  ],
  leavesOut:
    'Every phone has the same round trip, where half of the real ones have a longer one. A lost packet costs one more round trip and never two. QUIC’s other gains, such as repairing one stream while others flow, are left out. In the lost region connections cost nothing, and one switch, which notices by failures alone, stands for all phones; a phone that had to find out alone would wait for longer.',
};
