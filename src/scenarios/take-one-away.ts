import type { BlueprintInput } from '#blueprint/blueprint.ts';
import {
  constantRate,
  deliveryBlueprint,
  DELIVERY_KINDS,
  deliveryNames,
  deliveryNumbers,
  fishPerHour,
  ordersLost,
  PROMISES,
} from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';

const DURATION_MS = 300_000;
const TROUBLE_FROM_MS = 120_000;
const TROUBLE_TO_MS = 180_000;
const RATE_PER_SEC = 150;
const WHOLE: Delivery = { floes: 2, crate: true, messenger: true, shops: true };

/** Who breaks down in which scene. */
const BREAKS: Readonly<Record<string, string>> = { kitchen: 'kitchen', floe: 'floe-1' };

function block(id: string, label: string): Parameter {
  return {
    kind: 'choice',
    id,
    label,
    initial: 'in',
    options: [
      { value: 'in', label: 'In' },
      { value: 'out', label: 'Out' },
    ],
  };
}

/** The reader's village. */
export function ownVillage(values: Values): Delivery {
  const isIn = (id: string): boolean => choiceOf(values, id) === 'in';
  return { floes: numberOf(values, 'floes'), crate: isIn('crate'), messenger: isIn('messenger'), shops: isIn('shops') };
}

/** Nothing was taken away or added: there is nothing to compare. */
function isWhole(values: Values): boolean {
  const { floes, crate, messenger, shops } = ownVillage(values);
  return floes === WHOLE.floes && crate && messenger && shops;
}

/** The villages that are compared, in the order of the runs. */
export function villagesCompared(values: Values): readonly Delivery[] {
  return [ownVillage(values), WHOLE];
}

function blueprint(values: Values, seed: number, village: Delivery): BlueprintInput {
  const broken = BREAKS[choiceOf(values, 'scene')];
  const happenings =
    broken === undefined
      ? []
      : [
          { atMs: TROUBLE_FROM_MS, block: broken, set: { up: false } },
          { atMs: TROUBLE_TO_MS, block: broken, set: { up: true } },
        ];
  const arrivals = constantRate(numberOf(values, 'rate'));
  return deliveryBlueprint(village, { seed, durationMs: DURATION_MS, arrivals, happenings });
}

/** The whole village beside the reader's own, in good times and bad. */
export const takeOneAway: Scenario = {
  id: 'take-one-away',
  plate: '6.2',
  title: 'Take one away',
  task: 'Your village beside the whole one, on the same visitors. Take a block out, choose what happens, and see which promise breaks. What you build here stays yours.',
  picture: 'delivery',
  kinds: DELIVERY_KINDS,
  opensAtMs: 60_000,
  measuredSeeds: 6,
  initialSpeed: 16,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The evening',
      initial: 'normal',
      options: [
        { value: 'normal', label: 'Nothing happens' },
        { value: 'kitchen', label: 'Kitchen stops, 1 min' },
        { value: 'floe', label: 'A floe dies, 1 min' },
      ],
    },
    block('crate', 'The crate'),
    block('messenger', 'The messenger'),
    block('shops', 'The fish shops'),
    { kind: 'number', id: 'floes', label: 'Floes', unit: '', min: 1, max: 4, step: 1, initial: 2 },
    { kind: 'number', id: 'rate', label: 'Visitors', unit: '/s', min: 50, max: 250, step: 10, initial: RATE_PER_SEC },
  ],
  scenes: {},
  runs: (values, seed) => {
    const yours = {
      id: 'yours',
      label: 'Your village',
      why: 'As you have set it.',
      blueprint: blueprint(values, seed, ownVillage(values)),
    };
    if (isWhole(values)) return [{ ...yours, label: 'Your village, whole' }];
    return [
      yours,
      { id: 'whole', label: 'The whole village', why: 'Two floes and every block.', blueprint: blueprint(values, seed, WHOLE) },
    ];
  },
  names: () => deliveryNames(4),
  extras: (values, { report }) => deliveryNumbers(report, ownVillage(values)),
  theory: () => null,
  goals: [
    {
      id: 'keep-all',
      text: `At 150 visitors a second, keep every promise on a quiet evening for less than the whole village costs.`,
      isMet: ({ values, report, nowMs, endMs }) =>
        nowMs >= endMs &&
        choiceOf(values, 'scene') === 'normal' &&
        numberOf(values, 'rate') >= RATE_PER_SEC &&
        fishPerHour(ownVillage(values)) < fishPerHour(WHOLE) &&
        PROMISES.every((promise) => promise.isKept(report, ownVillage(values))),
    },
    {
      id: 'kitchen-stops',
      text: 'Let the kitchen stop for a minute and lose no order.',
      isMet: ({ values, report, nowMs, endMs }) => nowMs >= endMs && choiceOf(values, 'scene') === 'kitchen' && ordersLost(report) === 0,
    },
    {
      id: 'floe-dies',
      text: 'Let a floe die and lose fewer than 40 orders. It may cost more than the budget.',
      isMet: ({ values, report, nowMs, endMs }) =>
        nowMs >= endMs && choiceOf(values, 'scene') === 'floe' && numberOf(values, 'rate') >= RATE_PER_SEC && ordersLost(report) < 40,
    },
  ],
  leavesOut:
    'Crate and shops serve a fixed share from their copies. A kitchen that stops says nothing until it is back, and then drops what it was asked meanwhile; with the messenger it takes up where it left off. A floe that dies refuses at once; the controller knocks every two seconds and believes it after three refusals. Nobody tries again. With a single floe there is no controller. Prices are made up for this course.',
};
