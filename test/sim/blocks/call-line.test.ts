import { expect, test } from 'vitest';
import { CallLine } from '#blocks/call-line.ts';

test('first in, first out, also when the ring wraps and widens', () => {
  const line = new CallLine();
  let next = 0;
  let expected = 0;
  for (let round = 0; round < 50; round++) {
    for (let i = 0; i < 7; i++) line.push(next++);
    for (let i = 0; i < 5; i++) expect(line.shift()).toBe(expected++);
    expect(line.at(0)).toBe(expected);
    expect(line.at(line.length - 1)).toBe(next - 1);
  }
  while (line.length > 0) expect(line.shift()).toBe(expected++);
  expect(expected).toBe(next);
});
