import { expect, test } from 'vitest';
import { chooseByModulo, chooseInTurn, chooseLeastHeld, chooseLeastPerWeight, chooseOfRandom, chooseSmoothly } from '#blocks/balancing.ts';
import { Targets } from '#blocks/targets.ts';
import { mix32 } from '#kernel/hash.ts';
import { Random } from '#kernel/random.ts';

function targetsWith(weights: readonly number[]): Targets {
  const ids = weights.map((_, position) => 'abcdefghij'.charAt(position));
  const targets = new Targets(
    ids,
    ids.map((_, position) => position),
    ids.map(() => true),
  );
  weights.forEach((weight, position) => (targets.weights[position] = weight));
  return targets;
}

/** Chooses `count` times and holds every request for good. */
function choose(targets: Targets, count: number, rule: () => number): string {
  let sequence = '';
  for (let i = 0; i < count; i++) {
    const position = rule();
    targets.last = position;
    targets.held[position]!++;
    sequence += targets.ids[position]!;
  }
  return sequence;
}

test('round robin takes turns and passes over those that may not serve', () => {
  const targets = targetsWith([1, 1, 1, 1]);
  expect(choose(targets, 6, () => chooseInTurn(targets, targets.pool, targets.poolSize))).toBe('abcdab');
  targets.believedUp[2] = false;
  targets.draining[3] = true;
  targets.refresh();
  expect(choose(targets, 4, () => chooseInTurn(targets, targets.pool, targets.poolSize))).toBe('abab');
});

test.each([
  [[5, 1, 1], 'aabacaa'],
  [[3, 2, 1], 'abacba'],
])('smooth weighted round robin with weights %j is %s, as nginx does', (weights, sequence) => {
  const targets = targetsWith(weights);
  const rule = (): number => chooseSmoothly(targets, targets.pool, targets.poolSize, (position) => targets.weights[position]!);
  expect(choose(targets, sequence.length * 2, rule)).toBe(sequence + sequence);
});

test('least connections takes the shortest line; ties rotate', () => {
  const targets = targetsWith([1, 1, 1]);
  const rule = (): number => chooseLeastHeld(targets, targets.pool, targets.poolSize);
  // c is alone the shortest in third place, which is no tie: the next tie goes on after b.
  expect(choose(targets, 6, rule)).toBe('abccab');
  targets.held.set([4, 1, 1]);
  expect([rule(), rule(), rule()]).toEqual([1, 2, 1]);
  targets.held.set([4, 1, 2]);
  expect(rule()).toBe(1);
  targets.held.fill(0);
  expect(rule()).toBe(2);
});

test('weighted least connections spreads 15 held requests 9, 3, 3 over weights 3, 1, 1', () => {
  const targets = targetsWith([3, 1, 1]);
  choose(targets, 15, () => chooseLeastPerWeight(targets, targets.pool, targets.poolSize, (position) => targets.weights[position]!));
  expect([...targets.held]).toEqual([9, 3, 3]);
});

test('two choices looks at two different servers and takes the one that holds less', () => {
  const targets = targetsWith([1, 1, 1]);
  targets.held.set([0, 5, 9]);
  const stream = new Random(2, 'choice');
  const seen = [0, 0, 0];
  for (let i = 0; i < 3000; i++) seen[chooseOfRandom(targets, targets.pool, targets.poolSize, 2, stream)]!++;
  // a is in two of the three pairs, b wins the third, c never wins.
  expect(seen[2]).toBe(0);
  expect(Math.abs(seen[0]! / 3000 - 2 / 3)).toBeLessThan(0.035);
  const all = targetsWith([1, 1, 1]);
  all.held.set([3, 2, 1]);
  expect(chooseOfRandom(all, all.pool, all.poolSize, 99, stream)).toBe(2);
});

test('hashing by modulo depends on the key and the number of servers only', () => {
  const targets = targetsWith([1, 1, 1, 1, 1]);
  for (let key = 0; key < 100; key++) {
    expect(chooseByModulo(targets.pool, 5, key)).toBe(mix32(key) % 5);
  }
});

test('a server that comes back starts slowly: weight × (t/W)^(1/a), never under a tenth', () => {
  const targets = targetsWith([4]);
  targets.backSinceUs[0] = 0;
  expect(targets.warmWeight(0, 15e6, 60e6, 2)).toBeCloseTo(4 * 0.5, 12);
  expect(targets.warmWeight(0, 0, 60e6, 2)).toBeCloseTo(0.4, 12);
  expect(targets.warmWeight(0, 60e6, 60e6, 2)).toBe(4);
});
