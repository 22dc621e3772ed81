import { NumberMap } from '#kernel/number-map.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** So far apart that the low 32 bits of all are equal. */
const APART = 2 ** 32;

test('it answers like a Map, whatever comes and goes', () => {
  const key = fc.oneof(fc.nat({ max: 40 }), fc.maxSafeNat());
  const step = fc.oneof(
    fc.tuple(fc.constant('set' as const), key, fc.double()),
    fc.tuple(fc.constant('delete' as const), key, fc.constant(0)),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => {
      const ours = new NumberMap();
      const model = new Map<number, number>();
      for (const [what, at, value] of steps) {
        if (what === 'set') {
          ours.set(at, value);
          model.set(at, value);
        } else {
          ours.delete(at);
          model.delete(at);
        }
      }
      expect(ours.size).toBe(model.size);
      for (const [, at] of steps) expect(ours.get(at, -7)).toBe(model.get(at) ?? -7);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('it grows, and keys far apart that share a place do not mix', () => {
  const map = new NumberMap();
  for (let key = 0; key < 10_000; key++) map.set(key * APART, key);
  for (let key = 0; key < 10_000; key += 2) map.delete(key * APART);
  expect(map.size).toBe(5000);
  for (let key = 0; key < 10_000; key++) expect(map.get(key * APART, -1)).toBe(key % 2 === 0 ? -1 : key);
});
