import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueIds, isDue, nextDueMs } from '#progress/due.ts';
import { afterAnswer, ratingOf } from '#progress/schedule.ts';
import { shaped } from '#progress/shape.ts';
import type { Json } from '#progress/json.ts';
import type { ReviewCard } from '#progress/state.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 28);
const days = (card: ReviewCard): number => (card.dueMs - card.lastMs) / DAY_MS;
const first = (verdict: 'correct' | 'partial' | 'incorrect', confidence: 'guess' | 'think' | 'sure' | null = null): ReviewCard =>
  afterAnswer(null, ratingOf(verdict, confidence), NOW_MS);

describe('the first answer', () => {
  test('wrong comes back tomorrow, right later, and the surer the later', () => {
    expect(days(first('incorrect', 'sure'))).toBe(1);
    expect(days(first('correct', 'guess'))).toBeLessThan(days(first('correct', 'think')));
    expect(days(first('correct', 'think'))).toBeLessThan(days(first('correct', 'sure')));
    expect(days(first('partial', 'sure'))).toBe(days(first('correct', 'guess')));
  });
});

test('known again and again, a question comes back ever more seldom; forgotten, soon', () => {
  let card = first('correct');
  const gaps = [days(card)];
  for (let i = 0; i < 5; i++) {
    card = afterAnswer(card, ratingOf('correct', null), card.dueMs);
    gaps.push(days(card));
  }
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(new Set(gaps).size).toBe(gaps.length);
  const forgotten = afterAnswer(card, ratingOf('incorrect', 'sure'), card.dueMs);
  expect(days(forgotten)).toBeLessThan(gaps[2]!);
  expect(forgotten.lapses).toBe(1);
});

test('what is due comes longest overdue first', () => {
  const card = (dueMs: number): ReviewCard => ({ ...first('correct'), dueMs });
  const cards = { late: card(NOW_MS - DAY_MS), later: card(NOW_MS - 2 * DAY_MS), not: card(NOW_MS + 1), now: card(NOW_MS) };
  expect(dueIds(cards, NOW_MS)).toEqual(['later', 'late', 'now']);
  expect(nextDueMs(cards)).toBe(NOW_MS - 2 * DAY_MS);
  expect(nextDueMs({})).toBeNull();
});

describe('a clock that runs wrong', () => {
  const year = 365 * DAY_MS;

  test('a year ahead while answering: the question is due once the clock is right again, and goes on from there', () => {
    const card = afterAnswer(null, ratingOf('correct', 'sure'), NOW_MS + year);
    expect(isDue(card, NOW_MS)).toBe(true);
    const again = afterAnswer(card, ratingOf('correct', null), NOW_MS);
    expect(again.lastMs).toBe(NOW_MS);
    expect(isDue(again, NOW_MS)).toBe(false);
    expect(days(again)).toBeLessThan(60);
  });

  test('any clock, any answers: every card keeps its shape and comes back after its last answer', () => {
    const grade = fc.constantFrom(...(['correct', 'partial', 'incorrect'] as const).map((verdict) => ratingOf(verdict, null)));
    const moments = fc.array(fc.tuple(fc.integer({ min: -year, max: 3 * year }), grade), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(moments, (answers) => {
        let card: ReviewCard | null = null;
        for (const [offMs, rating] of answers) {
          card = afterAnswer(card, rating, NOW_MS + offMs);
          expect(card.dueMs).toBeGreaterThan(card.lastMs);
          expect(shaped('cards', card as unknown as Json)).toEqual(card);
        }
      }),
    );
  });
});

test.each([{ dueMs: Number.NaN }, { stability: 0 }, { reps: -1 }, { reps: 0.5 }, { lastMs: '0' }])('a card with %o is no card', (bad) => {
  expect(shaped('cards', { ...first('correct'), ...bad })).toBeNull();
});
