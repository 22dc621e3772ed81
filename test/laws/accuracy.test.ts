import { expect, test } from 'vitest';
import { accuracyRows } from '#scenarios/accuracy.ts';

const rows = accuracyRows();

test.each(rows)('$system, $quantity: theory and simulation agree', ({ theory, mean, low, high }) => {
  expect(low).toBeLessThanOrEqual(mean);
  expect(high).toBeGreaterThanOrEqual(mean);
  expect(Math.abs(mean / theory - 1)).toBeLessThan(0.05);
});

test('the rows cover queues, balancing, caches and messages', () => {
  expect(rows.length).toBeGreaterThanOrEqual(10);
});
