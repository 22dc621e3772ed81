import { describe, expect, test } from 'vitest';
import { redeliveryPauseUs } from '#blocks/message-redelivery.ts';
import { atBoard, constant, instants, kitchen } from '#test/sim/kitchen.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Pauses in ms after the first, second … receive. */
function pausesMs(backoff: 'none' | 'fixed' | 'exponential', baseMs: number, capMs: number): number[] {
  return [1, 2, 3, 4, 5].map((receives) => redeliveryPauseUs({ backoff, baseMs, capMs, blocksPartition: false }, receives) / 1000);
}

describe('the pause before a failed message is tried again', () => {
  test('is none, whatever the base', () => {
    expect(pausesMs('none', 100, 60_000)).toEqual([0, 0, 0, 0, 0]);
  });

  test('is always the base', () => {
    expect(pausesMs('fixed', 100, 50)).toEqual([100, 100, 100, 100, 100]);
  });

  test('doubles with each receive up to the cap', () => {
    expect(pausesMs('exponential', 100, 60_000)).toEqual([100, 200, 400, 800, 1600]);
    expect(pausesMs('exponential', 100, 500)).toEqual([100, 200, 400, 500, 500]);
    expect(pausesMs('exponential', 100, 50)).toEqual([50, 50, 50, 50, 50]);
  });
});

describe('a paused message that leaves', () => {
  const fails = { failShare: 1 };

  test('with its broker is not mistaken for the one that comes in its place', () => {
    const retry = { backoff: 'fixed', baseMs: 1000 };
    const happenings = [{ atMs: 150, block: 'board', do: 'crash', forMs: 1 }];
    // The first fails at 100 and would come back at 1100; it is lost. The second fails at 300 and comes back at 1300.
    const { log, board } = kitchen([0, 200], { durable: false, retry, maxReceives: 2 }, fails, { happenings });
    expect(board).toMatchObject({ lost: 1, deadLettered: 1 });
    expect(atBoard(log, 'delivered')).toEqual([
      [0, 0],
      [200, 1],
      [1300, 1],
    ]);
  });

  test('blocks nobody any longer', () => {
    const retry = { backoff: 'fixed', baseMs: 1000, blocksPartition: true };
    const rules = { retry, capacityMessages: 1, whenFull: 'drop-oldest', maxReceives: 2 };
    const { log } = kitchen([0, 200, 600], rules, fails);
    expect(atBoard(log, 'dropped')).toEqual([
      [200, 0],
      [600, 1],
    ]);
    expect(instants(log, 'delivered')).toEqual([0, 200, 600, 1700]);
  });

  test('while a late worker still has it is gone when its pause ends', () => {
    const happenings = [
      { atMs: 10, block: 'cooks', set: { 'serviceTime.meanMs': 40, failShare: 1 } },
      { atMs: 300, block: 'cooks', set: { failShare: 0 } },
    ];
    const retry = { backoff: 'fixed', baseMs: 500, blocksPartition: true };
    const rules = { retry, visibilityTimeoutMs: 60, capacityMessages: 1, whenFull: 'drop-oldest' };
    // One cook has it until 1000. At 60 it goes to the other, fails at 100, pauses until 600, and is dropped at 400 for the next.
    const cooks = { members: 2, serviceTime: constant(1000) };
    const { log, board } = kitchen([0, 400], rules, cooks, { happenings });
    expect(atBoard(log, 'dropped')).toEqual([[400, 0]]);
    expect(atBoard(log, 'acknowledged')).toEqual([[440, 1]]);
    expect(board).toMatchObject({ published: 2, consumed: 1, dropped: 1, waiting: 0, inHand: 0 });
  });
});

test('the late failure of a worker whose message somebody else has by now says nothing', () => {
  // The first cook fails at 100, the second has had it since 60: it is hers until 120.
  const { log } = kitchen([0], { visibilityTimeoutMs: 60, maxReceives: 3 }, { members: 2, failShare: 1 });
  expect(log.of('returned').map(({ atMs, a }) => [atMs, a])).toEqual([
    [60, 0],
    [120, 0],
    [180, 0],
  ]);
  expect(instants(log, 'delivered')).toEqual([0, 60, 120]);
});

test('why a message is back is told: its time ran out, its work failed, its member died', () => {
  const causes = (queue: Fields, cooks: Fields): number[] =>
    kitchen([0], { maxReceives: 1, ...queue }, cooks)
      .log.of('returned')
      .map(({ a }) => a);
  expect(causes({ visibilityTimeoutMs: 60 }, {})).toEqual([0]);
  expect(causes({}, { failShare: 1 })).toEqual([1]);
  expect(causes({}, { crashShare: 1 })).toEqual([2]);
});

test('a shorter visibility timeout is known to the cook at once: what has been in hand for longer is given back untouched', () => {
  const happenings = [
    { atMs: 150, block: 'board', set: { visibilityTimeoutMs: 60 } },
    { atMs: 150, block: 'cooks', set: { 'serviceTime.meanMs': 50 } },
  ];
  const cooks = { prefetch: 2, abandonAtVisibilityTimeout: true };
  // Orders 1 and 2 are taken together at 100; when 2 could begin, at 200, its 60 ms are over.
  const { log } = kitchen([0, 0, 0], { visibilityTimeoutMs: 1000 }, cooks, { happenings });
  expect(log.of('returned').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([[200, 2, 0]]);
  expect(atBoard(log, 'acknowledged')).toEqual([
    [100, 0],
    [200, 1],
    [250, 2],
  ]);
});

describe('the queue of dead letters', () => {
  const poison = { poisonShare: 1 };

  test('is given what is set aside, wherever it stands in the blueprint', () => {
    const { report, log } = runAndLog(
      system({
        dead: { kind: 'message-queue', publishTime: constant(5) },
        orders: visitorsAt([0], 'board', poison),
        board: { kind: 'message-queue', publishTime: constant(0), deadLetterTo: 'dead', maxReceives: 2 },
        cooks: { kind: 'consumer', from: 'board', serviceTime: constant(100) },
      }),
    );
    expect(report.blocks['dead']).toMatchObject({ published: 1, waiting: 1 });
    expect(log.of('published').map(({ atMs, block }) => [atMs, block])).toEqual([
      [0, 2],
      [205, 0],
    ]);
  });

  test('that is off refuses it: it is only counted', () => {
    const { report, log } = runAndLog(
      system({
        orders: visitorsAt([0], 'board', poison),
        board: { kind: 'message-queue', publishTime: constant(0), deadLetterTo: 'dead', maxReceives: 1 },
        cooks: { kind: 'consumer', from: 'board', serviceTime: constant(100) },
        dead: { kind: 'message-queue', up: false },
      }),
    );
    expect(report.blocks['dead']).toMatchObject({ published: 0 });
    expect(report.blocks['board']).toMatchObject({ deadLettered: 1, waiting: 0 });
    expect(log.of('refused').map(({ atMs, block, request, a }) => [atMs, block, request, a])).toEqual([[100, 3, 0, 2]]);
  });
});
