import { expect, test } from 'vitest';
import { Fact } from '#kernel/facts.ts';
import { TraceHash } from '#metrics/trace-hash.ts';

const FACT = [1_000_000, Fact.sent, 2, 30, 1, 0] as const;

function hashOf(...facts: (readonly [number, typeof Fact.sent, number, number, number, number])[]): string {
  const hash = new TraceHash();
  for (const fact of facts) hash.onFact(...fact);
  return hash.digest();
}

test('every number of a fact, and the order of facts, changes the hash', () => {
  const seen = new Set([hashOf(FACT)]);
  for (let field = 0; field < FACT.length; field++) {
    if (field === 1) continue;
    const changed = [...FACT] as [number, typeof Fact.sent, number, number, number, number];
    changed[field]! += 1;
    seen.add(hashOf(changed));
  }
  seen.add(hashOf([FACT[0] + 2 ** 32, FACT[1], 2, 30, 1, 0]));
  seen.add(hashOf(FACT, [2e6, Fact.sent, 0, 0, 0, 0]));
  seen.add(hashOf([2e6, Fact.sent, 0, 0, 0, 0], FACT));
  expect(seen.size).toBe(9);
});

test('the digest is sixteen hexadecimal digits and does not end the hash', () => {
  const hash = new TraceHash();
  const before = hash.digest();
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  expect(hash.digest()).toBe(before);
  hash.onFact(...FACT);
  expect(hash.digest()).not.toBe(before);
});
