import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Series } from '#metrics/series.ts';
import { cooks, LETTER_KINDS, LETTER_NAMES, orderLine, orders, poisson } from './letters.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const COOKED_PER_SEC = 100;
const COOKS = 4;
const WAITING = 3000;
const PATIENCE_MS = 5000;
const DRAIN_MS = 600_000;
const OVERLOAD_MS = 120_000;
/** Meals are counted from here on: the line has settled. */
const SETTLED_MS = 40_000;

const LIMITS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  none: {},
  six: { capacityMessages: 600 },
  four: { capacityMessages: 400 },
  newest: { discipline: 'newest-first' },
};

function isDrain(values: Values): boolean {
  return choiceOf(values, 'scene') === 'drain';
}

function run(values: Values, seed: number): BlueprintInput {
  const ratePerSec = numberOf(values, 'rate');
  const kitchen = cooks(COOKS, { distribution: 'exponential', meanMs: (COOKS * 1000) / COOKED_PER_SEC });
  const line = orderLine({ lateAfterMs: PATIENCE_MS, ...LIMITS[choiceOf(values, 'limit')] });
  const night = orders({ process: 'bursts', everyMs: 1, count: WAITING, stopAtMs: 1.5 });
  const desk = orders(poisson(ratePerSec));
  const isDraining = isDrain(values);
  return {
    version: 1,
    seed,
    durationMs: isDraining ? DRAIN_MS : OVERLOAD_MS,
    blocks: { orders: desk, ...(isDraining ? { night } : {}), line, kitchen },
  };
}

/** Meals in time a second, once the line has settled. */
function mealsPerSec(series: Series): number {
  const inTime = series.blocks['line']!['inTime']!.slice(SETTLED_MS / series.bucketMs);
  return inTime.reduce((sum, count) => sum + count, 0) / ((inTime.length * series.bucketMs) / 1000);
}

/** Seconds until a backlog is gone, in theory; `null` when it never is. */
function drainSec(waiting: number, cookedPerSec: number, ratePerSec: number): number | null {
  return ratePerSec >= cookedPerSec ? null : waiting / (cookedPerSec - ratePerSec);
}

/** A line of orders that empties, or one that gets too much for ever. */
export const backlog: Scenario = {
  id: 'backlog',
  plate: '5.2',
  title: 'How long is too long a line',
  task: 'The kitchen cooks a hundred orders a second. Empty last night’s line while new orders come in; then send more than it can cook, and choose a limit.',
  picture: 'letters',
  kinds: LETTER_KINDS,
  opensAtMs: 30_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The day',
      initial: 'drain',
      options: [
        { value: 'drain', label: '3,000 wait already' },
        { value: 'overload', label: 'Too many, for ever' },
      ],
    },
    {
      kind: 'choice',
      id: 'limit',
      label: 'The line',
      initial: 'none',
      options: [
        { value: 'none', label: 'No limit' },
        { value: 'six', label: '600 places' },
        { value: 'four', label: '400 places' },
        { value: 'newest', label: 'Newest first' },
      ],
    },
    {
      kind: 'number',
      id: 'rate',
      label: 'New orders',
      unit: '/s',
      min: 10,
      max: 150,
      step: 1,
      initial: 50,
      live: (rate) => [{ block: 'orders', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: { drain: { rate: 50 }, overload: { rate: 120 } },
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => ({ ...LETTER_NAMES, night: 'last night’s orders' }),
  extras: (values, { report, series }) => {
    const theorySec = drainSec(WAITING, COOKED_PER_SEC, numberOf(values, 'rate'));
    return {
      cookedPerSec: COOKED_PER_SEC,
      waitingAtFirst: WAITING,
      mealsPerSec: mealsPerSec(series),
      busyShare: Number(report.blocks['kitchen']?.['utilisationShare']),
      ...(theorySec === null ? {} : { drainTheoryMs: theorySec * 1000, drainTheoryMin: theorySec / 60 }),
    };
  },
  theory: (values) => {
    const sec = isDrain(values) ? drainSec(WAITING, COOKED_PER_SEC, numberOf(values, 'rate')) : null;
    if (!isDrain(values)) return null;
    return {
      label: 'until the line is empty, in theory',
      meanMs: sec === null ? null : sec * 1000,
      note: 'What waits, divided by what the kitchen has to spare: 100 a second less those that still come in. The nearer the two, the more single runs scatter.',
    };
  },
  goals: [
    {
      id: 'line-gone',
      text: 'Empty last night’s line within 100 seconds, with 60 new orders a second or more.',
      isMet: ({ values, report, nowMs }) => {
        const drained = report.blocks['line']?.['drainedAtMs'];
        return isDrain(values) && numberOf(values, 'rate') >= 60 && nowMs > 0 && typeof drained === 'number' && drained <= 100_000;
      },
    },
    {
      id: 'warm-fish',
      text: 'Too many orders: serve at least 75 warm meals a second over the whole run, at 120 orders a second or more.',
      isMet: ({ values, report, nowMs, endMs }) =>
        !isDrain(values) && numberOf(values, 'rate') >= 120 && nowMs >= endMs && Number(report.blocks['line']?.['inTimePerSec'] ?? 0) >= 75,
    },
  ],
  leavesOut:
    'Work times are exponential and cooks never fail. A customer leaves after five seconds and tells nobody, so her fish is cooked all the same; a meal that comes later counts as cold. Whoever finds the line full is told at once and does not try again. Under “Newest first” the oldest orders stay on the line for ever; a real kitchen would throw them away.',
};
