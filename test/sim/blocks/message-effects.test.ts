import { describe, expect, test } from 'vitest';
import type { FactLog } from '#test/sim/fact-log.ts';
import { keys, kitchen } from '#test/sim/kitchen.ts';

/** Orders that the queue says were done after a later one of their key. */
const late = (log: FactLog): number[] => log.of('outOfOrder').map(({ request }) => request);

describe('out of order', () => {
  test('is an order done after a later one of its key, also the very first order', () => {
    // Order 0 takes until 300 and is done after 1 and 2; 3 comes afterwards.
    const slow = [{ atMs: 5, block: 'cooks', set: { 'serviceTime.meanMs': 100 } }];
    const cooks = { members: 2, serviceTime: { distribution: 'constant', meanMs: 300 } };
    const { log, board } = kitchen([0, 10, 20, 350], {}, cooks, { happenings: slow }, { keys: keys(0) });
    expect(log.of('effect').map(({ request }) => request)).toEqual([1, 2, 0, 3]);
    expect(late(log)).toEqual([0]);
    expect(board['outOfOrder']).toBe(1);
  });

  test('counts against the latest that was done, not only the last', () => {
    // Published 0, 1, 2; done 2, 0, 1: both 0 and 1 come after a later one.
    const faster = [
      { atMs: 5, block: 'cooks', set: { 'serviceTime.meanMs': 300 } },
      { atMs: 15, block: 'cooks', set: { 'serviceTime.meanMs': 100 } },
    ];
    const cooks = { members: 3, serviceTime: { distribution: 'constant', meanMs: 200 } };
    const { log } = kitchen([0, 10, 20], {}, cooks, { happenings: faster }, { keys: keys(4) });
    expect(log.of('effect').map(({ request }) => request)).toEqual([2, 0, 1]);
    expect(late(log)).toEqual([0, 1]);
  });

  test('is none of orders of different keys, of orders without a key, or of those done in their order', () => {
    const faster = [{ atMs: 5, block: 'cooks', set: { 'serviceTime.meanMs': 100 } }];
    const cooks = { members: 2, serviceTime: { distribution: 'constant', meanMs: 300 } };
    expect(late(kitchen([0, 10], {}, cooks, { happenings: faster }, { keys: keys(0, 1) }).log)).toEqual([]);
    expect(late(kitchen([0, 10], {}, cooks, { happenings: faster }).log)).toEqual([]);
    expect(late(kitchen([0, 10], {}, {}, {}, { keys: keys(3) }).log)).toEqual([]);
  });

  test('is not said of a message that was lost with its broker, whose late worker did it', () => {
    // Order 0 is in the hand of a slow cook when the broker loses it; 1 and 2 come and are done, then the slow cook is done as well.
    const happenings = [
      { atMs: 1, block: 'cooks', set: { 'serviceTime.meanMs': 10 } },
      { atMs: 5, block: 'board', do: 'crash', forMs: 1 },
    ];
    const cooks = { members: 3, serviceTime: { distribution: 'constant', meanMs: 1000 } };
    const { log, board } = kitchen([0, 20, 20], { durable: false }, cooks, { happenings }, { keys: keys(4) });
    expect(board['lost']).toBe(1);
    expect(log.of('effect').map(({ request }) => request)).toEqual([1, 2, 0]);
    expect(late(log)).toEqual([]);
  });
});

describe('of a hundred orders at once, each done twice', () => {
  const atMs = Array.from({ length: 100 }, () => 10);
  // Everybody is handed one; at 70 ms the board thinks the first hundred cooks lost and hands the same to the second hundred.
  const twice = (more = {}) => kitchen(atMs, { visibilityTimeoutMs: 60 }, { members: 200, ...more });

  test('every order takes effect twice, and is told as done once, with its time', () => {
    const { log, cooks, board } = twice();
    const times = log.of('effect').map(({ atMs: at, request, b }) => `${at} ${request} ${b}`);
    const expected = [1, 2].flatMap((time) => atMs.map((_, order) => `${time === 1 ? 110 : 170} ${order} ${time}`));
    expect(times.sort()).toEqual(expected.sort());
    expect(log.of('completed').map(({ request, b }) => [request, b])).toEqual(atMs.map((_, order) => [order, 100_000]));
    expect(cooks).toMatchObject({ effects: 200, expectedEffects: 100, idleMembers: 0 });
    expect(board).toMatchObject({ consumed: 100, duplicates: 100, waiting: 0, inHand: 0 });
  });

  test('an idempotent consumer remembers every one of them', () => {
    expect(twice({ idempotent: true }).cooks).toMatchObject({ effects: 100, expectedEffects: 100 });
  });
});

test('a request that takes the place of one that is over is not taken for it', () => {
  // One after the other: each uses what the one before has left.
  const { cooks, log } = kitchen([0, 200, 400], {}, { idempotent: true });
  expect(cooks['effects']).toBe(3);
  expect(log.of('effect').map(({ b }) => b)).toEqual([1, 1, 1]);
});
