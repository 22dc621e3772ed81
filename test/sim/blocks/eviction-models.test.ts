import { describe, expect, test } from 'vitest';
import type { Eviction } from '#blocks/eviction/eviction.ts';
import { Future } from '#blocks/eviction/future.ts';
import { makeEviction } from '#blocks/eviction/make-eviction.ts';
import { Random } from '#kernel/random.ts';

/** A copy as the plain models see it. */
interface Copy {
  readonly slot: number;
  readonly key: number;
  uses: number;
  usedAt: number;
  isMarked: boolean;
}

/** A policy told in the plainest way: copies in the order in which they came, searched from one end to the other. */
interface Model {
  use?(copy: Copy, copies: Copy[]): void;
  victim(copies: Copy[]): Copy;
}

const least = (copies: readonly Copy[], ...by: readonly ((copy: Copy) => number)[]): Copy =>
  copies.toSorted((a, b) => by.map((value) => value(a) - value(b)).find((difference) => difference !== 0) ?? 0)[0]!;

function clockModel(): Model {
  return {
    victim(copies) {
      while (copies[0]!.isMarked) {
        const passed = copies.shift()!;
        passed.isMarked = false;
        copies.push(passed);
      }
      return copies[0]!;
    },
  };
}

/** The hand stands on a copy; when that one has gone, on the next newer one, and behind the newest on none. */
function sieveModel(): Model {
  let hand: Copy | undefined;
  let orderThen: Copy[] = [];
  return {
    victim(copies) {
      const newer = hand === undefined ? [] : orderThen.slice(orderThen.indexOf(hand));
      let at = Math.max(
        0,
        copies.findIndex((copy) => newer.includes(copy)),
      );
      while (copies[at]!.isMarked) {
        copies[at]!.isMarked = false;
        at = (at + 1) % copies.length;
      }
      hand = copies[at];
      orderThen = [...copies];
      return hand!;
    },
  };
}

const MODELS: Readonly<Record<string, () => Model>> = {
  lru: () => ({ victim: (copies) => least(copies, ({ usedAt }) => usedAt) }),
  lfu: () => ({
    victim: (copies) =>
      least(
        copies,
        ({ uses }) => uses,
        ({ usedAt }) => usedAt,
      ),
  }),
  fifo: () => ({ victim: (copies) => copies[0]! }),
  clock: clockModel,
  sieve: sieveModel,
};

/** What is asked for: a few keys often, most seldom. */
function keysAsked(count: number, seed: number): number[] {
  const random = new Random(seed, 'asked');
  return Array.from({ length: count }, () => Math.floor(random.nextUnit() * random.nextUnit() * 400));
}

/**
 * Lets a policy and its model work through the same list, with a copy dropped now and then as when its life is over, and gives the
 * victims of both. The room is above the 64 copies that a policy begins with.
 */
function victims(
  policy: Eviction,
  model: Model,
  keys: readonly number[],
  room: number,
  onAsk: () => void = () => {},
): [number[], number[]] {
  const copies: Copy[] = [];
  const free = Array.from({ length: room }, (_, i) => room - 1 - i);
  const [real, told]: [number[], number[]] = [[], []];
  const drop = (copy: Copy): void => {
    policy.remove(copy.slot);
    copies.splice(copies.indexOf(copy), 1);
    free.push(copy.slot);
  };
  keys.forEach((key, turn) => {
    onAsk();
    const there = copies.find((copy) => copy.key === key);
    if (there !== undefined) {
      there.uses++;
      there.usedAt = turn;
      there.isMarked = true;
      policy.use(there.slot);
      if (turn % 17 === 0) drop(there);
      return;
    }
    if (free.length === 0) {
      const victim = model.victim(copies);
      real.push(policy.victim());
      told.push(victim.slot);
      drop(victim);
    }
    const slot = free.pop()!;
    copies.push({ slot, key, uses: 1, usedAt: turn, isMarked: false });
    policy.add(slot, key);
  });
  return [real, told];
}

describe.each(Object.keys(MODELS))('%s pushes out whom the plain model names', (name) => {
  test.each([1, 2, 3, 64, 65, 150])('with room for %i', (room) => {
    const policy = makeEviction(name as 'lru', new Random(1, 'none'), null);
    const [real, told] = victims(policy, MODELS[name]!(), keysAsked(4000, room), room);
    expect(told.length).toBeGreaterThan(300);
    expect(real).toEqual(told);
  });
});

test.each([1, 3, 65, 150])('the optimum pushes out what is asked for last, with room for %i', (room) => {
  const keys = keysAsked(4000, room);
  let drawn = 0;
  const future = new Future(() => keys[drawn++] ?? -1);
  let now = -1;
  const advance = (): void => {
    now++;
    future.advance();
  };
  const nextUse = (key: number): number => {
    const next = keys.indexOf(key, now + 1);
    return next < 0 ? Infinity : next;
  };
  const policy = makeEviction('optimal', new Random(1, 'none'), future);
  // Of several that are never asked for again any may go: the model takes the policy's choice where it is one of them.
  const model: Model = {
    victim: (copies) => {
      const furthest = Math.max(...copies.map(({ key }) => nextUse(key)));
      const choice = copies.find(({ slot }) => slot === policy.victim())!;
      return nextUse(choice.key) === furthest ? choice : copies.find(({ key }) => nextUse(key) === furthest)!;
    },
  };
  const [real, told] = victims(policy, model, keys, room, advance);
  expect(told.length).toBeGreaterThan(300);
  expect(real).toEqual(told);
});

describe('the future', () => {
  const of = (keyAt: (position: number) => number): Future => {
    let drawn = 0;
    return new Future(() => keyAt(drawn++));
  };

  test('says when a key is asked for next, after now', () => {
    const future = of((position) => [5, 6, 5, 7][position % 4]!);
    expect([5, 6, 7].map((key) => future.nextUse(key))).toEqual([0, 1, 3]);
    future.advance();
    expect([5, 6, 7].map((key) => future.nextUse(key))).toEqual([2, 1, 3]);
    future.advance();
    expect([5, 6, 7].map((key) => future.nextUse(key))).toEqual([2, 5, 3]);
  });

  test('is read so far ahead; what comes later is as good as never', () => {
    const HORIZON = 2 ** 18;
    const next = (position: number): number => {
      const future = of((one) => (one === position ? 1 : 0));
      future.advance();
      return future.nextUse(1);
    };
    expect(next(HORIZON)).toBe(HORIZON);
    // It is read in pieces of 4,096, the last of which begins within the horizon.
    expect(next(HORIZON + 5000)).toBe(Infinity);
  });
});

test('the optimum is refused where nobody knows the future', () => {
  expect(() => makeEviction('optimal', new Random(1, 'none'), null)).toThrow(/nobody knows the future/);
});

test('random: each copy goes as often as any other, and only copies that are there', () => {
  const policy = makeEviction('random', new Random(5, 'evict'), null);
  for (let slot = 0; slot < 100; slot++) policy.add(slot, slot);
  for (let slot = 0; slot < 100; slot += 2) policy.remove(slot);
  const times = new Map<number, number>();
  for (let i = 0; i < 50_000; i++) {
    const slot = policy.victim();
    times.set(slot, (times.get(slot) ?? 0) + 1);
  }
  expect([...times.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => 2 * i + 1));
  // Binomial with n 50,000, p 1/50: five standard deviations are 157.
  expect(Math.max(...[...times.values()].map((count) => Math.abs(count - 1000)))).toBeLessThan(157);
});

describe('order for drawing: who would go first', () => {
  test.each([
    ['lru', [2, 3, 0, 1]],
    ['lfu', [2, 3, 0, 1]],
    ['fifo', [0, 1, 2, 3]],
    ['clock', [0, 1, 2, 3]],
    ['sieve', [0, 1, 2, 3]],
  ] as const)('%s', (name, order) => {
    const policy = makeEviction(name, new Random(1, 'none'), null);
    for (let slot = 0; slot < 4; slot++) policy.add(slot, slot);
    for (const slot of [2, 3, 0, 0, 1, 1, 1]) policy.use(slot);
    expect(policy.order(9)).toEqual(order);
    expect(policy.order(2)).toEqual(order.slice(0, 2));
  });

  test('random: those that are there', () => {
    const policy = makeEviction('random', new Random(1, 'evict'), null);
    for (let slot = 0; slot < 4; slot++) policy.add(slot, slot);
    policy.remove(1);
    expect(policy.order(9).toSorted()).toEqual([0, 2, 3]);
    expect(policy.order(2).length).toBe(2);
  });
});
