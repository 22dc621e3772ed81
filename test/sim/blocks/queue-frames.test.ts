import { describe, expect, test } from 'vitest';
import type { ConsumerFrame } from '#blocks/frames.ts';
import { DRAWN_WAITING } from '#blocks/frames.ts';
import { constant, keys, kitchenInput } from '#test/sim/kitchen.ts';
import { frameAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const set = (atMs: number, block: string, settings: Fields): Fields => ({ atMs, block, set: settings });

/** The cooks as drawn. */
function cooksAt(atMs: number, ...args: Parameters<typeof kitchenInput>): ConsumerFrame {
  const frame = frameAt(atMs, kitchenInput(...args)).blocks['cooks']!;
  if (frame.kind !== 'consumer') throw new Error('the cooks are no consumer');
  return frame;
}

/** Orders in the hand of each member. */
const hands = (frame: ConsumerFrame): number[][] => frame.members.map(({ inHand }) => inHand.map(({ request }) => request));

describe('the cooks as drawn', () => {
  test('show what each has in hand, what she works on first, and how often it was handed out', () => {
    const frame = cooksAt(150, [0, 0, 0, 0, 0], {}, { prefetch: 2, members: 2 }, {}, { keys: keys(3), poisonShare: 0 });
    expect(frame.up).toBe(true);
    expect(hands(frame)).toEqual([[2, 3], [4]]);
    expect(frame.members.map(({ working }) => working)).toEqual([1, 1]);
    expect(frame.members[0]!.inHand[0]).toEqual({ request: 2, key: 3, deliveries: 1, isPoison: false, sinceMs: 0 });
    const again = cooksAt(80, [0], { visibilityTimeoutMs: 60 }, { members: 2 }, {}, { poisonShare: 1 });
    expect(hands(again)).toEqual([[0], [0]]);
    expect(again.members[1]!.inHand[0]).toMatchObject({ deliveries: 2, isPoison: true });
  });

  test('show as a first time what a broker that died since had handed out', () => {
    // The order goes out a second time at 60 and once more, after the death, at 75.
    const happenings = [{ atMs: 70, block: 'board', do: 'crash', forMs: 5 }];
    const frame = cooksAt(80, [0], { visibilityTimeoutMs: 60 }, { members: 3 }, { happenings });
    expect(frame.members.map(({ inHand }) => inHand.map(({ deliveries }) => deliveries))).toEqual([[1], [1], [3]]);
  });

  test('show in the order of coming what came at one instant', () => {
    const happenings = [
      set(110, 'cooks', { members: 1, parallelPerMember: 2, prefetch: 4 }),
      set(120, 'cooks', { up: false }),
      set(140, 'cooks', { up: true }),
    ];
    const frame = cooksAt(150, [0, 0, 0, 130, 131, 132, 133], {}, { members: 3 }, { happenings });
    expect(hands(frame)).toEqual([[3, 4, 5, 6], [], []]);
    expect(frame.members.map(({ working }) => working)).toEqual([2, 0, 0]);
  });

  test('show what is worked on before what came earlier and waits', () => {
    // All come into one hand at 10; order 0 takes until 60, then 2 is begun beside 1, and 3 still waits.
    const cooks = { up: false, prefetch: 4, parallelPerMember: 2, slowKeys: { 1: 0.5 } };
    const happenings = [set(10, 'cooks', { up: true })];
    const frame = cooksAt(70, [0, 1, 2, 3], {}, cooks, { happenings }, { keys: keys(1, 7, 7, 7) });
    expect(hands(frame)).toEqual([[1, 2, 3]]);
    expect(frame.members[0]!.working).toBe(2);
  });

  test('show no more than can be drawn', () => {
    const many = Array.from({ length: DRAWN_WAITING + 20 }, () => 0);
    const happenings = [set(0, 'cooks', { up: false }), set(10, 'cooks', { up: true })];
    const inHand = hands(cooksAt(50, many, {}, { prefetch: 1000 }, { happenings }))[0]!;
    expect(inHand).toEqual(many.slice(0, DRAWN_WAITING).map((_, order) => order));
  });

  test('show those who are down, and nobody works or owns anything there', () => {
    const down = { up: false, partitions: [], inHand: [], working: 0 };
    expect(cooksAt(50, [0], {}, { up: false, members: 3 })).toEqual({ kind: 'consumer', up: false, members: [down, down, down] });
    const happenings = [set(20, 'cooks', { up: false }), set(30, 'cooks', { members: 2 })];
    expect(cooksAt(50, [0], {}, {}, { happenings })).toEqual({ kind: 'consumer', up: false, members: [down, down] });
    const off = [{ atMs: 20, block: 'cooks', do: 'crash', forMs: 1000 }];
    const owners = cooksAt(50, [0, 0], { partitions: 2, rebalanceMs: 0 }, { members: 2 }, { happenings: off });
    expect(owners.members).toEqual([down, down]);
  });

  test('show those who were taken away as long as they finish what they have, and after that', () => {
    const happenings = [set(50, 'cooks', { members: 1 })];
    const during = cooksAt(60, [0, 0], {}, { members: 2 }, { happenings });
    expect(hands(during)).toEqual([[0], [1]]);
    expect(during.members.map(({ partitions }) => partitions)).toEqual([[0], []]);
    expect(hands(cooksAt(150, [0, 0], {}, { members: 2 }, { happenings }))).toEqual([[], []]);
  });

  test('show the partitions that each owns, or the one that all share', () => {
    const owned = (queue: Fields): (readonly number[])[] =>
      cooksAt(5, [0], queue, { members: 2 }).members.map(({ partitions }) => partitions);
    expect(owned({})).toEqual([[0], [0]]);
    expect(owned({ partitions: 3 })).toEqual([[0, 2], [1]]);
  });

  test('do not show what has been answered, though the answer is on its way', () => {
    const links = [{ from: 'board', to: 'cooks', oneWayMs: 10 }];
    const at = (atMs: number): number[][] => hands(cooksAt(atMs, [0], {}, {}, { links }));
    expect(at(5)).toEqual([[]]);
    expect(at(105)).toEqual([[0]]);
    expect(at(115)).toEqual([[]]);
  });
});

test('a board whose members have all gone keeps its messages in line', () => {
  const happenings = [{ atMs: 20, block: 'cooks', do: 'crash', forMs: 1000 }];
  const board = frameAt(50, kitchenInput([0, 1, 2], {}, { serviceTime: constant(100) }, { happenings })).blocks['board'];
  expect(board).toMatchObject({ waiting: 3, inHand: 0, partitions: [{ waiting: 3, inHand: 0 }] });
});
