import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import type { Series } from '#metrics/series.ts';
import { cooks, figureOf, LETTER_KINDS, LETTER_NAMES, meanEndToEndMs, orderLine, orders, poisson } from './letters.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const DURATION_MS = 240_000;
const STOPS_AT_MS = 30_000;
const COOKS = 8;
const WORK = { distribution: 'by-request', perWorkMs: 1000 };
const PATIENCE_MS = 10_000;
const LATE_AFTER_MS = 5000;
const RUSH_PER_SEC = 12;
const KINDS: Kinds = { ...LETTER_KINDS, kinds: [...LETTER_KINDS.kinds, plainServerKind] };

function troubleEndsMs(values: Values): number {
  return STOPS_AT_MS + numberOf(values, 'stretch') * 1000;
}

function arrivalsOf(values: Values): Readonly<Record<string, unknown>> {
  const ratePerSec = numberOf(values, 'rate');
  if (choiceOf(values, 'scene') !== 'rush') return poisson(ratePerSec);
  const steps = [
    { fromMs: 0, ratePerSec },
    { fromMs: STOPS_AT_MS, ratePerSec: RUSH_PER_SEC },
    { fromMs: troubleEndsMs(values), ratePerSec },
  ];
  return { process: 'schedule', steps };
}

function happeningsOf(values: Values): Happening[] {
  if (choiceOf(values, 'scene') !== 'outage') return [];
  return [
    { atMs: STOPS_AT_MS, block: 'kitchen', set: { up: false } },
    { atMs: troubleEndsMs(values), block: 'kitchen', set: { up: true } },
  ] as Happening[];
}

function blueprint(values: Values, seed: number, blocks: Readonly<Record<string, unknown>>): BlueprintInput {
  return { version: 1, seed, durationMs: DURATION_MS, blocks, happenings: happeningsOf(values) };
}

function work(): Readonly<Record<string, unknown>> {
  return { work: { distribution: 'exponential', mean: 1 } };
}

function direct(values: Values, seed: number): BlueprintInput {
  return blueprint(values, seed, {
    orders: orders(arrivalsOf(values), { to: 'kitchen', timeoutMs: PATIENCE_MS, ...work() }),
    kitchen: { kind: 'server', workers: COOKS, serviceTime: WORK },
  });
}

function byLine(values: Values, seed: number): BlueprintInput {
  const second = choiceOf(values, 'readers') === 'two';
  return blueprint(values, seed, {
    orders: orders(arrivalsOf(values), work()),
    line: orderLine({ lateAfterMs: LATE_AFTER_MS }),
    kitchen: cooks(COOKS, WORK),
    ...(second ? { ledger: cooks(1, { distribution: 'constant', meanMs: 20 }, { group: 'ledger' }) } : {}),
  });
}

/** How long after the trouble most of what was cooked was still late, in ms; 0 when it never was. Whole seconds, as in a chart. */
function latenessAfterMs(series: Series, endsMs: number): number {
  const line = series.blocks['line'];
  if (line === undefined) return 0;
  const last = line['completed']!.findLastIndex((count, i) => count > 0 && line['inTime']![i]! < count / 2);
  return Math.max(0, (last + 1) * series.bucketMs - endsMs);
}

/** The order desk calls the kitchen, or leaves the order with a messenger. */
export const messenger: Scenario = {
  id: 'messenger',
  plate: '5.1',
  title: 'Two ways to hand over an order',
  task: 'The same orders, twice. On one side the desk waits for the kitchen; on the other it hands each order to the messenger. Stop the kitchen, or send a rush.',
  picture: 'letters',
  kinds: KINDS,
  opensAtMs: 150_000,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The evening',
      initial: 'outage',
      options: [
        { value: 'outage', label: 'Kitchen stops' },
        { value: 'rush', label: 'A rush' },
        { value: 'normal', label: 'Nothing happens' },
      ],
    },
    {
      kind: 'choice',
      id: 'readers',
      label: 'Who reads the orders',
      initial: 'one',
      options: [
        { value: 'one', label: 'The kitchen' },
        { value: 'two', label: 'A ledger as well' },
      ],
    },
    { kind: 'number', id: 'stretch', label: 'For', unit: 's', min: 10, max: 90, step: 10, initial: 60 },
    { kind: 'number', id: 'rate', label: 'Orders', unit: '/s', min: 1, max: 7.5, step: 0.5, initial: 5 },
  ],
  scenes: { outage: { stretch: 60 }, rush: { stretch: 60 }, normal: { stretch: 60 } },
  runs: (values, seed) => [
    {
      id: 'direct',
      label: 'The desk calls the kitchen',
      why: 'It waits for the cook, ten seconds at most.',
      blueprint: direct(values, seed),
    },
    {
      id: 'line',
      label: 'The desk tells the messenger',
      why: 'It waits until the order hangs on the line.',
      blueprint: byLine(values, seed),
    },
  ],
  names: () => ({ ...LETTER_NAMES, ledger: 'the ledger' }),
  extras: (values, { report, series }) => {
    const { failed, rejected, timedOut } = report.requests;
    const tableMs = meanEndToEndMs(report.blocks) ?? report.latencyMs?.mean ?? NaN;
    const late = figureOf(report.blocks, 'line', 'late');
    return {
      lost: failed + rejected + timedOut,
      tableMs,
      ...(Number.isNaN(late) ? {} : { late, latenessAfterMs: latenessAfterMs(series, troubleEndsMs(values)) }),
    };
  },
  theory: (values) => {
    if (choiceOf(values, 'scene') !== 'outage') return null;
    const rate = numberOf(values, 'rate');
    const stretchMs = numberOf(values, 'stretch') * 1000;
    return {
      label: 'catching up after the repair, in theory',
      meanMs: (stretchMs * rate) / (COOKS - rate),
      note: 'What came in while the kitchen stood still, divided by what the cooks have to spare: orders a second that they can do, less those that still come in.',
    };
  },
  goals: [
    {
      id: 'rush-without-loss',
      text: 'Send a rush of 20 s or more and lose fewer than 40 orders even where the desk calls the kitchen.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'rush' &&
        numberOf(values, 'stretch') >= 20 &&
        nowMs >= endMs &&
        report.requests.failed + report.requests.rejected + report.requests.timedOut < 40,
    },
    {
      id: 'second-reader',
      text: 'Add a second reader without touching the desk, and play the evening to its end.',
      isMet: ({ values, nowMs, endMs }) => choiceOf(values, 'readers') === 'two' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'A kitchen that stops refuses at once and starts with every cook in place; orders in the cooks’ hands at that moment fail on the direct side and come back to the line on the other. Nobody tries again. The messenger itself never fails here, and its line has no end. Late means more than five seconds after the order.',
};
