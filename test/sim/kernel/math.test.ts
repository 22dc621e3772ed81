import { describe, expect, test } from 'vitest';
import { exponential, naturalLog, negateLogs, power, wholeOf } from '#kernel/math.ts';
import { Random } from '#kernel/random.ts';

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** How many doubles lie between two numbers. */
function ulpsApart(one: number, other: number): number {
  if (Object.is(one, other)) return 0;
  double[0] = one;
  const first = bits[0]!;
  double[0] = other;
  return Math.abs(Number(first - bits[0]!));
}

/** The largest distance to the engine's own function over 50,000 draws of the arguments. */
function worstUlps(
  own: (a: number, b: number) => number,
  engine: (a: number, b: number) => number,
  draw: (unit: () => number) => [number, number],
): number {
  const stream = new Random(11, 'math');
  let worst = 0;
  for (let i = 0; i < 50_000; i++) {
    const [a, b] = draw(() => stream.nextUnit());
    worst = Math.max(worst, ulpsApart(own(a, b), engine(a, b)));
  }
  return worst;
}

describe('the engine’s own functions, themselves within 1 ulp, agree', () => {
  test.each<[string, (unit: () => number) => number]>([
    ['draws of chance', (unit) => 1 - unit()],
    ['around 1', (unit) => 1 + (unit() - 0.5) * 0.2],
    ['very close to 1', (unit) => 1 + (unit() - 0.5) * 1e-9],
    ['every size', (unit) => Math.exp((unit() - 0.5) * 1400)],
    ['numbers below the smallest full mantissa', (unit) => unit() * 1e-308],
  ])('logarithm of %s', (_, draw) => {
    expect(worstUlps(naturalLog, Math.log, (unit) => [draw(unit), 0])).toBeLessThanOrEqual(2);
  });

  test.each([2, 60, 1400])('exponential over a span of %d', (span) => {
    expect(worstUlps(exponential, Math.exp, (unit) => [(unit() - 0.5) * span, 0])).toBeLessThanOrEqual(2);
  });

  test('power: ranks of a popularity law, shares of a slow start, large exponents', () => {
    expect(worstUlps(power, Math.pow, (unit) => [1 + Math.floor(unit() * 1e6), unit() * 1.5])).toBeLessThanOrEqual(3);
    expect(worstUlps(power, Math.pow, (unit) => [unit(), unit() * 3])).toBeLessThanOrEqual(4);
    expect(worstUlps(power, Math.pow, (unit) => [unit() * 100, (unit() - 0.5) * 100])).toBeLessThanOrEqual(128);
    expect(worstUlps(power, Math.pow, (unit) => [unit() * 3, Math.floor(unit() * 65)])).toBeLessThanOrEqual(20);
  });
});

test('minus the logarithms of many at once have the bits of one after the other', () => {
  const stream = new Random(5, 'logs');
  const values = Float64Array.from({ length: 4000 }, (_, i) => (i < 54 ? 2 ** -i : 1 - stream.nextUnit()));
  const expected = Array.from(values, (value) => -naturalLog(value));
  negateLogs(values, new Uint32Array(values.buffer));
  expect(Array.from(values)).toEqual(expected);
});

test('the nearest whole number is that of Math.round, next to every half as well', () => {
  const stream = new Random(6, 'halves');
  const halves = Array.from({ length: 53 }, (_, i) => 2 ** i - 0.5);
  const next = halves.flatMap((half) => [half, half * (1 - 2 ** -53), half * (1 + 2 ** -52)]);
  for (const value of [0, 0.25, ...next, ...Array.from({ length: 1000 }, () => stream.nextUnit() * 1e6)]) {
    expect([value, wholeOf(value)]).toEqual([value, Math.round(value)]);
  }
});

test('at the edges', () => {
  expect([0, -1, NaN, Infinity, 1].map(naturalLog)).toEqual([-Infinity, NaN, NaN, Infinity, 0]);
  expect(naturalLog(Number.MAX_VALUE)).toBe(Math.log(Number.MAX_VALUE));
  expect(naturalLog(Number.MIN_VALUE)).toBe(Math.log(Number.MIN_VALUE));
  expect([-Infinity, -750, 0, 709, 710, NaN].map(exponential)).toEqual([0, 0, 1, Math.exp(709), Infinity, NaN]);
  expect(exponential(-745)).toBe(Number.MIN_VALUE);
  for (const base of [0, 1, 2, 1e-310, 1e300, Infinity]) {
    for (const exponent of [0, 1, 0.5, 2, -1, -0.5, 2000.5]) {
      const expected = Math.pow(base, exponent);
      const own = power(base, exponent);
      if (expected === 0 || expected === Infinity) expect([base, exponent, own]).toEqual([base, exponent, expected]);
      else expect(own / expected).toBeCloseTo(1, 12);
    }
  }
});

test('100,000 results have the same bits on every engine', () => {
  const stream = new Random(2026, 'bits');
  const results = Float64Array.from({ length: 100_000 }, (_, i) => {
    const unit = 1 - stream.nextUnit();
    if (i % 4 === 0) return naturalLog(unit);
    if (i % 4 === 1) return naturalLog(unit * 1e12);
    return i % 4 === 2 ? exponential((unit - 0.5) * 80) : power(1 + 1e4 * unit, unit * 2);
  });
  // Read as numbers, not as bytes, so that the order of bytes in memory does not matter.
  const view = new DataView(results.buffer);
  let hash = 0x811c9dc5;
  results.forEach((result, i) => {
    view.setFloat64(i * 8, result);
    hash = Math.imul(hash ^ view.getInt32(i * 8), 0x01000193);
    hash = Math.imul(hash ^ view.getInt32(i * 8 + 4), 0x01000193);
  });
  expect((hash >>> 0).toString(16)).toBe('ab3b430d');
});
