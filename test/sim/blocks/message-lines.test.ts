import { describe, expect, test } from 'vitest';
import { CopyState, MessageCopies } from '#blocks/message-copies.ts';
import { MessageLines } from '#blocks/message-lines.ts';
import { Random } from '#kernel/random.ts';

/** Copies 0, 1, 2 … published in the order given: `order[copy]` is the place of the copy. */
function linesOf(order: readonly number[]): MessageLines {
  const copies = new MessageCopies();
  for (const sequence of order) copies.create(0, 0, sequence);
  return new MessageLines(copies);
}

/** Read from both ends: a broken link shows. */
function contents(lines: MessageLines, line: number): { forward: number[]; backward: number[] } {
  const forward: number[] = [];
  for (let copy = lines.head(line); copy >= 0; copy = lines.after(copy)) forward.push(copy);
  const backward: number[] = [];
  for (let copy = lines.tail(line); copy >= 0; copy = lines.before(copy)) backward.push(copy);
  return { forward, backward: backward.reverse() };
}

test('whoever joins when, and whoever leaves, each line is in order of publishing', () => {
  const count = 60;
  const random = new Random(1, 'lines');
  // Published in an order that has nothing to do with the slots.
  const order = Array.from({ length: count }, (_, copy) => (copy * 37) % count);
  const lines = linesOf(order);
  const model: number[][] = [[], [], []];
  for (let step = 0; step < 1500; step++) {
    const copy = random.nextIndex(count);
    const where = model.findIndex((line) => line.includes(copy));
    expect(lines.lineOf(copy)).toBe(where);
    if (where < 0) {
      const line = random.nextIndex(model.length);
      lines.insert(line, copy);
      model[line] = [...model[line]!, copy].sort((one, other) => order[one]! - order[other]!);
    } else {
      lines.remove(copy);
      model[where] = model[where]!.filter((one) => one !== copy);
    }
    for (const [line, expected] of model.entries()) expect(contents(lines, line)).toEqual({ forward: expected, backward: expected });
  }
});

test('what comes back at one time, into a line and then into another, finds its place in each', () => {
  const lines = linesOf([0, 1, 2, 3, 4, 5]);
  lines.insert(0, 5);
  lines.insert(1, 4);
  lines.insert(0, 2);
  lines.insert(1, 3);
  lines.insert(0, 1);
  lines.insert(1, 0);
  expect(contents(lines, 0).forward).toEqual([1, 2, 5]);
  expect(contents(lines, 1).forward).toEqual([0, 3, 4]);
});

describe('a line that nobody has joined', () => {
  test('is empty, whether others have been joined or not', () => {
    const lines = linesOf([0, 1]);
    expect([lines.head(0), lines.tail(0), lines.lineOf(0)]).toEqual([-1, -1, -1]);
    lines.insert(2, 0);
    for (const line of [0, 1, 3, 9]) expect([lines.head(line), lines.tail(line)]).toEqual([-1, -1]);
    expect([lines.head(2), lines.tail(2)]).toEqual([0, 0]);
  });
});

test('leaving without being there changes nothing', () => {
  const lines = linesOf([0, 1, 2]);
  lines.insert(0, 0);
  lines.insert(0, 2);
  lines.remove(1);
  lines.remove(1);
  expect(contents(lines, 0)).toEqual({ forward: [0, 2], backward: [0, 2] });
});

test('nobody stands in two lines', () => {
  const lines = linesOf([0]);
  lines.insert(0, 0);
  expect(() => {
    lines.insert(1, 0);
  }).toThrow('joined two lines');
});

describe('the slot of a message', () => {
  test('is free for another once it is over and nobody has it', () => {
    const copies = new MessageCopies();
    const first = copies.create(7, 0, 0);
    const serial = copies.serial[first]!;
    copies.state[first] = CopyState.over;
    copies.freeIfLeft(first);
    expect(copies.create(8, 0, 1)).toBe(first);
    // A timer set for the one before can tell them apart.
    expect(copies.serial[first]).not.toBe(serial);
  });

  test('is kept while it lives, and while a late worker has it', () => {
    const copies = new MessageCopies();
    const alive = copies.create(7, 0, 0);
    copies.freeIfLeft(alive);
    const late = copies.create(8, 0, 1);
    copies.state[late] = CopyState.over;
    copies.openCalls[late] = 1;
    copies.freeIfLeft(late);
    expect(new Set([alive, late, copies.create(9, 0, 2)]).size).toBe(3);
  });
});
