import { describe, expect, test } from 'vitest';
import type { FactLog } from '#test/sim/fact-log.ts';
import { atBoard, BOARD, constant, instants, kitchen, kitchenInput } from '#test/sim/kitchen.ts';
import { balancerOver, frameAt, runAndLog, system, visitorsAt, wiredAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Without keys an order goes to the partition of its number: 0 to the first, 1 to the second of two, and so on. */
const two = { partitions: 2, rebalanceMs: 0 };
const off = (block: string, atMs: number, forMs: number): Fields => ({ atMs, block, do: 'crash', forMs });

/** When publishers heard what: [when, order, outcome (0 stored, 2 failed)]. */
const heard = (log: FactLog): number[][] => log.of('finished').map(({ atMs, request, a }) => [atMs, request, a]);

const power = (log: FactLog): string[] =>
  log.facts.filter(({ fact }) => fact === 'wentDown' || fact === 'cameUp').map(({ atMs, fact, block }) => `${atMs} ${fact} ${block}`);

describe('power', () => {
  test('a queue that is off from the start says so, one that is on does not', () => {
    expect(power(kitchen([0], { up: false }).log)).toEqual(['0 wentDown 1']);
    expect(power(kitchen([0]).log)).toEqual([]);
  });

  test('going and coming is told once each, other settings tell nothing', () => {
    const happenings = [off('board', 50, 30), { atMs: 90, block: 'board', set: { capacityMessages: 5 } }];
    expect(power(kitchen([0], {}, {}, { happenings }).log)).toEqual(['50 wentDown 1', '80 cameUp 1']);
  });

  test('of one partition is told of that partition, and only when it changes', () => {
    const set = (atMs: number, up: boolean): Fields => ({ atMs, block: 'board/partition-2', set: { up } });
    const { log } = kitchen([0], two, {}, { happenings: [set(10, true), set(20, false), set(30, false), set(40, true)] });
    // Blocks are 0 to 3, the partitions 4 and 5.
    expect(power(log)).toEqual(['20 wentDown 5', '40 cameUp 5']);
  });
});

describe('publishers, when the broker dies', () => {
  test('on their way into it are refused at that instant, and nothing of them is stored', () => {
    const { log, board } = kitchen([0, 8], { publishTime: constant(10) }, {}, { happenings: [off('board', 5, 2)] });
    expect(heard(log)).toEqual([
      [5, 0, 2],
      [18, 1, 0],
    ]);
    expect(log.of('refused').map(({ atMs, block, request, a }) => [atMs, block, request, a])).toEqual([[5, BOARD, 0, 2]]);
    expect(board).toMatchObject({ published: 1, consumed: 1 });
  });

  test('waiting for room are refused as well, and those that come later are let in', () => {
    const full = { capacityMessages: 1, whenFull: 'wait' };
    const { log } = kitchen([0, 10, 20, 150], full, {}, { happenings: [off('board', 50, 50)] });
    expect(heard(log)).toEqual([
      [0, 0, 0],
      [50, 1, 2],
      [50, 2, 2],
      // The first order is done again from 100 on.
      [200, 3, 0],
    ]);
  });

  test('of one partition: the others go on waiting, in their order', () => {
    const full = { ...two, capacityMessages: 1, whenFull: 'wait' };
    const { log } = kitchen([0, 10, 11, 12, 13, 14], full, {}, { happenings: [off('board/partition-2', 50, 1)] });
    expect(heard(log)).toEqual([
      [0, 0, 0],
      [50, 1, 2],
      [50, 3, 2],
      [50, 5, 2],
      [100, 2, 0],
      [200, 4, 0],
    ]);
  });

  test('still on the road find it dead when they arrive, or hear the answer that has left', () => {
    const links = [{ from: 'orders', to: 'board', oneWayMs: 10 }];
    const { log } = kitchen([0, 15], { publishTime: constant(5) }, {}, { links, happenings: [off('board', 20, 10)] });
    expect(heard(log)).toEqual([
      // Stored at 15, heard at 25.
      [25, 0, 0],
      // Arrived at 25, refused.
      [35, 1, 2],
    ]);
  });

  test('one that comes just after it in the same place takes its own time', () => {
    // The clock of the refused one, due at 10, must not store the next.
    const { log } = kitchen([0, 7], { publishTime: constant(10) }, {}, { happenings: [off('board', 5, 1)] });
    expect(log.of('published').map(({ atMs, request }) => [atMs, request])).toEqual([[17, 1]]);
  });
});

describe('on disk, what was in hand when the broker died', () => {
  test('is back in line at that instant, its member said to be gone', () => {
    const input = [[0, 0, 0], { durable: true }, { members: 2 }, { happenings: [off('board', 50, 100)] }] as const;
    const { log, board } = kitchen(...input);
    expect(log.of('returned').map(({ atMs, request, a, b }) => [atMs, request, a, b])).toEqual([
      [50, 0, 2, 0],
      [50, 1, 2, 0],
    ]);
    expect(board).toMatchObject({ waiting: 0, inHand: 0, consumed: 3 });
    expect(frameAt(40, kitchenInput(...input)).blocks['board']).toMatchObject({ waiting: 1, inHand: 2 });
    expect(frameAt(60, kitchenInput(...input)).blocks['board']).toMatchObject({ waiting: 3, inHand: 0 });
    // Handed out again when it is back, to cooks who still do what nobody will hear of.
    expect(instants(log, 'delivered')).toEqual([0, 0, 150, 150, 250]);
    expect(instants(log, 'acknowledged')).toEqual([250, 250, 350]);
  });

  test('is handed out once by each life of the broker, however often it dies during the work', () => {
    const happenings = [off('board', 100, 10), off('board', 200, 10)];
    const { log } = kitchen([0, 1], {}, { serviceTime: constant(1000), ackOrder: 'any' }, { happenings });
    expect(atBoard(log, 'delivered')).toEqual([
      [0, 0],
      [110, 0],
      [210, 0],
      [3000, 1],
    ]);
  });

  test('goes to nobody while it is dead, whoever comes meanwhile', () => {
    const happenings = [
      { atMs: 0, block: 'cooks', set: { up: false } },
      off('board', 50, 150),
      { atMs: 100, block: 'cooks', set: { up: true } },
    ];
    expect(instants(kitchen([10, 20], {}, {}, { happenings }).log, 'delivered')).toEqual([200, 300]);
    expect(instants(kitchen([10, 20], two, {}, { happenings }).log, 'delivered')).toEqual([200, 300]);
  });

  test('of every group is back', () => {
    const { log, report } = runAndLog(
      system(
        {
          orders: visitorsAt([0, 0], 'board'),
          board: { kind: 'message-queue', publishTime: constant(0) },
          cooks: { kind: 'consumer', from: 'board', group: 'kitchen', serviceTime: constant(100) },
          writers: { kind: 'consumer', from: 'board', group: 'books', serviceTime: constant(100) },
        },
        { durationMs: 60_000, happenings: [off('board', 50, 10)] },
      ),
    );
    expect(instants(log, 'returned')).toEqual([50, 50]);
    expect(instants(log, 'acknowledged')).toEqual([200, 200, 300, 300]);
    expect(report.blocks['board']).toMatchObject({ waiting: 0, inHand: 0, consumed: 4 });
  });
});

test('in memory, what an orderly cook had in hand keeps her from nothing new', () => {
  const { log, board } = kitchen([0, 200], { durable: false }, { ackOrder: 'in-order' }, { happenings: [off('board', 50, 1)] });
  expect(board).toMatchObject({ lost: 1, consumed: 1 });
  expect(instants(log, 'delivered')).toEqual([0, 200]);
});

describe('one partition dies', () => {
  const dies = { happenings: [off('board/partition-2', 50, 500)] };

  test('its own messages wait and its publishers are refused, the other goes on', () => {
    // Orders 0, 2, 4 are of the first partition, 1, 3, 5 of the second.
    const { log, report } = kitchen([0, 1, 2, 3, 100, 101], two, { members: 2 }, dies);
    expect(heard(log).filter(([, , outcome]) => outcome !== 0)).toEqual([[101, 5, 2]]);
    expect(log.of('returned').map(({ atMs, request, b }) => [atMs, request, b])).toEqual([[50, 1, 1]]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [100, 0],
      [200, 2],
      [300, 4],
      [650, 1],
      [750, 3],
    ]);
    expect(report.blocks['board']).toMatchObject({ lost: 0, consumed: 5 });
  });

  test('in memory only its own are lost', () => {
    const { log, board } = kitchen([0, 1, 2, 3], { ...two, durable: false }, {}, dies);
    expect(log.of('lostMessage').map(({ atMs, request, a, b }) => [atMs, request, a, b])).toEqual([
      [50, 1, 1, 0],
      [50, 3, 1, 0],
    ]);
    expect(board).toMatchObject({ lost: 2, consumed: 2 });
  });

  test('a cook who has messages of both is still heard about those of the other', () => {
    const { log } = kitchen([0, 0], two, { parallelPerMember: 2, ackOrder: 'any' }, dies);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [100, 0],
      [650, 1],
    ]);
  });

  test('with a copy elsewhere nobody notices', () => {
    const { log } = kitchen([0, 1], { ...two, replicas: 2 }, { members: 2 }, dies);
    expect(instants(log, 'acknowledged')).toEqual([100, 101]);
  });

  test('and the drawing shows which', () => {
    const board = frameAt(60, kitchenInput([0, 0], two, { members: 2 }, dies)).blocks['board']!;
    expect(board).toMatchObject({ up: true, partitions: [{ up: true }, { up: false, waiting: 1, inHand: 0 }] });
  });

  test('lost messages make room: who waits for it is let in', () => {
    const full = { ...two, durable: false, capacityMessages: 1, whenFull: 'wait' };
    const { log } = kitchen([0, 1, 2], full, { serviceTime: constant(1000) }, { happenings: [off('board/partition-1', 50, 100)] });
    // Order 0 is lost; 1, of the other partition, can be kept; 2 waited for the dead one.
    expect(heard(log)).toEqual([
      [0, 0, 0],
      [50, 2, 2],
      [50, 1, 0],
    ]);
  });
});

test('a partition is a part with a name and the picture of its queue, and nothing is sent to it', () => {
  const wired = wiredAt(10, kitchenInput([0, 1], two));
  const part = wired.block('board/partition-2');
  expect(part.id).toBe('board/partition-2');
  expect(part.frame()).toEqual(wired.block('board').frame());
  expect(() => {
    part.apply({ kind: 'message-queue' } as never);
  }).toThrow('no options of its own');
  expect(() => {
    part.receive(0);
  }).toThrow('to the queue');
  expect(() => {
    part.answered(0, 0);
  }).toThrow('calls nobody');
  expect(() => {
    part.handle(0, 0, 0);
  }).toThrow('waits for nothing');
});

describe('health checks of a queue', () => {
  const input = (happenings: readonly Fields[]) =>
    system(
      {
        orders: visitorsAt([500], 'controller'),
        controller: balancerOver(['board'], 'round-robin', {
          healthCheck: { intervalMs: 100, timeoutMs: 50, fall: 2, rise: 2, probe: 'request', firstAtMs: 10 },
        }),
        board: { kind: 'message-queue' },
      },
      { happenings },
    );

  test('are answered and are no messages', () => {
    const { report, log } = runAndLog(input([]));
    expect(report.blocks['board']).toMatchObject({ published: 1 });
    const ended = log.of('probeEnded');
    expect(ended.length).toBeGreaterThan(5);
    expect(new Set(ended.map(({ b }) => b))).toEqual(new Set([1]));
  });

  test('find it dead', () => {
    const { log } = runAndLog(input([off('board', 100, 500)]));
    expect(log.of('believed').map(({ atMs, b }) => [atMs, b])).toEqual([
      [210, 0],
      [710, 1],
    ]);
  });
});

test('the time that storing takes can be changed during the run, and differs from queue to queue', () => {
  const happenings = [{ atMs: 50, block: 'board', set: { 'publishTime.meanMs': 7 } }];
  expect(heard(kitchen([0, 100], { publishTime: constant(2) }, {}, { happenings }).log).map(([atMs]) => atMs)).toEqual([2, 107]);
  const chance = { kind: 'message-queue', publishTime: { distribution: 'exponential', meanMs: 10 } };
  const { log } = runAndLog(
    system({ one: visitorsAt([0, 100], 'first'), other: visitorsAt([0, 100], 'second'), first: chance, second: chance }),
  );
  const took = (client: number): number[] =>
    log
      .of('finished')
      .filter(({ block }) => block === client)
      .map(({ b }) => b);
  expect(took(0)).toHaveLength(2);
  expect(took(0)).not.toEqual(took(1));
});
