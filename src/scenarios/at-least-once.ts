import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { cooks, figureOf, LETTER_KINDS, LETTER_NAMES, orderLine, orders, poisson } from './letters.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Fields, Scenario, Values } from './scenario.ts';

const CRASH_SHARE = 0.02;
const ORDERS = 1000;
/** A little before a whole second, so that work of whole seconds ends inside the second that counts it. */
const COOKS_COME_MS = 990;
/** Three orders that no cook can read. */
const POISON_AT_MS = [10_000, 20_000, 30_000];

const ACKNOWLEDGING: Readonly<Record<string, Fields>> = {
  before: { ack: 'before' },
  after: { ack: 'after' },
  remember: { ack: 'after', idempotent: true },
};

function crashes(values: Values): Fields {
  return {
    orders: orders({ process: 'regular', ratePerSec: 10, stopAtMs: 100_050 }),
    line: orderLine({ visibilityTimeoutMs: 5000 }),
    kitchen: cooks(
      4,
      { distribution: 'exponential', meanMs: 200 },
      { crashShare: CRASH_SHARE, restartMs: 2000, ...ACKNOWLEDGING[choiceOf(values, 'ack')] },
    ),
  };
}

function handfuls(values: Values): Fields {
  return {
    orders: orders({ process: 'list', atMs: Array.from({ length: 20 }, () => 0) }),
    line: orderLine({ visibilityTimeoutMs: 30_000 }),
    kitchen: cooks(
      4,
      { distribution: 'constant', meanMs: 4000 },
      { up: false, prefetch: numberOf(values, 'take'), ...ACKNOWLEDGING[choiceOf(values, 'ack')] },
    ),
  };
}

function poison(values: Values): Fields {
  const isSetAside = choiceOf(values, 'dead') === 'three';
  return {
    orders: orders(poisson(15)),
    vandal: orders({ process: 'list', atMs: POISON_AT_MS }, { poisonShare: 1 }),
    line: orderLine({
      visibilityTimeoutMs: 30_000,
      retry: { backoff: 'none' },
      ...(isSetAside ? { maxReceives: 3, deadLetterTo: 'aside' } : {}),
    }),
    ...(isSetAside ? { aside: orderLine() } : {}),
    kitchen: cooks(8, { distribution: 'exponential', meanMs: 400 }, ACKNOWLEDGING[choiceOf(values, 'ack')]),
  };
}

const SCENES: Readonly<Record<string, { readonly durationMs: number; readonly blocks: (values: Values) => Fields }>> = {
  crash: { durationMs: 120_000, blocks: crashes },
  handful: { durationMs: 60_000, blocks: handfuls },
  poison: { durationMs: 180_000, blocks: poison },
};

function run(values: Values, seed: number): BlueprintInput {
  const { durationMs, blocks } = SCENES[choiceOf(values, 'scene')]!;
  // All twenty hang on the line before the cooks come in.
  const happenings = choiceOf(values, 'scene') === 'handful' ? [{ atMs: COOKS_COME_MS, block: 'kitchen', set: { up: true } }] : [];
  return { version: 1, seed, durationMs, blocks: blocks(values), happenings };
}

/** When a letter is thrown away, and what a crash makes of it. */
export const atLeastOnce: Scenario = {
  id: 'at-least-once',
  plate: '5.3',
  title: 'How many fish for one order',
  task: 'Count ordered fish against cooked fish. For “Crashes”, change when the paper is thrown away; for “Full hands”, how many orders a cook takes; for “Poison”, what becomes of orders that fail.',
  picture: 'letters',
  kinds: LETTER_KINDS,
  opensAtMs: 45_000,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What goes wrong',
      initial: 'crash',
      options: [
        { value: 'crash', label: 'Crashes' },
        { value: 'handful', label: 'Full hands' },
        { value: 'poison', label: 'Poison' },
      ],
    },
    {
      kind: 'choice',
      id: 'ack',
      label: 'Paper thrown away',
      initial: 'after',
      options: [
        { value: 'before', label: 'First' },
        { value: 'after', label: 'After' },
        { value: 'remember', label: 'After, noted' },
      ],
    },
    {
      kind: 'choice',
      id: 'dead',
      label: 'Orders that fail',
      initial: 'never',
      options: [
        { value: 'never', label: 'Go back' },
        { value: 'three', label: 'Set aside' },
      ],
    },
    { kind: 'number', id: 'take', label: 'Orders in hand', unit: '', min: 1, max: 10, step: 1, initial: 10 },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => ({ ...LETTER_NAMES, vandal: 'the unreadable hand', aside: 'the box of orders set aside' }),
  extras: (values, { report, series }) => {
    const effects = figureOf(report.blocks, 'kitchen', 'effects');
    const ordered = figureOf(report.blocks, 'line', 'published');
    const cooked = series.blocks['kitchen']!['effects']!;
    const waiting = series.blocks['line']!['waiting']!;
    const isPoison = choiceOf(values, 'scene') === 'poison';
    const growth = isPoison ? { growthPerMin: (waiting.at(-1)! - waiting[59]!) / ((waiting.length - 60) / 60) } : {};
    return {
      ordered,
      fish: effects,
      tooMany: Math.max(0, effects - ordered),
      missing: Math.max(0, ordered - effects),
      readyMs:
        (cooked.findLastIndex((count) => count > 0) + 1) * series.bucketMs - (choiceOf(values, 'scene') === 'handful' ? COOKS_COME_MS : 0),
      ...growth,
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'one-fish-each',
      text: `Crashes: end the run with exactly one fish for each of the ${ORDERS.toLocaleString('en-GB')} orders.`,
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'crash' &&
        nowMs >= endMs &&
        figureOf(report.blocks, 'kitchen', 'effects') === figureOf(report.blocks, 'line', 'published'),
    },
    {
      id: 'twenty-for-twenty',
      text: 'Full hands: cook twenty fish, no more, with cooks who do not remember.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'handful' &&
        choiceOf(values, 'ack') !== 'remember' &&
        nowMs >= endMs &&
        figureOf(report.blocks, 'kitchen', 'effects') === 20,
    },
  ],
  leavesOut:
    'A crash comes between a cook’s two steps, in one order out of fifty: after the cooking where he calls last, before it where he calls first; and a cook is back after two seconds. A cook whose order has reappeared carries on with it. “After, noted” is a cook who notes each order’s number, in one perfect memory shared by all and kept together with the fish; a real one costs a write for each order. Orders set aside were tried three times. The line itself never loses anything here.',
};
