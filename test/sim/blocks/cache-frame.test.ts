import { expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

type Fields = Readonly<Record<string, unknown>>;

const memoryOf = (cache: Fields, atMs: readonly number[], asked: readonly number[], more: Fields = {}) =>
  watched(
    system({
      readers: visitorsAt(atMs, 'memory', { keys: keys(...asked) }),
      memory: { kind: 'cache', to: 'origin', ...cache },
      origin: steadyServer(50, { workers: 9 }),
      ...more,
    }),
  );

test('a cache draws the last lookups: who asked for what, and what came of it', () => {
  const writers = { writers: visitorsAt([400], 'memory', { keys: keys(8), mix: [{ op: 'write' }] }) };
  const cache = { coalesce: true, ttlMs: 100, staleWhileRevalidateMs: 1000 };
  const { frameAt } = memoryOf(cache, [0, 10, 100, 200], [7], writers);
  expect(frameAt(500, 'memory', 'cache').recent).toEqual([
    { request: 0, key: 7, what: 'miss', atMs: 0 },
    { request: 1, key: 7, what: 'coalesced', atMs: 10 },
    { request: 2, key: 7, what: 'hit', atMs: 100 },
    { request: 3, key: 7, what: 'stale', atMs: 200 },
    { request: 4, key: 8, what: 'write', atMs: 400 },
  ]);
});

test('hits that are forced are lookups as any others', () => {
  const { frameAt } = memoryOf({ serveByShare: 1 }, [0], [7]);
  expect(frameAt(500, 'memory', 'cache').recent).toEqual([{ request: 0, key: 7, what: 'hit', atMs: 0 }]);
});

test('a copy is drawn as stale from the instant at which its life ends', () => {
  const { frameAt } = memoryOf({ ttlMs: 100, hitTime: constant(1) }, [0], [7]);
  const copiesAt = (atMs: number) => frameAt(atMs, 'memory', 'cache').copies;
  expect(copiesAt(149.999)).toEqual([{ key: 7, ageMs: 99.999, isStale: false, isDirty: false }]);
  expect(copiesAt(150)).toEqual([{ key: 7, ageMs: 100, isStale: true, isDirty: false }]);
});

test('fetches under way and those who wait for them are counted', () => {
  const { frameAt } = memoryOf({ coalesce: true }, [0, 10, 20], [7, 7, 8]);
  expect(frameAt(30, 'memory', 'cache')).toMatchObject({ fetching: 2, waiting: 3, entries: 0 });
  expect(frameAt(60, 'memory', 'cache')).toMatchObject({ fetching: 1, waiting: 1, entries: 1 });
});
