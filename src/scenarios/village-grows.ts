import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { constantRate, deliveryBlueprint, DELIVERY_KINDS, deliveryNames, deliveryNumbers, ordersLost } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';

const DURATION_MS = 300_000;
const QUIET_PER_SEC = 60;
const EVENING_PER_SEC = 150;

interface Step {
  readonly id: string;
  /** On the button. */
  readonly button: string;
  readonly label: string;
  readonly why: string;
  readonly village: Delivery;
  readonly ratePerSec: number;
}

const BARE: Delivery = { floes: 1, crate: false, messenger: false, shops: false };

/** The village as it grows; each step adds one thing to the one before. */
export const STEPS: readonly Step[] = [
  { id: 'one', button: '1 One floe', label: 'One floe', why: 'A quiet day.', village: BARE, ratePerSec: QUIET_PER_SEC },
  {
    id: 'evening',
    button: '2 The evening',
    label: 'The evening',
    why: 'The same floe, many more visitors.',
    village: BARE,
    ratePerSec: EVENING_PER_SEC,
  },
  {
    id: 'balancer',
    button: '3 Controller',
    label: 'With the controller',
    why: 'Three floes instead of one.',
    village: { ...BARE, floes: 3 },
    ratePerSec: EVENING_PER_SEC,
  },
  {
    id: 'cache',
    button: '4 Crate',
    label: 'With the crate',
    why: 'Most menus need no walk to the store house.',
    village: { ...BARE, floes: 3, crate: true },
    ratePerSec: EVENING_PER_SEC,
  },
  {
    id: 'queue',
    button: '5 Messenger',
    label: 'With the messenger',
    why: 'Nobody waits for the cooks.',
    village: { floes: 3, crate: true, messenger: true, shops: false },
    ratePerSec: EVENING_PER_SEC,
  },
  {
    id: 'cdn',
    button: '6 Shops',
    label: 'With the fish shops',
    why: 'Pictures come from nearby.',
    village: { floes: 3, crate: true, messenger: true, shops: true },
    ratePerSec: EVENING_PER_SEC,
  },
];

function stepAt(values: Values): number {
  return STEPS.findIndex((step) => step.id === choiceOf(values, 'scene'));
}

/** The village at the step that is shown. */
export function stepOf(values: Values): Step {
  return STEPS[stepAt(values)]!;
}

/** The villages that are compared, in the order of the runs: now, and before the last step. */
export function villagesOf(values: Values): readonly Delivery[] {
  const at = stepAt(values);
  return STEPS.slice(Math.max(0, at - 1), at + 1)
    .map(({ village }) => village)
    .reverse();
}

function blueprint({ village }: Step, ratePerSec: number, seed: number): BlueprintInput {
  return deliveryBlueprint(village, { seed, durationMs: DURATION_MS, arrivals: constantRate(ratePerSec) });
}

/** The village now and, where there is one, the village before the last step, on the same visitors; before the evening there were fewer. */
function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const at = stepAt(values);
  const now = STEPS[at]!;
  const before = STEPS[at - 1];
  const ratePerSec = numberOf(values, 'rate');
  const run = (id: string, step: Step, rate: number): ScenarioRun => ({
    id,
    label: step.label,
    why: step.why,
    blueprint: blueprint(step, rate, seed),
  });
  if (before === undefined) return [run('now', now, ratePerSec)];
  return [run('now', now, ratePerSec), run('before', before, now.village === before.village ? before.ratePerSec : ratePerSec)];
}

/** One village that grows by one block at a time, each beside the village before it. */
export const villageGrows: Scenario = {
  id: 'village-grows',
  plate: '6.1',
  title: 'The village grows',
  task: 'Five minutes of one evening, step by step. Each step adds one block and is shown beside the step before it, with the same visitors but for the evening itself. Say which number will move before you press.',
  picture: 'delivery',
  kinds: DELIVERY_KINDS,
  opensAtMs: 60_000,
  measuredSeeds: 10,
  initialSpeed: 16,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Step',
      initial: 'one',
      options: STEPS.map(({ id, button }) => ({ value: id, label: button })),
    },
    { kind: 'number', id: 'rate', label: 'Visitors', unit: '/s', min: 30, max: 300, step: 10, initial: QUIET_PER_SEC },
  ],
  scenes: Object.fromEntries(STEPS.map(({ id, ratePerSec }) => [id, { rate: ratePerSec }])),
  runs: runsOf,
  names: () => deliveryNames(3),
  extras: (values, { report }) => deliveryNumbers(report, stepOf(values).village),
  theory: () => null,
  goals: [
    {
      id: 'nobody-leaves',
      text: 'Bring 150 visitors a second through the five minutes and let nobody leave without an answer.',
      isMet: ({ values, report, nowMs, endMs }) =>
        nowMs >= endMs && numberOf(values, 'rate') >= EVENING_PER_SEC && report.requests.timedOut + report.requests.rejected === 0,
    },
    {
      id: 'all-promises',
      text: 'The same evening, and: half of the answers within 20 ms, 99 of 100 within 200 ms, no order lost.',
      isMet: ({ values, report, nowMs, endMs }) =>
        nowMs >= endMs &&
        numberOf(values, 'rate') >= EVENING_PER_SEC &&
        (report.latencyMs?.p50 ?? Infinity) <= 20 &&
        (report.latencyMs?.p99 ?? Infinity) <= 200 &&
        ordersLost(report) === 0,
    },
  ],
  leavesOut:
    'The crate and the shops find a copy for a fixed share of the visitors, four of five menus and nineteen of twenty pictures; chapters 3 and 4 show where such shares come from. All times are exponential. One worker at the store house, eight cooks, four workers to a floe. Visitors who hear nothing for five seconds leave and do not try again; the work they asked for is done all the same. The fish an hour are prices made up for this course.',
};
