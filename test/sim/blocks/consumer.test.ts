import { describe, expect, test } from 'vitest';
import { atBoard, constant, instants, keys, kitchen } from '#test/sim/kitchen.ts';

/** Which member was handed each order, in the order of handing out. */
const takers = (log: ReturnType<typeof kitchen>['log']): number[] =>
  log
    .of('delivered')
    .filter((one) => one.block === 2)
    .map((one) => one.a);

describe('slow keys', () => {
  test('take so many times as long; the others, and orders without a key, do not', () => {
    const slow = { slowKeys: { 7: 3, 4: 0.5 } };
    const { log } = kitchen([0, 0, 0, 0], {}, slow, {}, { keys: keys(7, 1, 4, 70) });
    expect(atBoard(log, 'acknowledged')).toEqual([
      [300, 0],
      [400, 1],
      [450, 2],
      [550, 3],
    ]);
    expect(instants(kitchen([0], {}, slow).log, 'acknowledged')).toEqual([100]);
  });

  test('stretch work that the order brings as well', () => {
    const byOrder = { serviceTime: { distribution: 'by-request', perWorkMs: 40 }, slowKeys: { 7: 3 } };
    const work = { distribution: 'constant', mean: 2 };
    expect(instants(kitchen([0, 0], {}, byOrder, {}, { keys: keys(7, 1), work }).log, 'acknowledged')).toEqual([240, 320]);
  });
});

describe('several at once', () => {
  test('each member works on so many at the same time', () => {
    const { log, cooks } = kitchen([0, 0, 0], {}, { parallelPerMember: 2 });
    expect(instants(log, 'acknowledged')).toEqual([100, 100, 200]);
    expect(takers(log)).toEqual([0, 0, 0]);
    expect(cooks['idleMembers']).toBe(0);
  });

  test('more of them takes effect at once, fewer when the work in hand is done', () => {
    const more = [{ atMs: 50, block: 'cooks', set: { parallelPerMember: 2 } }];
    expect(instants(kitchen([0, 0, 0], {}, {}, { happenings: more }).log, 'acknowledged')).toEqual([100, 150, 200]);
    const fewer = [{ atMs: 50, block: 'cooks', set: { parallelPerMember: 1 } }];
    const two = { parallelPerMember: 2 };
    expect(instants(kitchen([0, 0, 0, 0], {}, two, { happenings: fewer }).log, 'acknowledged')).toEqual([100, 100, 200, 300]);
  });

  test('what was taken ahead is begun when more are worked on', () => {
    const more = [{ atMs: 150, block: 'cooks', set: { parallelPerMember: 3 } }];
    const { log } = kitchen([0, 0, 0, 0], {}, { prefetch: 3 }, { happenings: more });
    expect(instants(log, 'delivered')).toEqual([0, 100, 100, 100]);
    expect(instants(log, 'acknowledged')).toEqual([100, 200, 250, 250]);
  });

  test('members take turns, the one idle for the longest first', () => {
    const { log } = kitchen([0, 10, 20, 30, 210], {}, { members: 3, serviceTime: constant(5) });
    expect(takers(log)).toEqual([0, 1, 2, 0, 1]);
    // Who has just done two in a row has been offered no more than the others.
    const more = { members: 3, parallelPerMember: 5, serviceTime: constant(5), slowKeys: { 7: 1000 }, ackOrder: 'any' };
    const asked = { keys: keys(1, 7, 7, 1, 7, 7, 7, 7) };
    expect(takers(kitchen([0, 10, 10, 20, 100, 100, 100, 100], {}, more, {}, asked).log)).toEqual([0, 1, 2, 0, 1, 2, 0, 1]);
    expect(takers(kitchen([0, 1, 2], {}, { members: 3, slowKeys: { 1: 2 } }, {}, { keys: keys(1, 2) }).log)).toEqual([0, 1, 2]);
  });
});

describe('taken ahead', () => {
  test('a member that becomes idle is handed so many at once, and works on them in the order of their coming', () => {
    const one = kitchen([0, 0, 0, 0], {}, { prefetch: 1 });
    expect(instants(one.log, 'delivered')).toEqual([0, 100, 200, 300]);
    const two = kitchen([0, 0, 0, 0], {}, { prefetch: 2 });
    expect(instants(two.log, 'delivered')).toEqual([0, 100, 100, 300]);
    expect(instants(kitchen([0, 0, 0, 0], {}, { prefetch: 2, ackOrder: 'any' }).log, 'delivered')).toEqual([0, 100, 100, 300]);
    expect(atBoard(two.log, 'acknowledged')).toEqual([
      [100, 0],
      [200, 1],
      [300, 2],
      [400, 3],
    ]);
  });

  test('what one has in hand, an idle one cannot have', () => {
    const last = (prefetch: number): number =>
      Math.max(
        ...instants(
          kitchen([0, 0, 0, 0, 0], {}, { members: 2, prefetch, slowKeys: { 1: 1.5 } }, {}, { keys: keys(1, 2, 2) }).log,
          'acknowledged',
        ),
      );
    expect(last(1)).toBe(300);
    expect(last(5)).toBe(450);
  });
});

describe('the order of acknowledgements', () => {
  const work = { parallelPerMember: 2, slowKeys: { 7: 3 } };
  const orders = { keys: keys(7, 1, 1) };

  test('kept: a quick one waits for the slow one before it, and holds its place', () => {
    const { log } = kitchen([0, 0, 0], {}, { ...work, ackOrder: 'in-order' }, {}, orders);
    expect(instants(log, 'delivered')).toEqual([0, 0, 300]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [300, 0],
      [300, 1],
      [400, 2],
    ]);
  });

  test('any: each counts when its work is done', () => {
    const { log } = kitchen([0, 0, 0], {}, { ...work, ackOrder: 'any' }, {}, orders);
    expect(instants(log, 'delivered')).toEqual([0, 0, 100]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [100, 1],
      [200, 2],
      [300, 0],
    ]);
  });

  test('not kept where the line itself is in no order', () => {
    const { log } = kitchen([0, 0, 0], { discipline: 'newest-first' }, { ...work, ackOrder: 'in-order' }, {}, orders);
    expect(instants(log, 'acknowledged')).toEqual([100, 200, 300]);
  });

  test('members that share a line do not wait for one another', () => {
    const cooks = { members: 2, slowKeys: { 7: 3 }, ackOrder: 'in-order' };
    expect(instants(kitchen([0, 0], {}, cooks, {}, orders).log, 'acknowledged')).toEqual([100, 300]);
  });

  test('what waits for an earlier one dies with its member, and is done again', () => {
    const crash = { happenings: [{ atMs: 200, block: 'cooks', do: 'crash', forMs: 100 }] };
    const { log, cooks, board } = kitchen([0, 0], {}, { ...work, ackOrder: 'in-order' }, crash, orders);
    expect(instants(log, 'returned')).toEqual([200, 200]);
    expect(instants(log, 'delivered')).toEqual([0, 0, 300, 300]);
    expect(instants(log, 'acknowledged')).toEqual([600, 600]);
    expect(cooks).toMatchObject({ effects: 3, expectedEffects: 2 });
    expect(board).toMatchObject({ consumed: 2, duplicates: 2 });
  });

  test('a failure that is set aside holds nobody up any longer', () => {
    const { log } = kitchen([0, 0], { maxReceives: 1, visibilityTimeoutMs: 250 }, { ...work, ackOrder: 'in-order' }, {}, orders);
    expect(atBoard(log, 'deadLettered')).toEqual([[250, 0]]);
    expect(atBoard(log, 'acknowledged')).toEqual([[250, 1]]);
  });
});

describe('a member that dies', () => {
  const dying = { crashShare: 1, restartMs: 500 };

  test('is back after so long, and then is handed what it left', () => {
    const { log, board, cooks } = kitchen([0], { maxReceives: 3 }, dying);
    expect(log.of('memberDied').map((one) => one.atMs)).toEqual([100, 700, 1300]);
    expect(log.of('memberBack').map((one) => one.atMs)).toEqual([600, 1200, 1800]);
    expect(instants(log, 'delivered')).toEqual([0, 600, 1200]);
    expect(board).toMatchObject({ deadLettered: 1, consumed: 0 });
    // The work took effect each time: it died between that and the acknowledgement.
    expect(cooks).toMatchObject({ effects: 3, expectedEffects: 1, deaths: 3 });
  });

  test('without a pause goes on at once', () => {
    expect(instants(kitchen([0], { maxReceives: 3 }, { ...dying, restartMs: 0 }).log, 'delivered')).toEqual([0, 100, 200]);
  });

  test('gives back what it had taken ahead', () => {
    const { log } = kitchen([0, 0, 0, 0], { maxReceives: 2 }, { ...dying, prefetch: 3 });
    const returned = atBoard(log, 'returned').filter(([atMs]) => atMs === 700);
    expect(new Set(returned.map(([, order]) => order))).toEqual(new Set([0, 1, 2]));
  });

  test('does not come before the others when all were switched off and on meanwhile', () => {
    const happenings = [
      { atMs: 200, block: 'cooks', set: { up: false } },
      { atMs: 300, block: 'cooks', set: { up: true } },
    ];
    const { log } = kitchen([0], { maxReceives: 2 }, dying, { happenings });
    expect(instants(log, 'delivered')).toEqual([0, 300]);
    // It died again at 400 ms; the return that was due at 600 belongs to an earlier life.
    expect(log.of('memberBack').map((one) => one.atMs)).toEqual([900]);
    const off = [{ atMs: 200, block: 'cooks', do: 'crash', forMs: 4800 }];
    expect(instants(kitchen([0], { maxReceives: 2 }, dying, { happenings: off }).log, 'delivered')).toEqual([0, 5000]);
  });

  test('is not missed by the others, who go on', () => {
    const { log } = kitchen([0, 0, 0], { maxReceives: 1 }, { ...dying, members: 2 });
    expect(instants(log, 'delivered')).toEqual([0, 0, 600]);
  });

  test('and is taken away meanwhile is handed nothing', () => {
    const happenings = [{ atMs: 200, block: 'cooks', set: { members: 1 } }];
    const { log } = kitchen([0, 0, 900, 900], { maxReceives: 1 }, { ...dying, members: 2 }, { happenings });
    expect(takers(log)).toEqual([0, 1, 0, 0]);
    expect(instants(log, 'delivered')).toEqual([0, 0, 900, 1500]);
  });
});

describe('work that outlasts the visibility timeout', () => {
  test('is cut off then, where the consumer says so', () => {
    const late = { visibilityTimeoutMs: 60, maxReceives: 3 };
    const cut = kitchen([0], late, { abandonAtVisibilityTimeout: true });
    expect(instants(cut.log, 'delivered')).toEqual([0, 60, 120]);
    expect(instants(cut.log, 'deadLettered')).toEqual([180]);
    expect(cut.cooks['effects']).toBe(0);
    const carriedOn = kitchen([0], late, {});
    expect(instants(carriedOn.log, 'delivered')).toEqual([0]);
    expect(instants(carriedOn.log, 'acknowledged')).toEqual([100]);
    expect(carriedOn.cooks['effects']).toBe(1);
  });

  test('counts the time in hand: what has none left is not begun', () => {
    const late = { visibilityTimeoutMs: 150, maxReceives: 1 };
    const { log, board } = kitchen([0, 0, 0, 0], late, { prefetch: 3, abandonAtVisibilityTimeout: true });
    // At 100 ms three are taken: one is done, one is cut off at 250 ms, one has no time left by then.
    expect(log.of('started').map((one) => [one.atMs, one.request])).toEqual([
      [0, 0],
      [100, 1],
      [200, 2],
    ]);
    expect(board).toMatchObject({ consumed: 2, deadLettered: 2 });
  });

  test('nobody waits for the calls of what was cut off', () => {
    const late = { visibilityTimeoutMs: 105, maxReceives: 1 };
    const { log, cooks } = kitchen([0, 200], late, { calls: [{ to: 'ledger' }], abandonAtVisibilityTimeout: true });
    expect(instants(log, 'deadLettered')).toEqual([105, 305]);
    expect(cooks['effects']).toBe(0);
    expect(
      log
        .of('served')
        .filter((one) => one.block === 3)
        .map((one) => one.atMs),
    ).toEqual([110, 310]);
  });

  test('is free for others: a breaker whose trial call was cut off tries again', () => {
    const calls = [{ to: 'ledger', breaker: { failures: 1, openMs: 1000, probes: 1 } }];
    const happenings = [
      { atMs: 0, block: 'ledger', set: { up: false } },
      // Slow when the breaker tries first, well when it could try again.
      { atMs: 500, block: 'ledger', set: { up: true, 'serviceTime.meanMs': 400 } },
      { atMs: 1800, block: 'ledger', set: { 'serviceTime.meanMs': 10 } },
    ];
    const late = { visibilityTimeoutMs: 200, maxReceives: 1 };
    const { log } = kitchen([0, 1200, 2500, 3000], late, { calls, abandonAtVisibilityTimeout: true }, { happenings });
    expect(instants(log, 'acknowledged')).toEqual([2610, 3110]);
  });
});
