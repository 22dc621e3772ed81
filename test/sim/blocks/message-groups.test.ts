import { describe, expect, test } from 'vitest';
import { MessageSeats } from '#blocks/message-seats.ts';
import type { FactLog } from '#test/sim/fact-log.ts';
import { constant, instants, keys, kitchen, kitchenInput, placesUsed } from '#test/sim/kitchen.ts';
import { frameAt, runAndLog, system, visitorsAt, wiredAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
const COOKS = 2;
const WRITERS = 3;

/** Orders at a board with two consumers: cooks, and writers who are of the group `kitchen` like them, or of another. */
function twoConsumers(atMs: readonly number[], rules: { queue?: Fields; cooks?: Fields; writers?: Fields; run?: Fields; client?: Fields }) {
  return system(
    {
      orders: visitorsAt(atMs, 'board', rules.client),
      board: { kind: 'message-queue', publishTime: constant(0), ...rules.queue },
      cooks: { kind: 'consumer', from: 'board', group: 'kitchen', serviceTime: constant(100), ...rules.cooks },
      writers: { kind: 'consumer', from: 'board', group: 'kitchen', serviceTime: constant(100), ...rules.writers },
    },
    { durationMs: 60_000, ...rules.run },
  );
}

/** Who was handed which order when. */
const taken = (log: FactLog, consumer: number): number[][] =>
  log
    .of('delivered')
    .filter(({ block }) => block === consumer)
    .map(({ atMs, request }) => [atMs, request]);

describe('two consumers of one group', () => {
  test('share the orders: each is done once', () => {
    const { log } = runAndLog(twoConsumers([0, 1, 2, 3], {}));
    expect(taken(log, COOKS)).toEqual([
      [0, 0],
      [100, 2],
    ]);
    expect(taken(log, WRITERS)).toEqual([
      [1, 1],
      [101, 3],
    ]);
    expect(instants(log, 'acknowledged')).toEqual([100, 101, 200, 201]);
  });

  test('share the partitions as well', () => {
    const queue = { partitions: 4 };
    const { log } = runAndLog(twoConsumers([0, 1, 2, 3], { queue, cooks: { members: 1 }, writers: { members: 3 } }));
    expect(taken(log, COOKS)).toEqual([[0, 0]]);
    expect(taken(log, WRITERS)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test('hand over to one another when one goes', () => {
    const run = { happenings: [{ atMs: 50, block: 'cooks', do: 'crash', forMs: 1000 }] };
    const { log } = runAndLog(twoConsumers([0, 1, 200, 201], { run }));
    expect(taken(log, COOKS)).toEqual([[0, 0]]);
    expect(taken(log, WRITERS)).toEqual([
      [1, 1],
      [101, 0],
      [201, 2],
      [301, 3],
    ]);
  });

  test('are there once each', () => {
    const seats = new MessageSeats(1);
    const subscriber = { index: 7, parallelPerMember: 1, prefetch: 1, isInOrder: true };
    seats.join(subscriber);
    expect(() => {
      seats.join(subscriber);
    }).toThrow('joined its group twice');
  });
});

describe('two groups', () => {
  const other = { group: 'books' };

  test('each have clocks of their own: what one does not do in time comes back to that one', () => {
    const queue = { visibilityTimeoutMs: 150, maxReceives: 2 };
    const late = { ...other, serviceTime: constant(200), abandonAtVisibilityTimeout: true };
    const { log, report } = runAndLog(twoConsumers([0], { queue, writers: late }));
    expect(taken(log, COOKS)).toEqual([[0, 0]]);
    expect(taken(log, WRITERS)).toEqual([
      [0, 0],
      [150, 0],
    ]);
    expect(report.blocks['board']).toMatchObject({ published: 1, consumed: 1, deadLettered: 1 });
  });

  test('each pause for themselves', () => {
    const queue = { retry: { backoff: 'fixed', baseMs: 500 }, maxReceives: 2 };
    const { log } = runAndLog(twoConsumers([0], { queue, writers: { ...other, failShare: 1 } }));
    expect(taken(log, COOKS)).toEqual([[0, 0]]);
    expect(taken(log, WRITERS)).toEqual([
      [0, 0],
      [600, 0],
    ]);
  });

  test('each deal their partitions out for themselves', () => {
    const run = { happenings: [{ atMs: 100, block: 'writers', set: { members: 2 } }] };
    const queue = { partitions: 2, rebalanceMs: 300 };
    const writers = { ...other, serviceTime: constant(10) };
    const { log } = runAndLog(twoConsumers([0, 200, 201], { queue, cooks: { serviceTime: constant(10) }, writers, run }));
    expect(taken(log, COOKS)).toEqual([
      [0, 0],
      [200, 1],
      [210, 2],
    ]);
    expect(taken(log, WRITERS)).toEqual([
      [0, 0],
      [400, 2],
      [400, 1],
    ]);
  });

  test('room is there when both have it: a publisher waits for the slower', () => {
    const queue = { capacityMessages: 1, whenFull: 'wait' };
    const { log } = runAndLog(twoConsumers([0, 1], { queue, cooks: { serviceTime: constant(10) }, writers: other }));
    expect(log.of('published').map(({ atMs }) => atMs)).toEqual([0, 100]);
  });

  test('nothing is dropped for a newcomer when one of them has all it holds in hand', () => {
    const queue = { capacityMessages: 1, whenFull: 'drop-oldest' };
    // The writers are away: the order waits for them. The cooks have it in hand.
    const { log, report } = runAndLog(twoConsumers([0, 1], { queue, writers: { ...other, up: false } }));
    expect(log.of('dropped')).toEqual([]);
    expect(report.requests).toMatchObject({ ok: 1, rejected: 1 });
  });

  test('the drawing shows the one that is further behind', () => {
    const at = (cooks: number, writers: number) =>
      frameAt(50, twoConsumers([0, 1, 2, 3], { cooks: { members: cooks }, writers: { ...other, members: writers } })).blocks['board'];
    expect(at(1, 3)).toMatchObject({ waiting: 3, inHand: 1, partitions: [{ waiting: 3, inHand: 1 }] });
    expect(at(3, 1)).toMatchObject({ waiting: 3, inHand: 1, partitions: [{ waiting: 3, inHand: 1 }] });
  });
});

test('a queue from which nobody takes shows what it keeps, and before that nothing', () => {
  const input = system({ orders: visitorsAt([10, 20], 'board'), board: { kind: 'message-queue', publishTime: constant(0) } });
  const empty = { waiting: 0, inHand: 0, partitions: [{ up: true, waiting: 0, inHand: 0, head: [] }] };
  expect(frameAt(5, input).blocks['board']).toMatchObject(empty);
  expect(frameAt(15, input).blocks['board']).toMatchObject({ waiting: 1, partitions: [{ waiting: 1 }] });
});

describe('whoever is let in', () => {
  test('comes in the order of waiting, and leaves room for those who come later', () => {
    const happenings = [{ atMs: 50, block: 'board', set: { capacityMessages: 10 } }];
    const { log } = kitchen([0, 1, 2, 60], { capacityMessages: 1, whenFull: 'wait' }, {}, { happenings });
    expect(log.of('published').map(({ atMs, request }) => [atMs, request])).toEqual([
      [0, 0],
      [50, 1],
      [50, 2],
      [60, 3],
    ]);
  });

  test('is handed to every group before the next is let in', () => {
    const queue = { capacityMessages: 1, whenFull: 'wait' };
    const run = { happenings: [{ atMs: 50, block: 'board', set: { capacityMessages: 10 } }] };
    const cooks = { ack: 'before', parallelPerMember: 5 };
    const { log } = runAndLog(twoConsumers([0, 1, 2], { queue, cooks, writers: { group: 'books', parallelPerMember: 5 }, run }));
    const told = log.facts.filter(({ atMs, fact }) => atMs === 50 && (fact === 'published' || fact === 'delivered'));
    expect(told.filter(({ block, fact }) => fact === 'published' || block !== 1).map(({ block, request }) => [block, request])).toEqual([
      [1, 1],
      [COOKS, 1],
      [WRITERS, 1],
      [1, 2],
      [COOKS, 2],
      [WRITERS, 2],
    ]);
  });

  test('while the partitions are dealt out is handed out in the same round', () => {
    // Order 0 goes to the second partition, 1 to the first: it is let in when 0 is acknowledged, before its work.
    const [first, second] = keysByPartition();
    const cooks = { members: 2, ack: 'before' };
    const happenings = [
      { atMs: 10, block: 'cooks', set: { up: false } },
      { atMs: 100, block: 'cooks', set: { up: true } },
    ];
    const queue = { partitions: 2, rebalanceMs: 100, capacityMessages: 1, whenFull: 'wait' };
    const { log } = kitchen([20, 30], queue, cooks, { happenings }, { keys: keys(second, first) });
    expect(log.of('published').map(({ atMs, request }) => [atMs, request])).toEqual([
      [20, 0],
      [200, 1],
    ]);
    expect(instants(log, 'delivered')).toEqual([200, 200]);
  });

  test('while somebody takes several is taken along', () => {
    // Both cooks are idle when order 0 is back after its pause; acknowledged at once, it makes room for 1.
    const queue = { capacityMessages: 1, whenFull: 'wait', retry: { backoff: 'fixed', baseMs: 1000 } };
    const happenings = [{ atMs: 300, block: 'cooks', set: { ack: 'before', failShare: 0 } }];
    const { log } = kitchen([0, 200], queue, { members: 2, prefetch: 2, failShare: 1 }, { happenings });
    const handed = log.of('delivered').filter(({ block }) => block === COOKS);
    expect(handed.map(({ atMs, request, a }) => [atMs, request, a])).toEqual([
      [0, 0, 0],
      [1100, 0, 1],
      [1100, 1, 1],
    ]);
  });
});

/** A key of the first of two partitions, and one of the second. */
function keysByPartition(): [number, number] {
  const candidates = Array.from({ length: 20 }, (_, key) => key);
  const { log } = kitchen(candidates, { partitions: 2 }, {}, {}, { keys: keys(...candidates) });
  const placed = log.of('published').map(({ request, a }) => [candidates[request]!, a] as const);
  return [placed.find(([, partition]) => partition === 0)![0], placed.find(([, partition]) => partition === 1)![0]];
}

describe('urgency', () => {
  /** Orders of two clients, the cheap of priority 1 and the dear of 9; only one of two partitions is taken from at first. */
  test('counts within a partition, not between partitions', () => {
    const input = system(
      {
        cheap: visitorsAt([0, 2, 4], 'board', { mix: [{ type: 'cheap', priority: 1 }] }),
        dear: visitorsAt([1, 3, 5], 'board', { mix: [{ type: 'dear', priority: 9 }] }),
        board: { kind: 'message-queue', publishTime: constant(0), partitions: 2, discipline: 'priority' },
        cooks: { kind: 'consumer', from: 'board', serviceTime: constant(100), members: 2 },
      },
      { durationMs: 60_000 },
    );
    const { log } = runAndLog(input);
    // By number: 0, 2, 4 (cheap) in the first partition, 1, 3, 5 (dear) in the second; each cook has one of them.
    const handed = log.of('delivered').filter(({ block }) => block === 3);
    expect(handed.map(({ request, a }) => [request, a])).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 1],
      [4, 0],
      [5, 1],
    ]);
    const board = frameAt(50, input).blocks['board']!;
    const heads = board.kind === 'message-queue' ? board.partitions.map(({ head }) => head.map(({ request }) => request)) : [];
    expect(heads).toEqual([
      [2, 4],
      [3, 5],
    ]);
  });

  test('a cook whose partition has nothing left does not take from another', () => {
    const [first, second] = keysByPartition();
    const client = { keys: keys(second, first, first, first), mix: [{ type: 'cheap', priority: 1 }] };
    const { log } = kitchen([0, 1, 2, 3], { partitions: 2, discipline: 'priority' }, { members: 2 }, {}, client);
    const handed = log.of('delivered').filter(({ block }) => block === COOKS);
    expect(handed.map(({ atMs, a }) => [atMs, a])).toEqual([
      [0, 1],
      [1, 0],
      [101, 0],
      [201, 0],
    ]);
  });

  test('the oldest of all partitions is dropped, also the very first', () => {
    const [first, second] = keysByPartition();
    const full = { partitions: 2, capacityMessages: 2, whenFull: 'drop-oldest' };
    const { log } = kitchen([0, 1, 2], full, { up: false }, {}, { keys: keys(second, first, first) });
    expect(log.of('dropped').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([[2, 0, 1]]);
  });
});

describe('memory', () => {
  /** What is still held at the end, and how many messages there was place for. */
  function heldAfter(atMs: number, ...args: Parameters<typeof kitchenInput>): number[] {
    const wired = wiredAt(atMs, kitchenInput(...args));
    return [wired.network.requests.live, wired.network.calls.live, placesUsed(wired)];
  }

  const oneByOne = Array.from({ length: 20 }, (_, i) => i * 200);

  test('one order after the other needs the place of one', () => {
    expect(heldAfter(10_000, oneByOne)).toEqual([0, 0, 1]);
  });

  test('also when late workers have them for longer than the queue', () => {
    // At 60 ms the board gives the order to the second cook as well; the first one's answer ends it, the second's comes at 160.
    expect(heldAfter(10_000, oneByOne, { visibilityTimeoutMs: 60 }, { members: 2 })).toEqual([0, 0, 1]);
  });

  test('also when the broker dies during the work, and when it loses all', () => {
    const happenings = oneByOne.map((atMs) => ({ atMs: atMs + 50, block: 'board', do: 'crash', forMs: 10 }));
    expect(heldAfter(10_000, oneByOne, { durable: false }, {}, { happenings })).toEqual([0, 0, 1]);
    expect(heldAfter(20_000, oneByOne, {}, { members: 2, ackOrder: 'any' }, { happenings })).toEqual([0, 0, 1]);
  });
});
