import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import type { Recording } from '#blueprint/record.ts';
import type { Series } from '#metrics/series.ts';
import { BUDGET, fishPerHour, PROMISES, storeAskedShare } from '#scenarios/delivery.ts';
import { FIXES } from '#scenarios/drill-fixes.ts';
import { drills, oversold, painMs, TROUBLE_AT_MS } from '#scenarios/drills.ts';
import { measure } from '#measured/measure.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { STEPS } from '#scenarios/village-grows.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';

/** Figure, settings, number, from, to: the bands of the plan. */
const BANDS: readonly Band[] = [
  ['village-grows', 'scene=one policy=now', 'floesBusy', 0.8, 0.86],
  ['village-grows', 'scene=one policy=now', 'storeBusy', 0.28, 0.32],
  ['village-grows', 'scene=one policy=now', 'latencyMs.p99', 1400, 2400],
  ['village-grows', 'scene=evening policy=now', 'floesBusy', 0.99, 1],
  ['village-grows', 'scene=evening policy=now', 'lostShare', 0.9, 1],
  ['village-grows', 'scene=balancer policy=now', 'floesBusy', 0.82, 0.88],
  ['village-grows', 'scene=balancer policy=now', 'storeBusy', 0.72, 0.77],
  ['village-grows', 'scene=balancer policy=now', 'latencyMs.p50', 100, 135],
  ['village-grows', 'scene=balancer policy=now', 'latencyMs.p99', 1150, 2100],
  ['village-grows', 'scene=cache policy=now', 'floesBusy', 0.67, 0.75],
  ['village-grows', 'scene=cache policy=now', 'storeBusy', 0.36, 0.41],
  ['village-grows', 'scene=cache policy=now', 'latencyMs.p50', 69, 78],
  ['village-grows', 'scene=cache policy=now', 'latencyMs.p99', 1000, 1400],
  ['village-grows', 'scene=queue policy=now', 'floesBusy', 0.16, 0.19],
  ['village-grows', 'scene=queue policy=now', 'latencyMs.p50', 66, 70],
  ['village-grows', 'scene=queue policy=now', 'latencyMs.p99', 138, 156],
  ['village-grows', 'scene=cdn policy=now', 'floesBusy', 0.08, 0.1],
  ['village-grows', 'scene=cdn policy=now', 'latencyMs.p50', 10, 12],
  ['village-grows', 'scene=cdn policy=now', 'latencyMs.p99', 136, 154],
  ['take-one-away', 'policy=yours', 'types.menu.latencyMs.p99', 130, 145],
  ['take-one-away', 'crate=out policy=yours', 'types.menu.latencyMs.p99', 300, 360],
  ['take-one-away', 'messenger=out policy=yours', 'latencyMs.p99', 1400, 2000],
  ['take-one-away', 'shops=out policy=yours', 'latencyMs.p50', 66, 70],
  ['take-one-away', 'scene=kitchen messenger=out policy=yours', 'ordersLost', 2300, 2900],
  ['take-one-away', 'scene=kitchen policy=yours', 'ordersLost', 0, 0],
  ['take-one-away', 'scene=kitchen policy=yours', 'mostWaiting', 850, 980],
  ['take-one-away', 'scene=floe policy=yours', 'ordersLost', 40, 60],
  ['drills', 'scene=sale policy=yours', 'storeAsked', 1.17, 1.17],
  ['drills', 'scene=sale policy=yours', 'lostShare', 0.1, 0.13],
  ['drills', 'scene=sale policy=yours', 'floesBusy', 0.31, 0.37],
  ['drills', 'scene=sale first=workers first-at=60 policy=yours', 'lostShare', 0.09, 0.13],
  ['drills', 'scene=sale first=admit first-at=60 policy=yours', 'ordersLost', 0, 1],
  ['drills', 'scene=sale first=admit first-at=60 policy=yours', 'toldLater', 860, 960],
  ['drills', 'scene=sale first=admit first-at=60 policy=yours', 'latencyMs.p99', 250, 450],
  ['drills', 'scene=sale first=stock-note first-at=60 policy=yours', 'oversold', 105, 120],
  ['drills', 'scene=sale first=stock-note first-at=60 policy=yours', 'oversoldWorst', 210, 240],
];

testBands(BANDS);

describe('which promise breaks without which block', () => {
  test('the whole village keeps all four; without a block the run breaks the one that is named', () => {
    const p50 = (settings: string): number => measure('take-one-away', `${settings} policy=yours`, 'latencyMs.p50');
    const p99 = (settings: string): number => measure('take-one-away', `${settings} policy=yours`, 'latencyMs.p99');
    expect([p50('') <= 20, p99('') <= 200, measure('take-one-away', 'policy=yours', 'ordersLost')]).toEqual([true, true, 0]);
    expect(p99('crate=out')).toBeGreaterThan(200);
    expect(p99('messenger=out')).toBeGreaterThan(200);
    expect(p50('shops=out')).toBeGreaterThan(20);
    expect([p50('floes=1') <= 20, p99('floes=1') <= 200]).toEqual([true, true]);
    expect(PROMISES.map(({ id }) => id)).toEqual(['half', 'most', 'orders', 'budget']);
  });

  test('each step costs more than the one before, and the last step with two floes fits the budget', () => {
    const prices = STEPS.map(({ village }) => fishPerHour(village));
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(fishPerHour(STEPS.at(-1)!.village)).toBeGreaterThan(BUDGET);
    expect(fishPerHour({ ...STEPS.at(-1)!.village, floes: 2 })).toBeLessThanOrEqual(BUDGET);
  });
});

test('what is asked of the store house: menus that miss the crate, and orders', () => {
  expect(storeAskedShare(150, { floes: 3, crate: false, messenger: true, shops: true })).toBeCloseTo(0.75, 10);
  expect(storeAskedShare(150, { floes: 3, crate: true, messenger: true, shops: true })).toBeCloseTo(0.39, 10);
});

describe('drills', () => {
  const values = (given: Readonly<Record<string, string | number>>) => valuesOf(drills, given);
  const happenings = (given: Readonly<Record<string, string | number>>) =>
    blueprintOf(drills.runs(values(given), 7)[0]!.blueprint).happenings;

  test.each(FIXES.map(({ id }) => id))('%s is a change at the second at which it is made, and at no other', (id) => {
    const before = happenings({ scene: 'floe' });
    const changed = happenings({ scene: 'floe', first: id, 'first-at': 91 }).filter(({ atMs }) => atMs === 91_000);
    expect(changed.length).toBe(FIXES.find((fix) => fix.id === id)!.changes.length);
    expect(before.every(({ atMs }) => atMs === TROUBLE_AT_MS)).toBe(true);
  });

  test('what is done second may come before what is done first', () => {
    const times = happenings({ scene: 'sale', first: 'cooks', 'first-at': 100, second: 'admit', 'second-at': 80 }).map(({ atMs }) => atMs);
    expect(times).toEqual([80_000, 100_000]);
  });

  test('another evening begins with nothing done', () => {
    expect(values({ scene: 'poison' })).toMatchObject({ first: 'none', second: 'none' });
  });

  test('the right change at the sick floe ends the loss, the wrong one makes it worse', () => {
    const lost = (fix: string): number => measure('drills', `scene=floe first=${fix} policy=yours`, 'ordersLost');
    expect(lost('out-2')).toBeLessThan(lost('none') / 4);
    expect(lost('out-1')).toBeGreaterThan(lost('none'));
  });

  test('orders that cannot be read: set aside after three tries they hurt nobody', () => {
    expect(measure('drills', 'scene=poison policy=yours', 'painMinutes')).toBeGreaterThan(2);
    expect(measure('drills', 'scene=poison first=aside policy=yours', 'painMinutes')).toBe(0);
  });
});

describe('pain', () => {
  const series = (over: Partial<Series>): Series => {
    const none = Array.from({ length: 20 }, () => 0);
    const common = {
      bucketMs: 1000,
      windowMs: 10_000,
      sent: none.map(() => 100),
      ok: none,
      lost: none,
      meanMs: none,
      p50Ms: none,
      p95Ms: none,
    };
    return { ...common, p99Ms: none, blocks: { line: { waiting: none } }, up: {}, believedUp: {}, ...over };
  };
  const at = (value: number) => Array.from({ length: 20 }, (_, i) => (i === 10 ? value : 0));

  test('none on a good evening', () => {
    expect(painMs(series({}))).toBe(0);
    expect(painMs(series({ lost: at(5), p99Ms: at(1000), blocks: { line: { waiting: at(150) } } }))).toBe(0);
  });

  test('of slow answers and long lines, while they last', () => {
    expect(painMs(series({ p99Ms: at(1001) }))).toBe(1000);
    expect(painMs(series({ blocks: { line: { waiting: at(151) } } }))).toBe(1000);
  });

  test('of losses for the five seconds that look back on them, up to the bucket asked for', () => {
    expect(painMs(series({ lost: at(6) }))).toBe(5000);
    expect(painMs(series({ lost: at(6) }), 11)).toBe(2000);
    expect(painMs(series({ lost: at(6) }), 9)).toBe(0);
  });
});

describe('overselling', () => {
  /** Orders that are confirmed every `everyMs`, from the start of the sale on. */
  const recording = (everyMs: number, count: number): Recording => {
    const finished = Array.from({ length: count }, (_, i) => ({
      request: i,
      type: 2,
      outcome: 'ok' as const,
      sentMs: TROUBLE_AT_MS + i * everyMs,
      latencyMs: everyMs,
    }));
    return { finished } as unknown as Recording;
  };

  test('at a steady pace half of what a note’s life sells, on average; all of it at worst', () => {
    const { mean, worst } = oversold(recording(20, 2000));
    expect(mean).toBeCloseTo(125, -1);
    expect(worst).toBeGreaterThanOrEqual(245);
    expect(worst).toBeLessThanOrEqual(250);
  });

  test('nothing when fewer are sold than there are', () => {
    expect(oversold(recording(20, 99))).toEqual({ mean: 0, worst: 0 });
  });
});
