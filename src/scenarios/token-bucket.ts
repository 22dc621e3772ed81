import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { callers, gate, GATE_KINDS, GATE_NAMES, share } from './gates.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const DURATION_MS = 60_000;
const KITCHEN_PER_SEC = 500;
const KITCHEN_WORKERS = 10;
const POLITE = 100;
const PATIENCE_MS = 2000;
/** A limit that is written "a hundred a minute". */
const WINDOW_LIMIT = 100;
const WINDOW_SEC = 60;
const CROSSING_SEC = 2;

export function isCrowd(values: Values): boolean {
  return choiceOf(values, 'scene') === 'crowd';
}

function limitOf(values: Values): Readonly<Record<string, unknown>> {
  return {
    by: isCrowd(values) ? 'client' : 'all',
    ratePerSec: numberOf(values, 'limit'),
    burst: numberOf(values, 'burst'),
    onExcess: choiceOf(values, 'excess'),
    maxDelayMs: 10_000,
  };
}

function blueprint(values: Values, seed: number): BlueprintInput {
  const rate = numberOf(values, 'rate');
  const crowd = isCrowd(values);
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      callers: callers(
        { process: 'poisson', ratePerSec: crowd ? POLITE * rate : rate },
        { clients: crowd ? POLITE : 1, ...(crowd ? { timeoutMs: PATIENCE_MS } : {}) },
      ),
      gate: gate('kitchen', { limits: [limitOf(values)] }),
      kitchen: {
        kind: 'server',
        workers: KITCHEN_WORKERS,
        serviceTime: { distribution: 'exponential', meanMs: (1000 * KITCHEN_WORKERS) / KITCHEN_PER_SEC },
      },
    },
  };
}

function setLimit(values: Values): readonly { readonly block: string; readonly set: Readonly<Record<string, unknown>> }[] {
  return [{ block: 'gate', set: { limits: [limitOf(values)] } }];
}

/** A bucket of tokens at the gate: who is refused, and whom it cannot protect. */
export const tokenBucket: Scenario = {
  id: 'token-bucket',
  plate: '2.2',
  title: 'A bucket of tickets',
  task: 'Tickets drip into a bucket; each call takes one. Let a single app call at random moments, well below the limit, and see how often it is refused. Then open the door to a hundred polite callers.',
  picture: 'bucket',
  kinds: GATE_KINDS,
  opensAtMs: 20_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Who calls',
      initial: 'app',
      options: [
        { value: 'app', label: 'One app' },
        { value: 'crowd', label: 'A hundred callers' },
      ],
    },
    {
      kind: 'choice',
      id: 'excess',
      label: 'No ticket left',
      initial: 'reject',
      options: [
        { value: 'reject', label: 'Refuse' },
        { value: 'delay', label: 'Make it wait' },
      ],
      live: (_value, values) => setLimit(values),
    },
    { kind: 'number', id: 'rate', label: 'Calls of each', unit: '/s', min: 1, max: 20, step: 1, initial: 5 },
    {
      kind: 'number',
      id: 'limit',
      label: 'Tickets',
      unit: '/s',
      min: 1,
      max: 20,
      step: 1,
      initial: 10,
      live: (_value, values) => setLimit(values),
    },
    {
      kind: 'number',
      id: 'burst',
      label: 'The bucket holds',
      unit: '',
      min: 1,
      max: 50,
      step: 1,
      initial: 1,
      live: (_value, values) => setLimit(values),
    },
  ],
  scenes: { app: { rate: 5, limit: 10, burst: 1 }, crowd: { rate: 6, limit: 10, burst: 20 } },
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: blueprint(values, seed) }],
  names: () => GATE_NAMES,
  extras: (_values, { report }) => {
    const { sent, timedOut } = report.requests;
    const limited = Number(report.blocks['gate']?.['limited'] ?? 0);
    return {
      limited,
      refusedShare: share(limited, sent),
      refusedPercent: 100 * share(limited, sent),
      lostShare: share(timedOut, sent),
      windowMost: 2 * WINDOW_LIMIT,
      bucketMost: WINDOW_LIMIT + (CROSSING_SEC * WINDOW_LIMIT) / WINDOW_SEC,
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'half-the-limit',
      text: 'One app at half the limit: find the smallest bucket with which fewer than one call in fifty is refused, and play a minute.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'app' &&
        choiceOf(values, 'excess') === 'reject' &&
        numberOf(values, 'rate') * 2 === numberOf(values, 'limit') &&
        numberOf(values, 'burst') <= 3 &&
        nowMs >= endMs &&
        Number(report.blocks['gate']?.['limited'] ?? Infinity) < report.requests.sent / 50,
    },
    {
      id: 'protect-the-kitchen',
      text: 'A hundred callers at six a second: choose a limit that lets the kitchen serve whom it admits, with almost nobody leaving in vain.',
      isMet: ({ values, report, nowMs, endMs }) =>
        isCrowd(values) && numberOf(values, 'rate') >= 6 && nowMs >= endMs && report.requests.timedOut < report.requests.sent / 100,
    },
  ],
  leavesOut:
    'Refused callers give up; in life many try again at once. The limit knows each caller without fail, and looks at one gate only: several gates need to share their counts. The kitchen does five hundred a second, and callers of the second scene leave after two seconds.',
};
