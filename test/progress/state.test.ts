import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_PROGRESS, reduce } from '#progress/state.ts';
import type { Change } from '#progress/state.ts';

const id = fc.constantFrom('a', 'b', '__proto__', 'constructor');
const visit = fc.record({ readShare: fc.double({ min: 0, max: 1, noNaN: true }), section: fc.string(), atMs: fc.nat() });
const answer = fc.record({
  given: fc.string(),
  verdict: fc.constantFrom('correct' as const, 'partial' as const, 'incorrect' as const, 'skipped' as const),
  confidence: fc.constantFrom('guess' as const, 'sure' as const, null),
});
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ shelf: fc.constant('chapters' as const), id, value: fc.option(visit) }),
  fc.record({ shelf: fc.constant('answers' as const), id, value: fc.option(answer) }),
);

test('a change leaves the state it was given, and all other entries, as they were', () => {
  fc.assert(
    fc.property(fc.array(change), change, (before, now) => {
      const state = before.reduce(reduce, NO_PROGRESS);
      const copy = structuredClone(state);
      const after = reduce(state, now);
      expect(state).toEqual(copy);
      for (const shelf of ['answers', 'chapters', 'predictions'] as const) {
        for (const [key, value] of Object.entries(after[shelf])) {
          if (shelf !== now.shelf || key !== now.id) expect(value).toEqual(state[shelf][key]);
        }
      }
    }),
  );
});

test('visits join in any order: the furthest point and the latest section', () => {
  fc.assert(
    fc.property(fc.uniqueArray(visit, { selector: ({ atMs }) => atMs, minLength: 1 }), (visits) => {
      const joined = (order: typeof visits) =>
        order.map((value): Change => ({ shelf: 'chapters', id: 'a', value })).reduce(reduce, NO_PROGRESS).chapters['a'];
      expect(joined(visits)).toEqual(joined([...visits].reverse()));
      expect(joined(visits)?.readShare).toBe(Math.max(...visits.map(({ readShare }) => readShare)));
    }),
  );
});

test('the same change twice is the same as once, and forgetting forgets', () => {
  fc.assert(
    fc.property(change, (once) => {
      const state = reduce(NO_PROGRESS, once);
      expect(reduce(state, once)).toEqual(state);
      expect(reduce(state, { shelf: once.shelf, id: once.id, value: null })).toEqual(NO_PROGRESS);
    }),
  );
});
