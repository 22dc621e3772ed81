import { expect, test } from 'vitest';
import { durationLaw, workLaw } from '#kernel/distribution.ts';
import type { Distribution } from '#kernel/distribution.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';

const COUNT = 200_000;

interface Moments {
  readonly mean: number;
  /** Squared coefficient of variation: variance ÷ mean². */
  readonly cv2: number;
}

function moments(distribution: Distribution): Moments {
  const sampler = new Sampler(durationLaw(distribution), new Random(21, 'moments'));
  const values = Array.from({ length: COUNT }, () => sampler.draw());
  const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT;
  return { mean, cv2: variance / mean ** 2 };
}

test.each<[Distribution, number, number]>([
  [{ distribution: 'constant', meanMs: 20 }, 20, 0],
  [{ distribution: 'exponential', meanMs: 20 }, 20, 1],
  [{ distribution: 'uniform', minMs: 10, maxMs: 30 }, 20, 1 / 12],
  [{ distribution: 'erlang', meanMs: 20, stages: 4 }, 20, 0.25],
  [{ distribution: 'hyperexponential', meanMs: 20, cv2: 4 }, 20, 4],
  [{ distribution: 'lognormal', meanMs: 20, cv2: 2 }, 20, 2],
])('%j has its mean and its variation', (distribution, mean, cv2) => {
  const measured = moments(distribution);
  expect(Math.abs(measured.mean / mean - 1)).toBeLessThan(5 * Math.sqrt(cv2 / COUNT) + 1e-12);
  expect(Math.abs(measured.cv2 - cv2)).toBeLessThan(0.05 * cv2 + 1e-9);
});

test('a changed mean changes the scale of the next draw and nothing else', () => {
  const law = durationLaw({ distribution: 'exponential', meanMs: 20 });
  const changed = new Sampler(law, new Random(1, 's'));
  const untouched = new Sampler(law, new Random(1, 's'));
  changed.draw();
  untouched.draw();
  changed.setLaw(durationLaw({ distribution: 'exponential', meanMs: 40 }));
  expect(changed.draw()).toBe(2 * untouched.draw());
});

test('a constant takes nothing from its stream', () => {
  const exponential = durationLaw({ distribution: 'exponential', meanMs: 20 });
  const changed = new Sampler(durationLaw({ distribution: 'constant', meanMs: 7 }), new Random(1, 's'));
  expect([changed.draw(), changed.draw()]).toEqual([7, 7]);
  changed.setLaw(exponential);
  expect(changed.draw()).toBe(new Sampler(exponential, new Random(1, 's')).draw());
});

test('a law that becomes constant gives its mean at once, whatever was drawn ahead', () => {
  const changed = new Sampler(durationLaw({ distribution: 'exponential', meanMs: 20 }), new Random(1, 's'));
  changed.draw();
  changed.setLaw(durationLaw({ distribution: 'constant', meanMs: 7 }));
  expect([changed.draw(), changed.draw()]).toEqual([7, 7]);
});

test('new bounds of a uniform law stretch the draws made ahead; another number of stages drops them', () => {
  const uniform = (maxMs: number) => durationLaw({ distribution: 'uniform', minMs: 1, maxMs });
  const stretched = new Sampler(uniform(2), new Random(1, 's'));
  const untouched = new Sampler(uniform(2), new Random(1, 's'));
  expect(stretched.draw()).toBe(untouched.draw());
  stretched.setLaw(uniform(5));
  expect(stretched.draw() - 1).toBeCloseTo(4 * (untouched.draw() - 1), 12);

  const erlang = (stages: number) => durationLaw({ distribution: 'erlang', meanMs: 1, stages });
  const stream = new Random(1, 's');
  const dropped = new Sampler(erlang(2), stream);
  dropped.draw();
  dropped.setLaw(erlang(3));
  const next = dropped.draw();
  // The stream stands behind the 256 draws of two stages each that were made ahead.
  const elsewhere = new Random(1, 's');
  for (let i = 0; i < 2 * 256; i++) elsewhere.nextUnit();
  expect(next).toBe(new Sampler(erlang(3), elsewhere).draw());
});

test('work has the same laws without a unit', () => {
  expect(workLaw({ distribution: 'uniform', min: 1, max: 3 })).toEqual({ shape: 'uniform', mean: 1, form: 3 });
  expect(workLaw({ distribution: 'hyperexponential', mean: 2, cv2: 3 })).toEqual({ shape: 'hyperexponential', mean: 2, form: 3 });
  expect(workLaw({ distribution: 'lognormal', mean: 2, cv2: 3 })).toEqual({ shape: 'lognormal', mean: 2, form: 3 });
  expect(workLaw({ distribution: 'erlang', mean: 2, stages: 3 })).toEqual({ shape: 'erlang', mean: 2, form: 3 });
  expect(workLaw({ distribution: 'exponential', mean: 2 })).toEqual({ shape: 'exponential', mean: 2, form: 0 });
});
