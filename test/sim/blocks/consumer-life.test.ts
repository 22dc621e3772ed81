import { describe, expect, test } from 'vitest';
import type { FactLog } from '#test/sim/fact-log.ts';
import { atBoard, constant, instants, keys, kitchen } from '#test/sim/kitchen.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
const COOKS = 2;

const set = (atMs: number, settings: Fields): Fields => ({ atMs, block: 'cooks', set: settings });

/** Which member was handed which order when. */
const handed = (log: FactLog): number[][] =>
  log
    .of('delivered')
    .filter(({ block }) => block === COOKS)
    .map(({ atMs, request, a }) => [atMs, request, a]);

/** What a fact at the cooks says: when, of which order. */
const atCooks = (log: FactLog, fact: Parameters<FactLog['of']>[0]): number[][] =>
  log
    .of(fact)
    .filter(({ block }) => block === COOKS)
    .map(({ atMs, request }) => [atMs, request]);

describe('power', () => {
  const power = (log: FactLog): string[] =>
    log.facts.filter(({ fact }) => fact === 'wentDown' || fact === 'cameUp').map(({ atMs, fact, block }) => `${atMs} ${fact} ${block}`);

  test('cooks who are off from the start say so, and take nothing until they are on', () => {
    const { log } = kitchen([0, 0, 0], {}, { up: false, members: 2 }, { happenings: [set(50, { up: true })] });
    expect(power(log)).toEqual(['0 wentDown 2', '50 cameUp 2']);
    expect(handed(log)).toEqual([
      [50, 0, 0],
      [50, 1, 1],
      [150, 2, 0],
    ]);
    expect(power(kitchen([0]).log)).toEqual([]);
  });

  test('off, all of them give back what they have', () => {
    const happenings = [{ atMs: 50, block: 'cooks', do: 'crash', forMs: 100 }];
    const { log } = kitchen([0, 0, 0], {}, { members: 2 }, { happenings });
    expect(power(log)).toEqual(['50 wentDown 2', '150 cameUp 2']);
    expect(atCooks(log, 'broken')).toEqual([
      [50, 0],
      [50, 1],
    ]);
    expect(atBoard(log, 'returned')).toEqual([
      [50, 0],
      [50, 1],
    ]);
    expect(handed(log).slice(2)).toEqual([
      [150, 0, 0],
      [150, 1, 1],
      [250, 2, 0],
    ]);
  });

  test('members added while they are off come when they are on', () => {
    const happenings = [set(50, { members: 3 }), set(100, { up: true })];
    const { log } = kitchen([0, 0, 0, 0], {}, { up: false }, { happenings });
    expect(handed(log)).toEqual([
      [100, 0, 0],
      [100, 1, 1],
      [100, 2, 2],
      [200, 3, 0],
    ]);
  });
});

describe('members', () => {
  test('that are taken away finish what they have and take nothing new', () => {
    const { log } = kitchen([0, 0, 0, 0], {}, { members: 2 }, { happenings: [set(50, { members: 1 })] });
    expect(handed(log)).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [100, 2, 0],
      [200, 3, 0],
    ]);
    expect(instants(log, 'returned')).toEqual([]);
    expect(instants(log, 'acknowledged')).toEqual([100, 100, 200, 300]);
  });

  test('that are added work as soon as they come', () => {
    const { log } = kitchen([0, 0, 0], {}, {}, { happenings: [set(50, { members: 3 })] });
    expect(handed(log)).toEqual([
      [0, 0, 0],
      [50, 1, 1],
      [50, 2, 2],
    ]);
  });

  test('that died are not there before their time, though members are taken away and added meanwhile', () => {
    // The second cook dies at 100 and is due at 600.
    const dying = [set(90, { crashShare: 1 }), set(110, { crashShare: 0 })];
    const happenings = [...dying, set(200, { members: 1 }), set(300, { members: 2 })];
    const cooks = { members: 2, restartMs: 500, slowKeys: { 7: 10 } };
    const { log } = kitchen([0, 0, 400, 401], {}, cooks, { happenings }, { keys: keys(7, 1, 1, 1) });
    expect(log.of('memberDied').map(({ atMs, a }) => [atMs, a])).toEqual([[100, 1]]);
    expect(log.of('memberBack').map(({ atMs, a }) => [atMs, a])).toEqual([[600, 1]]);
    expect(handed(log)).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [600, 1, 1],
      [700, 2, 1],
      [800, 3, 1],
    ]);
  });

  test('come back with empty hands: what they had is begun again in its order', () => {
    const happenings = [set(10, { up: false }), set(20, { up: true })];
    const off = [set(150, { up: false }), set(160, { up: true })];
    const { log } = kitchen([0, 12, 13, 14], {}, { prefetch: 3 }, { happenings: [...happenings, ...off] });
    expect(atCooks(log, 'started')).toEqual([
      [0, 0],
      [20, 0],
      [120, 1],
      [160, 1],
      [260, 2],
      [360, 3],
    ]);
  });

  test('give back what they worked on first, then what they had not begun, each in the order of coming', () => {
    // Three cooks do one order each; then one of them takes four at once and works on two.
    const first = [set(110, { members: 1, parallelPerMember: 2, prefetch: 4 }), set(120, { up: false })];
    const happenings = [...first, set(140, { up: true }), set(150, { up: false })];
    const { log } = kitchen([0, 0, 0, 130, 131, 132, 133], {}, { members: 3, ackOrder: 'any' }, { happenings });
    expect(atBoard(log, 'returned')).toEqual([
      [150, 3],
      [150, 4],
      [150, 5],
      [150, 6],
    ]);
    expect(atCooks(log, 'broken')).toEqual([
      [150, 3],
      [150, 4],
    ]);
  });

  test('a death breaks off whatever else they work on', () => {
    const dying = { parallelPerMember: 3, ackOrder: 'any', slowKeys: { 7: 2, 8: 3 }, crashShare: 1, restartMs: 1000 };
    const { log, cooks } = kitchen([0, 0, 0], { maxReceives: 1 }, dying, {}, { keys: keys(7, 1, 8) });
    expect(atCooks(log, 'served')).toEqual([[100, 1]]);
    expect(atCooks(log, 'broken')).toEqual([
      [100, 0],
      [100, 2],
    ]);
    expect(cooks).toMatchObject({ deaths: 1, effects: 1 });
    expect(cooks['utilisationShare']).toBeCloseTo(100 / 60_000, 9);
  });
});

describe('with a way between board and cooks', () => {
  const links = [{ from: 'board', to: 'cooks', oneWayMs: 10 }];

  test('what arrives at a dead member is given back', () => {
    const happenings = [{ atMs: 5, block: 'cooks', do: 'crash', forMs: 100 }];
    const { log } = kitchen([0], {}, {}, { links, happenings });
    expect(log.of('returned').map(({ atMs, a }) => [atMs, a])).toEqual([[20, 2]]);
    expect(handed(log)).toEqual([[115, 0, 0]]);
    expect(instants(log, 'acknowledged')).toEqual([225]);
  });

  test('work that a death broke off is not done, though the board does not know it yet', () => {
    // It would end at 110; the answer of the dead is on its way from 105 to 115.
    const happenings = [{ atMs: 105, block: 'cooks', do: 'crash', forMs: 1000 }];
    const { log, cooks } = kitchen([0], { maxReceives: 1 }, {}, { links, happenings });
    expect(atCooks(log, 'broken')).toEqual([[105, 0]]);
    expect(atCooks(log, 'served')).toEqual([]);
    expect(cooks['effects']).toBe(0);
    expect(instants(log, 'deadLettered')).toEqual([115]);
  });

  test('an order whose broker died on the way is a first one to the cook who gets it', () => {
    const happenings = [{ atMs: 5, block: 'board', do: 'crash', forMs: 1 }];
    const { log, cooks } = kitchen([0], {}, { members: 2 }, { links, happenings });
    expect(log.of('delivered').map(({ atMs, block, b }) => [atMs, block, b])).toEqual([
      [0, 1, 1],
      [6, 1, 2],
      [10, COOKS, 1],
      [16, COOKS, 2],
    ]);
    expect(cooks['effects']).toBe(2);
  });
});

test('other times for the work hold for what begins then', () => {
  const { log } = kitchen([0, 0, 0], {}, {}, { happenings: [set(50, { 'serviceTime.meanMs': 30 })] });
  expect(instants(log, 'acknowledged')).toEqual([100, 130, 160]);
});

test('work that takes just as long as there is time for it is done', () => {
  const { log, cooks } = kitchen([0], { visibilityTimeoutMs: 100 }, { abandonAtVisibilityTimeout: true });
  expect(atCooks(log, 'served')).toEqual([[100, 0]]);
  expect(cooks['effects']).toBe(1);
  expect(instants(log, 'acknowledged')).toEqual([100]);
});

test('a call of a cook that is not answered in time is made again, and fails the order in the end', () => {
  const calls = [{ to: 'ledger', timeoutMs: 5, retries: { max: 1, backoff: 'fixed', baseMs: 20, jitter: 'none' } }];
  const { log, board } = kitchen([0], { maxReceives: 1 }, { calls });
  const asked = log.of('started').filter(({ block }) => block === 3);
  // The ledger takes 10 ms; the cook gives up at 105, asks again at 125 and gives up for good at 130.
  expect(asked.map(({ atMs }) => atMs)).toEqual([100, 125]);
  expect(instants(log, 'deadLettered')).toEqual([130]);
  expect(board['consumed']).toBe(0);
});

describe('chance', () => {
  const atMs = Array.from({ length: 40 }, (_, i) => i);

  test('some fail and some do not, and which is not the same for every consumer', () => {
    const cooks = { kind: 'consumer', from: 'board', serviceTime: constant(1), failShare: 0.5 };
    const { log } = runAndLog(
      system(
        {
          orders: visitorsAt(atMs, 'board'),
          board: { kind: 'message-queue', publishTime: constant(0), maxReceives: 1 },
          one: { ...cooks, group: 'one' },
          other: { ...cooks, group: 'other' },
        },
        { durationMs: 10_000 },
      ),
    );
    const done = (block: number): number[] =>
      log
        .of('effect')
        .filter((fact) => fact.block === block)
        .map(({ request }) => request);
    for (const block of [2, 3]) {
      expect(done(block).length).toBeGreaterThan(8);
      expect(done(block).length).toBeLessThan(32);
    }
    expect(done(2)).not.toEqual(done(3));
  });

  test('members die in about the share of orders that it says', () => {
    const { cooks } = kitchen(atMs, { maxReceives: 1 }, { crashShare: 0.5, restartMs: 0, serviceTime: constant(1) });
    expect(cooks['deaths']).toBeGreaterThan(8);
    expect(cooks['deaths']).toBeLessThan(32);
  });
});

test('two hundred cooks are two hundred', () => {
  const atMs = Array.from({ length: 200 }, () => 0);
  const { log, cooks } = kitchen(atMs, {}, { members: 200 });
  expect(handed(log)).toEqual(atMs.map((_, order) => [0, order, order]));
  expect(new Set(instants(log, 'acknowledged'))).toEqual(new Set([100]));
  expect(cooks).toMatchObject({ effects: 200, idleMembers: 0 });
});
