import { expect, test } from 'vitest';
import { Random } from '#kernel/random.ts';

const draw = (seed: number, name: string, count: number): number[] => {
  const stream = new Random(seed, name);
  return Array.from({ length: count }, () => stream.nextUnit());
};

test('a stream is a function of seed and name', () => {
  expect(draw(7, 'floe-1/service', 50)).toEqual(draw(7, 'floe-1/service', 50));
  expect(draw(7, 'floe-1/service', 1)).not.toEqual(draw(8, 'floe-1/service', 1));
  expect(draw(7, 'floe-1/service', 1)).not.toEqual(draw(7, 'floe-2/service', 1));
  expect(draw(7, 'a', 1)).not.toEqual(draw(7 + 2 ** 32, 'a', 1));
});

test('filling a batch gives the same numbers as drawing one by one, and goes on from there', () => {
  const one = new Random(3, 'x');
  const batch = new Float64Array(100);
  one.fillUnits(batch);
  const other = new Random(3, 'x');
  expect([...batch, one.nextUnit()]).toEqual(Array.from({ length: 101 }, () => other.nextUnit()));
});

test('numbers are uniform: mean, variance and the 16 sixteenths are within four standard errors', () => {
  const count = 160_000;
  for (const name of ['a', 'b', 'visitors/arrivals']) {
    const units = draw(11, name, count);
    const mean = units.reduce((sum, unit) => sum + unit, 0) / count;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    const bins = new Array<number>(16).fill(0);
    for (const unit of units) bins[Math.floor(unit * 16)]!++;
    const chiSquare = bins.reduce((sum, bin) => sum + (bin - count / 16) ** 2 / (count / 16), 0);
    expect(chiSquare).toBeLessThan(44.3);
    expect(units.every((unit) => unit >= 0 && unit < 1)).toBe(true);
  }
});

test('streams with neighbouring names or seeds are not correlated', () => {
  const count = 20_000;
  const pairs: [number[], number[]][] = [
    [draw(1, 'floe-1/service', count), draw(1, 'floe-2/service', count)],
    [draw(1, 'floe-1/service', count), draw(2, 'floe-1/service', count)],
  ];
  for (const [one, other] of pairs) {
    const covariance = one.reduce((sum, unit, i) => sum + (unit - 0.5) * (other[i]! - 0.5), 0) / count;
    expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(count));
  }
});

test('an index lies in its range and every index comes', () => {
  const stream = new Random(5, 'index');
  const seen = new Set(Array.from({ length: 500 }, () => stream.nextIndex(7)));
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
