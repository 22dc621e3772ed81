import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { loadBalancerKind } from '#blueprint/kinds/load-balancer.ts';
import type { Recording } from '#blueprint/record.ts';
import { callers, gate, GATE_KINDS, GATE_NAMES, share } from './gates.ts';
import { choiceOf } from './scenario.ts';
import type { Fields, Scenario, Setting, Values } from './scenario.ts';

const KINDS: Kinds = { ...GATE_KINDS, kinds: [...GATE_KINDS.kinds, loadBalancerKind] };

const TROUBLE_FROM_MS = 20_000;
const TROUBLE_TO_MS = 50_000;
const WORK_MS = 10;
/** What a thief asks for costs as much as ten guests. */
const THIEF_WORK = 10;
const COPY_SHARE = 0.9;
const ROADS = 1024;
const HANG_PER_SEC = 30;

/** What happens at the gate. */
interface Scene {
  readonly durationMs: number;
  readonly ratePerSec: number;
  /** Share of the callers who are thieves. */
  readonly thieves: number;
  readonly filter: Fields;
  readonly workMs: number;
  readonly workers: number;
}

const PLAIN = {
  durationMs: 60_000,
  ratePerSec: 120,
  thieves: 0,
  filter: { hitShare: 0.95, falseAlarmShare: 0.01 },
  workMs: WORK_MS,
  workers: 4,
};

const SCENES: Readonly<Record<string, Scene>> = {
  crowd: { ...PLAIN, thieves: 0.25 },
  rare: { ...PLAIN, durationMs: 120_000, thieves: 0.02, filter: { hitShare: 0.99, falseAlarmShare: 0.02 } },
  hang: { ...PLAIN, durationMs: 90_000, ratePerSec: 100 },
  tail: { ...PLAIN, durationMs: 120_000, ratePerSec: 100, workMs: 50, workers: 200 },
  dies: { ...PLAIN },
};

function sceneOf(values: Values): Scene {
  return SCENES[choiceOf(values, 'scene')]!;
}

/** Who does not open letters cannot look into them: without this there is neither filter nor copies. */
export function opensLetters(values: Values): boolean {
  return choiceOf(values, 'tls') === 'gate';
}

/** What a station is set to, for the start of a run and for a run under way. */
function filterOf(values: Values): Fields | null {
  return choiceOf(values, 'filter') === 'on' && opensLetters(values) ? { ...sceneOf(values).filter, cpuMs: 0.1 } : null;
}

function patienceOf(values: Values): number {
  return choiceOf(values, 'patience') === 'short' ? 2000 : 60_000;
}

/** Guests come for what may be copied; thieves for what may not. */
function mixOf(values: Values): readonly Fields[] {
  const { thieves, ratePerSec } = sceneOf(values);
  const scene = choiceOf(values, 'scene');
  const guest = { type: 'guest', op: 'read', work: 1 };
  if (scene === 'hang') {
    const old = HANG_PER_SEC / ratePerSec;
    return [
      { ...guest, share: 1 - old },
      { ...guest, type: 'old', op: 'write', path: '/old', share: old },
    ];
  }
  if (scene === 'dies')
    return [
      { ...guest, path: '/east', share: 0.5 },
      { ...guest, path: '/west', share: 0.5 },
    ];
  return thieves === 0
    ? [guest]
    : [
        { ...guest, share: 1 - thieves },
        { type: 'thief', op: 'write', work: THIEF_WORK, honest: false, share: thieves },
      ];
}

function kitchen(values: Values, more: Fields = {}): Fields {
  const { workMs, workers } = sceneOf(values);
  const tls = opensLetters(values) ? null : { handshakeCpuMs: 0.5 };
  return { kind: 'server', workers, tls, serviceTime: { distribution: 'by-request', perWorkMs: workMs }, ...more };
}

/** What stands behind the gate, and which path leads where. */
function inside(values: Values): { readonly to: unknown; readonly blocks: Fields } {
  const scene = choiceOf(values, 'scene');
  if (scene === 'hang')
    return { to: { '/old': 'old', '*': 'kitchen' }, blocks: { kitchen: kitchen(values), old: kitchen(values, { whenDown: 'silent' }) } };
  if (scene !== 'dies') return { to: 'kitchen', blocks: { kitchen: kitchen(values) } };
  const two = { kitchen: kitchen(values), west: kitchen(values) };
  if (choiceOf(values, 'balance') === 'off') return { to: { '/west': 'west', '*': 'kitchen' }, blocks: two };
  const healthCheck = { intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 };
  const balancer = { kind: 'load-balancer', policy: 'least-connections', to: ['kitchen', 'west'], healthCheck };
  return { to: 'balancer', blocks: { balancer, ...two } };
}

function happeningsOf(values: Values): BlueprintInput['happenings'] {
  const scene = choiceOf(values, 'scene');
  const list: readonly unknown[] =
    scene === 'hang'
      ? [{ atMs: TROUBLE_FROM_MS, block: 'old', set: { up: false } }]
      : scene === 'dies'
        ? [
            { atMs: TROUBLE_FROM_MS, block: 'west', set: { up: false } },
            { atMs: TROUBLE_TO_MS, block: 'west', set: { up: true } },
          ]
        : [];
  return list;
}

function blueprint(values: Values, seed: number): BlueprintInput {
  const { durationMs, ratePerSec } = sceneOf(values);
  const { to, blocks } = inside(values);
  const stations = {
    filter: filterOf(values),
    tls: opensLetters(values) ? { handshakeCpuMs: 0.5 } : null,
    cache:
      choiceOf(values, 'cache') === 'on' && opensLetters(values)
        ? { serveByShare: COPY_SHARE, hitTime: { distribution: 'constant', meanMs: 1 } }
        : null,
    timeoutMs: patienceOf(values),
    upstreamConnections: ROADS,
  };
  return {
    version: 1,
    seed,
    durationMs,
    blocks: {
      callers: callers({ process: 'poisson', ratePerSec }, { mix: mixOf(values), work: { distribution: 'exponential', mean: 1 } }),
      gate: gate(to, stations),
      ...blocks,
    },
    happenings: happeningsOf(values),
  };
}

/** How long after the trouble began callers were still served, in ms: up to the first second without an answer, or to the end. */
function servedForMs({ series }: Recording): number {
  const perSec = Math.round(1000 / series.bucketMs);
  const from = Math.ceil(TROUBLE_FROM_MS / series.bucketMs);
  for (let i = from; i + perSec <= series.ok.length; i++) {
    if (series.ok.slice(i, i + perSec).every((count) => count === 0)) return i * series.bucketMs - TROUBLE_FROM_MS;
  }
  return series.ok.length * series.bucketMs - TROUBLE_FROM_MS;
}

function extras(values: Values, recording: Recording): Readonly<Record<string, number>> {
  const { report } = recording;
  const { filteredHonest, filteredHostile } = report.blocks['gate'] as Readonly<Record<string, number>>;
  const okOf = (type: string): number => report.types?.[type]?.requests.ok ?? 0;
  const thiefWork = okOf('thief') * THIEF_WORK;
  const { sent, ok } = report.requests;
  return {
    thiefWorkShare: share(thiefWork, thiefWork + okOf('guest')),
    thiefWorkPercent: 100 * share(thiefWork, thiefWork + okOf('guest')),
    turnedAway: filteredHonest! + filteredHostile!,
    honestAmongTurnedAwayShare: share(filteredHonest!, filteredHonest! + filteredHostile!),
    servedForMs: servedForMs(recording),
    heldRoads: (HANG_PER_SEC * patienceOf(values)) / 1000,
    lostShare: share(sent - ok - report.requests.inFlight, sent),
  };
}

/** A station of the gate that can be switched. */
function station(
  id: string,
  label: string,
  options: readonly (readonly [string, string])[],
  live?: (values: Values) => readonly Setting[],
): Scenario['parameters'][number] {
  return {
    kind: 'choice',
    id,
    label,
    initial: options[0]![0],
    options: options.map(([value, text]) => ({ value, label: text })),
    ...(live === undefined ? {} : { live: (_value: string, values: Values) => live(values) }),
  };
}

const OFF_ON = [
  ['off', 'Off'],
  ['on', 'On'],
] as const;

/** The gate with its stations: what each of them does for the kitchen, and what it does to guests. */
export const ambassador: Scenario = {
  id: 'ambassador',
  plate: '2.1',
  title: 'The gate and its stations',
  task: 'Play “Thieves” with the filter off, then on. Next let a kitchen hang and shorten his patience; let one die and switch on “Balance”; for “Same old menu” switch on “Copies”. “Letters opened” shows what he cannot do with letters that stay sealed.',
  picture: 'gate',
  kinds: KINDS,
  opensAtMs: 40_000,
  initialSpeed: 1,
  parameters: [
    station('scene', 'What happens', [
      ['crowd', 'Thieves'],
      ['rare', 'A few thieves'],
      ['hang', 'A kitchen hangs'],
      ['dies', 'A kitchen dies'],
      ['tail', 'Same old menu'],
    ]),
    station('filter', 'Filter', OFF_ON, (values) => [{ block: 'gate', set: { filter: filterOf(values) } }]),
    station('cache', 'Copies', OFF_ON),
    station(
      'patience',
      'Patience',
      [
        ['long', '60 s'],
        ['short', '2 s'],
      ],
      (values) => [{ block: 'gate', set: { timeoutMs: patienceOf(values) } }],
    ),
    station('balance', 'Balance', OFF_ON),
    station('tls', 'Letters opened', [
      ['gate', 'At the gate'],
      ['kitchen', 'In the kitchen'],
    ]),
  ],
  scenes: {
    crowd: { filter: 'off', cache: 'off', patience: 'long' },
    rare: { filter: 'on', cache: 'off', patience: 'long' },
    hang: { filter: 'off', cache: 'off', patience: 'long' },
    dies: { filter: 'off', cache: 'off', patience: 'long', balance: 'off' },
    tail: { filter: 'off', cache: 'off', patience: 'long' },
  },
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: blueprint(values, seed) }],
  names: () => ({ ...GATE_NAMES, balancer: 'the traffic controller', west: 'the west kitchen', old: 'the old kitchen' }),
  extras,
  theory: () => null,
  goals: [
    {
      id: 'guests-first',
      text: 'Thieves at the gate: bring the kitchen below a third of its capacity and play a minute to its end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'crowd' && nowMs >= endMs && Number(report.blocks['kitchen']?.['utilisationShare'] ?? 1) < 1 / 3,
    },
    {
      id: 'nobody-waits-outside',
      text: 'A kitchen hangs: keep the other guests served to the end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'hang' &&
        nowMs >= endMs &&
        report.requests.ok > (report.requests.sent * (100 - HANG_PER_SEC - 8)) / 100,
    },
  ],
  leavesOut:
    'The filter guesses by chance at given shares; a real one looks at the letter, and thieves learn. Copies answer nine guests in ten because we say so, not because of what they ask: the next chapter does that properly. The gate itself never tires and never fails here, which is the kindest lie on this plate.',
};
