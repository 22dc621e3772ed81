import { describe, expect, test } from 'vitest';
import { atBoard, constant, instants, keys, kitchen, kitchenInput, placesUsed } from '#test/sim/kitchen.ts';
import { wiredAt } from '#test/sim/systems.ts';

/** Two at once, in order; what has key 7 takes 300 ms, the rest 100. */
const orderly = { parallelPerMember: 2, slowKeys: { 7: 3 }, ackOrder: 'in-order' };
const slowFirst = { keys: keys(7, 1, 1, 1, 1) };
/** Whatever is done around 300 ms fails. */
const failsAt300 = [
  { atMs: 290, block: 'cooks', set: { failShare: 1 } },
  { atMs: 310, block: 'cooks', set: { failShare: 0 } },
];

describe('an order that fails', () => {
  test('and is tried again at once is still owed: later ones wait for it, and nothing new is taken', () => {
    const { log } = kitchen([0, 0, 0], {}, orderly, { happenings: failsAt300 }, slowFirst);
    expect(atBoard(log, 'delivered')).toEqual([
      [0, 0],
      [0, 1],
      [300, 0],
      [600, 2],
    ]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [600, 0],
      [600, 1],
      [700, 2],
    ]);
  });

  test('and pauses is owed no more until it is handed out again', () => {
    const retry = { backoff: 'fixed', baseMs: 500 };
    const { log } = kitchen([0, 0, 0, 810, 820], { retry }, orderly, { happenings: failsAt300 }, slowFirst);
    expect(atBoard(log, 'delivered')).toEqual([
      [0, 0],
      [0, 1],
      [300, 2],
      [800, 0],
      [810, 3],
      [1100, 4],
    ]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [300, 1],
      [400, 2],
      [1100, 0],
      [1100, 3],
      [1200, 4],
    ]);
  });
});

test('what is set aside lets those count that waited for it, and their cook takes the next', () => {
  const { log } = kitchen([0, 0, 50], { maxReceives: 1, visibilityTimeoutMs: 250 }, orderly, {}, slowFirst);
  expect(atBoard(log, 'deadLettered')).toEqual([[250, 0]]);
  expect(atBoard(log, 'acknowledged')).toEqual([
    [250, 1],
    [350, 2],
  ]);
  expect(instants(log, 'delivered')).toEqual([0, 0, 250]);
});

/** All cooks come at 10 ms: the first takes the first two orders, the second the next two. */
const comeAt10 = [
  { atMs: 0, block: 'cooks', set: { up: false } },
  { atMs: 10, block: 'cooks', set: { up: true } },
];
const pairs = { ...orderly, members: 2, prefetch: 2 };

test('what goes to another cook is not owed by the first: what waited for it there counts', () => {
  const { log } = kitchen([1, 2], { visibilityTimeoutMs: 250 }, pairs, { happenings: comeAt10 }, slowFirst);
  expect(log.of('delivered').map(({ atMs, block, request, a }) => `${atMs} ${block} ${request} ${a}`)).toEqual([
    '10 1 0 0',
    '10 2 0 0',
    '10 1 1 0',
    '10 2 1 0',
    // By partition at the board (1), by member at the cooks (2).
    '260 1 0 0',
    '260 2 0 1',
  ]);
  // The late first cook ends it.
  expect(atBoard(log, 'acknowledged')).toEqual([
    [260, 1],
    [310, 0],
  ]);
});

test('a cook who is taken away finishes what she has, also what waits for something earlier', () => {
  const happenings = [...comeAt10, { atMs: 200, block: 'cooks', set: { members: 1 } }];
  const { log } = kitchen([1, 2, 3, 4], {}, pairs, { happenings }, { keys: keys(1, 1, 7, 1) });
  expect(instants(log, 'returned')).toEqual([]);
  expect(atBoard(log, 'acknowledged')).toEqual([
    [110, 0],
    [110, 1],
    [310, 2],
    [310, 3],
  ]);
});

test('an order that waits for a slow one counts with it, whatever place it has taken', () => {
  // Order 2 comes when order 0 is done, and is stored in its place.
  const { log } = kitchen([0, 50, 150], {}, orderly, {}, { keys: keys(1, 7, 1) });
  expect(atBoard(log, 'acknowledged')).toEqual([
    [100, 0],
    [350, 1],
    [350, 2],
  ]);
});

test('each that counts makes room for one', () => {
  const full = { capacityMessages: 2, whenFull: 'wait' };
  const args = [[0, 0, 10, 11], full, orderly, {}, slowFirst] as const;
  const { log, board } = kitchen(...args);
  expect(log.of('published').map(({ atMs, request }) => [atMs, request])).toEqual([
    [0, 0],
    [0, 1],
    [300, 2],
    [300, 3],
  ]);
  expect(board).toMatchObject({ waiting: 0, inHand: 0, consumed: 4 });
  const shown = (atMs: number) =>
    wiredAt(atMs, kitchenInput(...args))
      .block('board')
      .frame();
  expect(shown(200)).toMatchObject({ waiting: 0, inHand: 2 });
  expect(shown(350)).toMatchObject({ waiting: 0, inHand: 2 });
  expect(shown(500)).toMatchObject({ waiting: 0, inHand: 0 });
});

describe('where partitions are owned', () => {
  const two = { partitions: 2, rebalanceMs: 0 };
  /** Orders begun before 5 ms take 300 ms, before 15 ms 250, later ones 100. */
  const times = [
    { atMs: 5, block: 'cooks', set: { 'serviceTime.meanMs': 250 } },
    { atMs: 15, block: 'cooks', set: { 'serviceTime.meanMs': 100 } },
  ];
  const cooks = { serviceTime: constant(300), ackOrder: 'in-order' };

  test('an order waits for the slow one of its partition only', () => {
    const { log } = kitchen([0, 20, 20], two, { ...cooks, parallelPerMember: 3 }, { happenings: times });
    expect(atBoard(log, 'acknowledged')).toEqual([
      [120, 1],
      [300, 0],
      [300, 2],
    ]);
  });

  test('what waits dies with its member, what another has waiting does not', () => {
    // Orders 0 and 2 are with the first cook, 1 and 3 with the second, who dies at 260 when she has done 1.
    const happenings = [
      ...times,
      { atMs: 250, block: 'cooks', set: { crashShare: 1 } },
      { atMs: 270, block: 'cooks', set: { crashShare: 0 } },
    ];
    const { log, board } = kitchen([0, 10, 20, 20], two, { ...cooks, members: 2, parallelPerMember: 2 }, { happenings });
    const returned = atBoard(log, 'returned').sort(([, one], [, other]) => one - other);
    expect(returned).toEqual([
      [260, 1],
      [260, 3],
    ]);
    expect(atBoard(log, 'acknowledged').slice(0, 2)).toEqual([
      [300, 0],
      [300, 2],
    ]);
    expect(board).toMatchObject({ consumed: 4, duplicates: 2 });
  });
});

describe('a late acknowledgement', () => {
  test('of what is back in line takes it out of there', () => {
    const { log, board } = kitchen([0], { visibilityTimeoutMs: 60 });
    expect(instants(log, 'acknowledged')).toEqual([100]);
    expect(board).toMatchObject({ consumed: 1, waiting: 0, inHand: 0, duplicates: 0 });
  });

  test('of what is over says nothing of what came later', () => {
    // The first cook has order 0 until 1000, though the second ends it at 160; order 1 is with the second until 2200.
    const happenings = [
      { atMs: 10, block: 'cooks', set: { 'serviceTime.meanMs': 100 } },
      { atMs: 150, block: 'board', set: { visibilityTimeoutMs: 30_000 } },
      { atMs: 190, block: 'cooks', set: { 'serviceTime.meanMs': 2000 } },
    ];
    const { log } = kitchen([0, 200], { visibilityTimeoutMs: 60 }, { members: 2, serviceTime: constant(1000) }, { happenings });
    expect(atBoard(log, 'acknowledged')).toEqual([
      [160, 0],
      [2200, 1],
    ]);
  });
});

describe('acknowledged before the work', () => {
  const before = { ack: 'before' };

  test('an order is done with when its work begins, and takes effect when it ends', () => {
    const { log, cooks, board } = kitchen([0, 0, 0], {}, { ...before, prefetch: 3 });
    expect(atBoard(log, 'acknowledged')).toEqual([
      [0, 0],
      [100, 1],
      [200, 2],
    ]);
    expect(log.of('effect').map(({ atMs, request }) => [atMs, request])).toEqual([
      [100, 0],
      [200, 1],
      [300, 2],
    ]);
    expect(cooks).toMatchObject({ effects: 3, expectedEffects: 3 });
    expect(board).toMatchObject({ consumed: 3, inHand: 0, waiting: 0 });
  });

  test('a death or a failure loses it', () => {
    for (const bad of [{ crashShare: 1 }, { failShare: 1 }]) {
      const { log, cooks, board } = kitchen([0], {}, { ...before, ...bad });
      expect(instants(log, 'delivered')).toEqual([0]);
      expect(cooks).toMatchObject({ effects: 0, expectedEffects: 1 });
      expect(board).toMatchObject({ consumed: 1, duplicates: 0 });
    }
  });

  test('a broker that has died since does not hear of it: the order is done once more', () => {
    // At 100 two are taken, one begun. The broker dies; order 2, in hand, goes out again at 160.
    const happenings = [{ atMs: 150, block: 'board', do: 'crash', forMs: 10 }];
    const { log, cooks } = kitchen([0, 0, 0], {}, { ...before, prefetch: 2 }, { happenings });
    expect(atBoard(log, 'delivered')).toEqual([
      [0, 0],
      [100, 1],
      [100, 2],
      [160, 2],
    ]);
    expect(atBoard(log, 'acknowledged')).toEqual([
      [0, 0],
      [100, 1],
      [300, 2],
    ]);
    expect(cooks['effects']).toBe(4);
  });

  test('what somebody else has done by then is not acknowledged twice', () => {
    const { log, board, cooks } = kitchen(
      [1, 2],
      { visibilityTimeoutMs: 150 },
      { ...before, members: 2, prefetch: 2, slowKeys: { 7: 3 } },
      { happenings: comeAt10 },
      slowFirst,
    );
    expect(atBoard(log, 'acknowledged')).toEqual([
      [10, 0],
      [160, 1],
    ]);
    expect(board).toMatchObject({ consumed: 2, waiting: 0, inHand: 0 });
    expect(cooks['effects']).toBe(3);
  });

  test('needs no place longer than the work lasts, also when the broker dies meanwhile', () => {
    const happenings = [250, 450].map((atMs) => ({ atMs, block: 'board', do: 'crash', forMs: 10 }));
    const wired = wiredAt(5000, kitchenInput([0, 200, 400], {}, before, { happenings }));
    expect(placesUsed(wired)).toBe(1);
    expect(wired.network.requests.live).toBe(0);
  });
});
