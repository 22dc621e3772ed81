import { expect, test } from 'vitest';
import type { Bank } from '#lms/bank.ts';
import { neverLess, NO_RESULT, resultOf } from '#lms/result.ts';
import type { Answer } from '#progress/state.ts';

const question = (id: string) => ({ id, kind: 'one' as const, parts: [], rights: [] });
const bank: Bank = [
  { id: 'caches', questions: [question('a'), question('b')] },
  { id: 'cdns', questions: [question('c'), question('d'), question('e')] },
];
const answers = (verdicts: Readonly<Record<string, Answer['verdict']>>): Record<string, Answer> =>
  Object.fromEntries(Object.entries(verdicts).map(([id, verdict]) => [id, { given: null, verdict, confidence: null }]));

test('the score is the share of all questions that are right', () => {
  const result = resultOf(bank, answers({ a: 'correct', b: 'partial', c: 'skipped' }));
  expect(result).toEqual({ answered: 3, total: 5, rightShare: 1 / 5, isComplete: false, isPassed: false });
});

test('nothing answered is no score; answers of other quizzes do not count', () => {
  expect(resultOf(bank, {}).rightShare).toBeNull();
  expect(resultOf(bank, answers({ 'pop-quiz/a': 'correct' })).answered).toBe(0);
  expect(resultOf([], {}).isComplete).toBe(false);
});

test.each([
  [{ a: 'correct', b: 'correct', c: 'correct', d: 'correct', e: 'incorrect' }, true, true],
  [{ a: 'correct', b: 'correct', c: 'correct', d: 'partial', e: 'skipped' }, true, false],
  [{ a: 'correct', b: 'correct', c: 'correct', d: 'correct' }, false, false],
] as const)('%j: complete %s, passed %s', (verdicts, isComplete, isPassed) => {
  expect(resultOf(bank, answers(verdicts))).toMatchObject({ isComplete, isPassed });
});

test('what is on record is never taken back, and a score that has not passed follows the answers', () => {
  const passed = { answered: 5, total: 5, rightShare: 0.8, isComplete: true, isPassed: true };
  const worse = { ...passed, rightShare: 0.6, isPassed: false };
  expect(neverLess(passed, worse)).toEqual(passed);
  expect(neverLess(passed, { ...passed, rightShare: 1 }).rightShare).toBe(1);
  expect(neverLess({ ...worse, rightShare: 0.7 }, worse).rightShare).toBe(0.6);
  expect(neverLess(worse, { ...NO_RESULT, total: 5 })).toMatchObject({ isComplete: true, isPassed: false, rightShare: null });
});
