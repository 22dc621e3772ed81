import { describe, expect, test } from 'vitest';
import { constant, instants, kitchen } from '#test/sim/kitchen.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

test('the publisher hears at once that its message is stored; the work takes its own time', () => {
  const { report, log } = kitchen([0, 10], { publishTime: constant(2) });
  expect(report.latencyMs?.max).toBe(2);
  expect(instants(log, 'acknowledged')).toEqual([102, 202]);
});

test('without consumers it keeps everything', () => {
  const { report } = runAndLog(system({ orders: visitorsAt([0, 1, 2], 'board'), board: { kind: 'message-queue' } }));
  expect(report.blocks['board']).toMatchObject({ published: 3, waiting: 3, delivered: 0 });
});

test('every group is given every message', () => {
  const { report } = runAndLog(
    system({
      orders: visitorsAt([0, 1, 2], 'board'),
      board: { kind: 'message-queue' },
      cooks: { kind: 'consumer', from: 'board', group: 'kitchen', serviceTime: constant(5) },
      writers: { kind: 'consumer', from: 'board', group: 'books', serviceTime: constant(5) },
    }),
  );
  expect(report.blocks['cooks']).toMatchObject({ effects: 3 });
  expect(report.blocks['writers']).toMatchObject({ effects: 3 });
});

describe('full', () => {
  const atMs = [0, 1, 2, 3];

  test('it rejects', () => {
    const { report, board } = kitchen(atMs, { capacityMessages: 2 });
    expect(report.requests).toMatchObject({ ok: 2, rejected: 2 });
    expect(board['consumed']).toBe(2);
  });

  test('it drops the oldest that waits', () => {
    const { report, board } = kitchen(atMs, { capacityMessages: 2, whenFull: 'drop-oldest' });
    expect(report.requests).toMatchObject({ ok: 4 });
    expect(board).toMatchObject({ dropped: 2, consumed: 2 });
  });

  test('it lets the publisher wait', () => {
    const { report, board } = kitchen(atMs, { capacityMessages: 2, whenFull: 'wait' });
    expect(report.requests).toMatchObject({ ok: 4 });
    expect(report.latencyMs?.max).toBe(197);
    expect(board['consumed']).toBe(4);
  });
});

describe('the visibility timeout', () => {
  test('brings a message back while its late worker carries on; whoever is done first ends it', () => {
    const { log, board, cooks } = kitchen([0], { visibilityTimeoutMs: 60 }, { members: 2 });
    expect(instants(log, 'delivered')).toEqual([0, 60]);
    expect(instants(log, 'acknowledged')).toEqual([100]);
    expect(board).toMatchObject({ duplicates: 1, consumed: 1 });
    expect(cooks['effects']).toBe(2);
  });

  test('runs while a message waits in a cook’s hand', () => {
    const { board } = kitchen([0, 0, 10, 10, 10], { visibilityTimeoutMs: 250 }, { members: 2, prefetch: 3 });
    expect(board['duplicates']).toBe(1);
  });

  test('with an idempotent cook there is one effect', () => {
    expect(kitchen([0], { visibilityTimeoutMs: 60 }, { members: 2, idempotent: true }).cooks['effects']).toBe(1);
  });
});

describe('work that fails', () => {
  const poison = { poisonShare: 1 };

  test('comes back after its backoff, and is set aside after so many receives', () => {
    const retry = { backoff: 'exponential', baseMs: 50 };
    const { log, board } = kitchen([0], { retry, maxReceives: 3 }, {}, {}, poison);
    expect(instants(log, 'delivered')).toEqual([0, 150, 350]);
    expect(board).toMatchObject({ deadLettered: 1, consumed: 0, waiting: 0 });
  });

  test('blocks its partition where it keeps its place', () => {
    const retry = { backoff: 'fixed', baseMs: 1000, blocksPartition: true };
    const mix = [{ type: 'any' }];
    const free = kitchen([0, 10], { retry: { ...retry, blocksPartition: false }, maxReceives: 2 }, { failShare: 1 }, {}, { mix });
    const held = kitchen([0, 10], { retry, maxReceives: 2 }, { failShare: 1 }, {}, { mix });
    expect(instants(free.log, 'delivered')).toEqual([0, 100, 1100, 1200]);
    expect(instants(held.log, 'delivered')).toEqual([0, 1100, 1200, 2300]);
  });
});

describe('the broker dies', () => {
  const crash = { happenings: [{ atMs: 150, block: 'board', do: 'crash', forMs: 1000 }] };

  test('in memory everything is lost', () => {
    const { board } = kitchen([0, 0, 0], { durable: false }, {}, crash);
    expect(board).toMatchObject({ consumed: 1, lost: 2 });
  });

  test('on disk nothing is: what was in hand comes back', () => {
    const { board } = kitchen([0, 0, 0], {}, {}, crash);
    expect(board).toMatchObject({ consumed: 3, lost: 0, duplicates: 1 });
  });

  test('with a copy elsewhere nobody notices', () => {
    const { board, report } = kitchen([0, 0, 0, 200], { durable: false, replicas: 2 }, {}, crash);
    expect(board).toMatchObject({ consumed: 4, lost: 0, duplicates: 0 });
    expect(report.requests.failed).toBe(0);
  });

  test('publishers are refused meanwhile', () => {
    expect(kitchen([0, 200], {}, {}, crash).report.requests).toMatchObject({ ok: 1, failed: 1 });
  });
});

test('members that come cost a rebalance where partitions are owned', () => {
  const happenings = [{ atMs: 1000, block: 'cooks', set: { members: 2 } }];
  const every50 = Array.from({ length: 60 }, (_, i) => i * 50);
  const keys = { keys: { distribution: 'uniform', count: 50 } };
  const { log } = kitchen(every50, { partitions: 2, rebalanceMs: 700 }, { serviceTime: constant(5) }, { happenings }, keys);
  const during = instants(log, 'delivered').filter((ms) => ms > 1000 && ms < 1700);
  expect(during).toEqual([]);
  expect(log.of('rebalancing').map((one) => [one.atMs, one.a])).toEqual([
    [1000, 1],
    [1700, 0],
  ]);
});

test('a consumer that calls others acknowledges when they have answered', () => {
  const { log } = kitchen([0], {}, { calls: [{ to: 'ledger' }] });
  expect(instants(log, 'acknowledged')).toEqual([110]);
});
