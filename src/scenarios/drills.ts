import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import type { Series } from '#metrics/series.ts';
import {
  constantRate,
  deliveryBlueprint,
  DELIVERY_KINDS,
  deliveryNames,
  deliveryNumbers,
  ORDER,
  ordersLost,
  storeAskedShare,
} from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { FIXES, fixOf, NOTE_LIVES_MS } from './drill-fixes.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';

const DURATION_MS = 300_000;
const EVENING_PER_SEC = 150;
const SALE_PER_SEC = 450;
/** When the trouble begins, and when somebody at the desk hears of it. */
export const TROUBLE_AT_MS = 60_000;
export const ALARM_AT_MS = 75_000;
const SALE_TO_MS = 120_000;
const POISON_AT_MS = [60_000, 61_000, 62_000];
/** Of the fish that the sale is about, so many are left when it begins. */
const IN_STOCK = 100;
export const VILLAGE: Delivery = { floes: 3, crate: true, messenger: true, shops: true };

/** The ids of what is done first and second, and of the instants at which. */
export const DEEDS = [
  { fix: 'first', at: 'first-at' },
  { fix: 'second', at: 'second-at' },
] as const;

function arrivalsOf(values: Values): Readonly<Record<string, unknown>> {
  if (choiceOf(values, 'scene') !== 'sale') return constantRate(EVENING_PER_SEC);
  const steps = [
    { fromMs: 0, ratePerSec: EVENING_PER_SEC },
    { fromMs: TROUBLE_AT_MS, ratePerSec: SALE_PER_SEC },
    { fromMs: SALE_TO_MS, ratePerSec: EVENING_PER_SEC },
  ];
  return { process: 'schedule', steps };
}

/** A floe whose every answer is an error, at once. Its door opens when somebody knocks. */
function illness(values: Values): readonly unknown[] {
  if (choiceOf(values, 'scene') !== 'floe') return [];
  return [{ atMs: TROUBLE_AT_MS, block: 'floe-2', set: { failShare: 1, speed: 20 } }];
}

function repairs(values: Values): readonly unknown[] {
  return DEEDS.flatMap(({ fix, at }) => {
    const atMs = numberOf(values, at) * 1000;
    return (fixOf(choiceOf(values, fix))?.changes ?? []).map((change) => ({ atMs, ...change }));
  }).toSorted((a, b) => a.atMs - b.atMs);
}

function blueprint(values: Values, seed: number, isRepaired: boolean): BlueprintInput {
  const isPoisoned = choiceOf(values, 'scene') === 'poison';
  return deliveryBlueprint(VILLAGE, {
    seed,
    durationMs: DURATION_MS,
    arrivals: arrivalsOf(values),
    happenings: [...illness(values), ...(isRepaired ? repairs(values) : [])],
    orderDoor: 'door',
    changed: { line: { retry: { backoff: 'none' }, deadLetterTo: 'aside' } },
    more: {
      door: { kind: 'reverse-proxy', to: 'balancer', upstreamConnections: 10_000 },
      aside: { kind: 'message-queue' },
      ...(isPoisoned
        ? {
            scribble: {
              kind: 'client',
              to: 'line',
              poisonShare: 1,
              arrivals: { process: 'list', atMs: POISON_AT_MS },
              mix: [{ type: 'order', op: 'write' }],
            },
          }
        : {}),
    },
  });
}

/** More than so many orders on the line are not cooked in time. */
const LONG_LINE = 150;
/** An answer that took longer hurts, and so does more than one visitor in a hundred who gets none. */
const SLOW_MS = 1000;
const LOST_SHARE = 0.01;
const LOOK_BACK_MS = 5000;

/** How long visitors suffered up to a bucket of the series: more than one in a hundred lost, answers over a second, or orders that wait too long. */
export function painMs(series: Series, untilBucket: number = series.sent.length - 1): number {
  const back = Math.round(LOOK_BACK_MS / series.bucketMs);
  const waiting = series.blocks['line']?.['waiting'] ?? [];
  let buckets = 0;
  for (let i = 0; i <= untilBucket; i++) {
    const sum = (values: readonly number[]): number =>
      values.slice(Math.max(0, i - back + 1), i + 1).reduce((total, value) => total + value, 0);
    const isLossy = sum(series.lost) > LOST_SHARE * sum(series.sent);
    if (isLossy || (series.p99Ms[i] ?? 0) > SLOW_MS || (waiting[i] ?? 0) > LONG_LINE) buckets++;
  }
  return buckets * series.bucketMs;
}

/** When orders of the sale were confirmed, in order. */
function soldAtMs({ finished }: Recording): readonly number[] {
  return finished
    .filter(({ type, outcome, sentMs }) => type === ORDER && outcome === 'ok' && sentMs >= TROUBLE_AT_MS)
    .map(({ sentMs, latencyMs }) => sentMs + latencyMs)
    .toSorted((a, b) => a - b);
}

/**
 * Fish sold that do not exist, when each order believes a note of the stock that is renewed every {@link NOTE_LIVES_MS}: all that are
 * sold between the last fish and the next note. How old the note is when the sale begins is chance, so every age counts the same.
 */
export function oversold(recording: Recording): { readonly mean: number; readonly worst: number } {
  const sold = soldAtMs(recording);
  const emptyAt = sold[IN_STOCK - 1];
  if (emptyAt === undefined) return { mean: 0, worst: 0 };
  const ages = Array.from({ length: 50 }, (_, i) => ((i + 0.5) * NOTE_LIVES_MS) / 50);
  const tooMany = ages.map((age) => {
    const lives = Math.ceil((emptyAt - TROUBLE_AT_MS + age) / NOTE_LIVES_MS);
    const renewedAt = TROUBLE_AT_MS - age + lives * NOTE_LIVES_MS;
    return sold.filter((at) => at > emptyAt && at <= renewedAt).length;
  });
  return { mean: tooMany.reduce((sum, one) => sum + one, 0) / ages.length, worst: Math.max(...tooMany) };
}

/** Whether what was done keeps the stock count as a note. */
export function hasStockNote(values: Values): boolean {
  return choiceOf(values, 'scene') === 'sale' && DEEDS.some(({ fix }) => choiceOf(values, fix) === 'stock-note');
}

/** What a drill is scored by. */
export function drillScore(values: Values, recording: Recording): Readonly<Record<string, number>> {
  const { report, series } = recording;
  const orders = report.types!['order']!.requests;
  const sold = hasStockNote(values) ? oversold(recording) : { mean: 0, worst: 0 };
  const line = report.blocks['line']!;
  return {
    storeAsked: choiceOf(values, 'scene') === 'sale' ? storeAskedShare(SALE_PER_SEC, VILLAGE) : storeAskedShare(EVENING_PER_SEC, VILLAGE),
    ordersLost: ordersLost(report) - orders.rejected,
    toldLater: orders.rejected,
    lateOrders: Number(line['late']) + Number(line['waiting']),
    painMinutes: painMs(series) / 60_000,
    oversold: sold.mean,
    oversoldWorst: sold.worst,
  };
}

function deed(which: 0 | 1, label: string): readonly Parameter[] {
  const { fix, at } = DEEDS[which];
  const options = [{ value: 'none', label: 'Nothing' }, ...FIXES.map(({ id, label: text }) => ({ value: id, label: text }))];
  return [
    { kind: 'choice', id: fix, label, initial: 'none', options, isOwn: true },
    { kind: 'number', id: at, label: 'At', unit: 's', min: 0, max: DURATION_MS / 1000, step: 1, initial: 90, isOwn: true },
  ];
}

/** Three evenings that go wrong; what is done about them is part of the run. */
export const drills: Scenario = {
  id: 'drills',
  plate: '6.3',
  title: 'Three bad evenings',
  task: 'The trouble begins after one minute, and the alarm reaches you a quarter of a minute later. Look at up to three places, then choose up to two changes and when each one starts. Aim for few lost orders and for little time in which visitors wait too long.',
  picture: 'delivery',
  kinds: DELIVERY_KINDS,
  opensAtMs: ALARM_AT_MS,
  measuredSeeds: 6,
  initialSpeed: 16,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The evening',
      initial: 'sale',
      options: [
        { value: 'sale', label: 'A flash sale' },
        { value: 'floe', label: 'A dead floe' },
        { value: 'poison', label: 'The odd order' },
      ],
    },
    ...deed(0, 'First'),
    ...deed(1, 'Second'),
  ],
  scenes: Object.fromEntries(['sale', 'floe', 'poison'].map((scene) => [scene, { first: 'none', second: 'none' }])),
  runs: (values, seed) => {
    const nothing = { label: 'Had nobody done anything', why: '', blueprint: blueprint(values, seed, false) };
    if (repairs(values).length === 0) return [{ ...nothing, id: 'yours' }];
    return [
      { id: 'yours', label: 'What you did', why: '', blueprint: blueprint(values, seed, true) },
      { ...nothing, id: 'nothing' },
    ];
  },
  names: () => ({
    ...deliveryNames(3),
    door: 'the door for orders',
    aside: 'the box of orders set aside',
    scribble: 'the unreadable hand',
  }),
  extras: (values, recording) => ({ ...deliveryNumbers(recording.report, VILLAGE), ...drillScore(values, recording) }),
  theory: () => null,
  goals: [],
  leavesOut:
    'As in the other two figures. The door for orders and the box for orders set aside stand there all evening, unused until you use them. The sick floe answers every request with an error, at once, but opens when the controller knocks. The unreadable orders come straight to the line and go back to its front after each try. A stock count kept in the crate spares each order a part of its walk to the store house; which fish were sold twice is counted from the times at which the run confirmed its orders, over all ages that the note may have.',
};
