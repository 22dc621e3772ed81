import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import { mm1Quantile } from '#theory/mm1.ts';
import { FLOE_POINTS } from './one-floe-points.ts';
import { theoryMs, WORK_MS } from './one-floe-sketch.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { floeServer, visitors } from './village.ts';

const DURATION_MS = 120_000;
const CAPACITY_PER_SEC = 1000 / WORK_MS;
/** A measured point comes from so many visitors; near full load runs scatter more and are longer. */
const POINT_VISITORS = 300_000;
const BUSY_POINT_VISITORS = 2_000_000;
const BUSY_LOAD = 0.85;
const POINT_SEED = 1;

export function loadOf(values: Values): number {
  return numberOf(values, 'rate') / CAPACITY_PER_SEC;
}

export function isEqualWork(values: Values): boolean {
  return choiceOf(values, 'work') === 'equal';
}

function oneFloeRun(seed: number, durationMs: number, warmupMs: number, ratePerSec: number, isEqual: boolean): BlueprintInput {
  const work = { distribution: isEqual ? 'constant' : 'exponential', mean: 1 };
  return {
    version: 1,
    seed,
    durationMs,
    warmupMs,
    blocks: { visitors: visitors(ratePerSec, { to: 'floe', work, keys: null }), floe: floeServer({ meanMs: WORK_MS }) },
  };
}

/** The long run behind one measured point of the chart; the first tenth is not counted. @param load 0 … 1 */
export function pointRun(load: number, isEqual: boolean): BlueprintInput {
  const ratePerSec = load * CAPACITY_PER_SEC;
  const durationMs = Math.round(((load > BUSY_LOAD ? BUSY_POINT_VISITORS : POINT_VISITORS) / ratePerSec) * 1000);
  return oneFloeRun(POINT_SEED, durationMs, Math.round(durationMs / 10), ratePerSec, isEqual);
}

/** One floe, one line: how long a visit takes, drawn by the reader first. */
export const oneFloe: Scenario = {
  id: 'one-floe',
  plate: '0.1',
  title: 'One floe, one line',
  task: 'Draw how long an average visit takes at each load. Then compare: your curve, the simulator’s points, the theory.',
  picture: 'sketch',
  kinds: { kinds: [clientKind, plainServerKind], roads: null },
  opensAtMs: 60_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'work',
      label: 'Jobs',
      initial: 'mixed',
      options: [
        { value: 'mixed', label: 'Short and long' },
        { value: 'equal', label: 'All alike' },
      ],
    },
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 2.5,
      max: 55,
      step: 0.5,
      initial: 45,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: {},
  runs: (values, seed) => [
    {
      id: 'run',
      label: '',
      why: '',
      blueprint: oneFloeRun(seed, DURATION_MS, 0, numberOf(values, 'rate'), isEqualWork(values)),
    },
  ],
  names: () => ({ visitors: 'the visitors', floe: 'the floe' }),
  extras: (values) => {
    const load = loadOf(values);
    const isEqual = isEqualWork(values);
    const point = FLOE_POINTS.find((one) => Math.abs(one.loadPercent - load * 100) < 1e-9);
    const long: Record<string, number> = {};
    if (point !== undefined) long['longRunMs'] = isEqual ? point.equalMs : point.mixedMs;
    const known = { loadShare: load, capacityPerSec: CAPACITY_PER_SEC, workMs: WORK_MS, ...long };
    if (load >= 1) return known;
    return {
      ...known,
      theoryMs: theoryMs(load, isEqual),
      theoryP99Ms: mm1Quantile(load, 0.99) * WORK_MS,
      timesAtHalfTheLoad: theoryMs(load, isEqual) / theoryMs(load / 2, isEqual),
    };
  },
  theory: (values) => {
    const load = loadOf(values);
    const isEqual = isEqualWork(values);
    return {
      label: isEqual ? 'M/D/1, in theory' : 'M/M/1, in theory',
      meanMs: load >= 1 ? null : theoryMs(load, isEqual),
      note: isEqual
        ? 'Jobs all alike halve the wait: the visit takes 1 + load/(2 × (1 − load)) times the work.'
        : 'Random arrivals and jobs of random length: a visit takes 1/(1 − load) times the work, of which load/(1 − load) is waiting. One run of two minutes scatters widely about that when the floe is nearly full.',
    };
  },
  goals: [
    {
      id: 'keep-it-short',
      text: 'Find the busiest floe whose average visit still stays under 60 ms: end a run of short and long jobs at 30 visitors a second or more.',
      isMet: ({ values, report, nowMs, endMs }) =>
        !isEqualWork(values) && numberOf(values, 'rate') >= 30 && nowMs >= endMs && (report.latencyMs?.mean ?? Infinity) < 60,
    },
    {
      id: 'line-without-end',
      text: 'Make a line that would never end: more than 100 waiting, with visitors still coming.',
      isMet: ({ report }) => Number(report.blocks['floe']?.['maxQueue'] ?? 0) > 100,
    },
  ],
  leavesOut:
    'Visitors arrive at random and independently, never give up, and the line has no end. Jobs are of exponential length or all alike; one is served at a time, in order. Each point of the chart is one run of 300,000 visitors, or of two million where the floe is nearly full; your run has a few thousand at most, so its own mark wanders.',
};
