import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Report } from '#metrics/report.ts';
import { cooks, figureOf, LETTER_KINDS, LETTER_NAMES, orderLine, orders, poisson } from './letters.ts';
import { numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const DURATION_MS = 600_000;
const CUSTOMERS = 16;
const WORK_MS = 100;
/** The customer whose orders are slow: on four parts of the line she has three neighbours. */
export const SLOW_KEY = 5;

function run(values: Values, seed: number): BlueprintInput {
  const slowTimes = numberOf(values, 'slow');
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      orders: orders(poisson(numberOf(values, 'rate')), { keys: { distribution: 'uniform', count: CUSTOMERS } }),
      line: orderLine({ partitions: numberOf(values, 'lines'), publishTime: { distribution: 'constant', meanMs: 0 } }),
      kitchen: cooks(numberOf(values, 'cooks'), { distribution: 'constant', meanMs: WORK_MS }, { slowKeys: { [SLOW_KEY]: slowTimes } }),
    },
  };
}

/** Mean wait in each part of the line, in ms. */
export function waitsMs(report: Report): number[] {
  const parts = report.blocks['line']?.['partitions'];
  if (typeof parts !== 'object' || parts === null) return [figureOf(report.blocks, 'line', 'meanWaitMs')];
  return Object.values(parts as Readonly<Record<string, { readonly meanWaitMs: number | null }>>).map(({ meanWaitMs }) => meanWaitMs ?? 0);
}

/** A line cut in parts: order for each customer, at the price of standing behind her neighbours. */
export const partitions: Scenario = {
  id: 'partitions',
  plate: '5.4',
  title: 'One line, cut into parts',
  task: 'Sixteen customers, and the orders of each stay in order on her own part of the line. One of them orders something slow. Add cooks; then add parts.',
  picture: 'letters',
  kinds: LETTER_KINDS,
  opensAtMs: 107_000,
  initialSpeed: 4,
  parameters: [
    { kind: 'number', id: 'lines', label: 'Parts of the line', unit: '', min: 1, max: 16, step: 1, initial: 4 },
    { kind: 'number', id: 'cooks', label: 'Cooks', unit: '', min: 1, max: 16, step: 1, initial: 4 },
    { kind: 'number', id: 'slow', label: 'The slow order takes', unit: '× as long', min: 1, max: 16, step: 1, initial: 12 },
    {
      kind: 'number',
      id: 'rate',
      label: 'Orders',
      unit: '/s',
      min: 1,
      max: 16,
      step: 0.5,
      initial: 8,
      live: (rate) => [{ block: 'orders', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => LETTER_NAMES,
  extras: (_values, { report }) => {
    const sorted = waitsMs(report).toSorted((a, b) => b - a);
    const others = sorted.slice(1);
    return {
      slowWaitMs: sorted[0]!,
      slowWaitSec: sorted[0]! / 1000,
      otherWaitMs: others.length === 0 ? sorted[0]! : others.reduce((sum, wait) => sum + wait, 0) / others.length,
      idleCooks: figureOf(report.blocks, 'kitchen', 'idleMembers'),
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'no-longer-behind-her',
      text: 'Bring the longest average wait under 0.45 s, at 8 orders a second and with a slow order that takes nine times as long.',
      isMet: ({ values, report, nowMs, endMs }) =>
        numberOf(values, 'rate') >= 8 && numberOf(values, 'slow') >= 9 && nowMs >= endMs && Math.max(...waitsMs(report)) < 450,
    },
    {
      id: 'idle-cook',
      text: 'Hire a cook who never touches an order.',
      isMet: ({ report, nowMs, endMs }) => nowMs >= endMs && figureOf(report.blocks, 'kitchen', 'idleMembers') > 0,
    },
  ],
  leavesOut:
    'Every customer orders equally often, an order takes exactly 100 ms unless it is a slow one, and nobody fails. The number of parts is fixed for a run: changing it while orders wait would move customers to other parts and break their order.',
};
