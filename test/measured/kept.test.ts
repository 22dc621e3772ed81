import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { kept } from '#measured/kept.ts';

test('numbers of the same sources are computed once', () => {
  const key = randomUUID();
  const compute = vi.fn(() => ({ p99: 231.5, lost: -0 }));
  expect(kept(key, compute)).toEqual({ p99: 231.5, lost: -0 });
  expect(kept(key, compute)).toEqual({ p99: 231.5, lost: 0 });
  expect(compute).toHaveBeenCalledTimes(1);
  expect(kept(`${key} x=1`, () => ({ p99: 1 }))).toEqual({ p99: 1 });
});

test('a number that JSON does not know is computed again rather than changed', () => {
  const key = randomUUID();
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    kept(key, () => ({ value }));
    expect(kept(key, () => ({ value }))).toEqual({ value });
  }
});
