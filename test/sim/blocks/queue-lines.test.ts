import { describe, expect, test } from 'vitest';
import { atBoard, constant, instants, keys, kitchen, kitchenInput } from '#test/sim/kitchen.ts';
import { frameAt, runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const order = (log: ReturnType<typeof kitchen>['log']): number[] => atBoard(log, 'acknowledged').map(([, request]) => request);

/** Dear and cheap orders at listed instants, numbered in the order of their coming. */
function sorted(cheap: readonly number[], dear: readonly number[], queue: Fields, cooks: Fields = {}) {
  return system(
    {
      cheap: visitorsAt(cheap, 'board', { mix: [{ type: 'cheap', priority: 1 }] }),
      board: { kind: 'message-queue', publishTime: constant(0), ...queue },
      dear: visitorsAt(dear, 'board', { mix: [{ type: 'dear', priority: 9 }] }),
      cooks: { kind: 'consumer', from: 'board', serviceTime: constant(100), ...cooks },
    },
    { durationMs: 60_000 },
  );
}

/** Numbers of the messages at the head of each partition, as drawn. */
function drawnAt(atMs: number, input: ReturnType<typeof kitchenInput>): number[][] {
  const board = frameAt(atMs, input).blocks['board']!;
  return board.kind === 'message-queue' ? board.partitions.map(({ head }) => head.map(({ request }) => request)) : [];
}

describe('which message is next', () => {
  const atMs = [0, 1, 2, 3];

  test('the first that came', () => {
    expect(order(kitchen(atMs).log)).toEqual([0, 1, 2, 3]);
    expect(drawnAt(50, kitchenInput(atMs))).toEqual([[1, 2, 3]]);
  });

  test('the newest, where the queue says so', () => {
    const newest = { discipline: 'newest-first' };
    expect(order(kitchen(atMs, newest).log)).toEqual([0, 3, 2, 1]);
    expect(drawnAt(50, kitchenInput(atMs, newest))).toEqual([[3, 2, 1]]);
  });

  test('the most urgent, and among equals the first that came', () => {
    const urgent = { discipline: 'priority' };
    const input = sorted([0, 1, 2], [3, 4], urgent);
    expect(order(runAndLog(input).log)).toEqual([0, 3, 4, 1, 2]);
    expect(drawnAt(50, input)).toEqual([[3, 4, 1, 2]]);
    expect(order(runAndLog(sorted([0, 1, 2], [3, 4], {})).log)).toEqual([0, 1, 2, 3, 4]);
  });

  test('one that comes back takes its old place', () => {
    const back = { visibilityTimeoutMs: 60, maxReceives: 2 };
    const cut = { abandonAtVisibilityTimeout: true, slowKeys: { 1: 0.1 } };
    const taken = (queue: Fields): number[] =>
      atBoard(kitchen(atMs, { ...back, ...queue }, cut, {}, { keys: keys(0, 1, 1, 1) }).log, 'delivered').map(([, request]) => request);
    expect(taken({})).toEqual([0, 0, 1, 2, 3]);
    expect(taken({ discipline: 'newest-first' })).toEqual([0, 3, 2, 1, 0]);
  });
});

describe('full, it drops the oldest', () => {
  const full = { capacityMessages: 2, whenFull: 'drop-oldest' };

  test('of those that wait, not what is in hand, and not the one that comes', () => {
    const { log, report } = kitchen([0, 1, 2, 3], full);
    expect(atBoard(log, 'dropped')).toEqual([
      [2, 1],
      [3, 2],
    ]);
    expect(order(log)).toEqual([0, 3]);
    expect(report.requests).toMatchObject({ ok: 4 });
  });

  test('of all partitions', () => {
    const partitioned = kitchen([0, 1, 2, 3, 4, 5], { ...full, partitions: 3, capacityMessages: 4 }, { serviceTime: constant(5000) });
    const { log } = partitioned;
    const inHand = new Set(
      atBoard(log, 'delivered')
        .filter(([atMs]) => atMs < 6)
        .map(([, request]) => request),
    );
    const waiting = [0, 1, 2, 3, 4, 5].filter((request) => !inHand.has(request));
    expect(new Set(log.of('dropped').map(({ a }) => a)).size).toBe(2);
    expect(atBoard(log, 'dropped').map(([, request]) => request)).toEqual(waiting.slice(0, 2));
  });

  test('whatever its urgency', () => {
    const { log } = runAndLog(sorted([0, 2], [1, 3], { ...full, discipline: 'priority' }));
    expect(atBoard(log, 'dropped').map(([, request]) => request)).toEqual([1, 2]);
    expect(order(log)).toEqual([0, 3]);
  });

  test('and says no when all it holds is in hand', () => {
    const { report, board } = kitchen([0, 1, 150], { ...full, capacityMessages: 1 });
    expect(report.requests).toMatchObject({ ok: 2, rejected: 1 });
    expect(board).toMatchObject({ dropped: 0, consumed: 2 });
  });

  test('for the group that is behind, not for others', () => {
    const { report } = runAndLog(
      system(
        {
          orders: visitorsAt([0, 1, 2], 'board'),
          board: { kind: 'message-queue', publishTime: constant(0), ...full },
          slow: { kind: 'consumer', from: 'board', group: 'kitchen', serviceTime: constant(100) },
          quick: { kind: 'consumer', from: 'board', group: 'books', serviceTime: constant(0.5) },
        },
        // When the third comes, one waits for the quick as well, and there is room for another.
        { durationMs: 60_000, happenings: [{ atMs: 0.7, block: 'quick', do: 'crash', forMs: 10 }] },
      ),
    );
    expect(report.blocks['slow']).toMatchObject({ effects: 2 });
    expect(report.blocks['quick']).toMatchObject({ effects: 3 });
  });
});

test('full, it lets publishers wait in the order of their coming, and stores one for each that leaves', () => {
  const { log } = kitchen([0, 1, 2, 3], { capacityMessages: 1, whenFull: 'wait' });
  expect(log.of('published').map(({ atMs, request }) => [atMs, request])).toEqual([
    [0, 0],
    [100, 1],
    [200, 2],
    [300, 3],
  ]);
  expect(order(log)).toEqual([0, 1, 2, 3]);
});

test('room that is made during the run lets those in who wait for it', () => {
  const happenings = [{ atMs: 50, block: 'board', set: { capacityMessages: 3 } }];
  const { log } = kitchen([0, 1, 2], { capacityMessages: 1, whenFull: 'wait' }, {}, { happenings });
  expect(log.of('published').map(({ atMs }) => atMs)).toEqual([0, 50, 50]);
});

test('without keys partitions are taken in turn; with keys each has its own', () => {
  const { log } = kitchen([0, 1, 2, 3], { partitions: 2 }, { members: 2 });
  expect(log.of('published').map(({ a }) => a)).toEqual([0, 1, 0, 1]);
  const keyed = kitchen([0, 1, 2, 3], { partitions: 2 }, { members: 2 }, {}, { keys: keys(5, 6, 5, 6) });
  const partitions = keyed.log.of('published').map(({ a }) => a);
  expect(partitions[0]).toBe(partitions[2]);
  expect(partitions[1]).toBe(partitions[3]);
});

test('a member with several partitions takes from each in turn', () => {
  // Partition 1 has four messages before partition 2 has its first.
  const { log } = kitchen([0, 0, 0, 0, 0, 0], { partitions: 2 }, {}, {}, { keys: keys(...pair()) });
  const taken = log.of('delivered').filter((one) => one.block === 1);
  expect(taken.map(({ a }) => a)).toEqual([0, 1, 0, 1, 0, 0]);
  expect(instants(log, 'delivered')).toEqual([0, 100, 200, 300, 400, 500]);
});

/** Keys of six messages: four for the first partition of two, then two for the second. */
function pair(): number[] {
  const candidates = Array.from({ length: 50 }, (_, key) => key);
  const { log } = kitchen(
    candidates.map((key) => key),
    { partitions: 2 },
    {},
    {},
    { keys: keys(...candidates) },
  );
  const placed = log.of('published').map(({ a, request }) => [candidates[request]!, a] as const);
  const first = placed.find(([, partition]) => partition === 0)![0];
  const second = placed.find(([, partition]) => partition === 1)![0];
  return [first, first, first, first, second, second];
}
