import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { resolvePrediction, resolveQuestion } from '#quiz/resolve.ts';
import { readQuiz } from '#quiz/schema.ts';

const option = { id: 'a', text: 'A', because: 'so' };
const question = {
  id: 'q',
  kind: 'one',
  stem: 'q?',
  options: [
    { ...option, correct: true },
    { ...option, id: 'b' },
  ],
};
const quiz = (questions: unknown[]) => ({ warmups: [], predictions: [], questions });
const figures = { measure: () => 123.456, picture: () => [{ id: 'a', name: 'A', role: 'server' as const, state: '', isInTrouble: false }] };

test.each(globSync('content/chapters/*/quiz.yaml'))('%s is a quiz', (file) => {
  const { questions } = readQuiz(parse(readFileSync(file, 'utf8')), file);
  expect(questions.length).toBeGreaterThanOrEqual(6);
  const kinds = new Set(questions.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(4);
  expect(kinds.has('number')).toBe(true);
  // The source text asks about each building block; the opening chapter and those that put the blocks together have none.
  expect(kinds.has('text')).toBe(!/\/0[067]-/.test(file));
});

test.each([
  [
    'two right options of one',
    { ...question, options: question.options.map((one) => ({ ...one, correct: true })) },
    /questions\.0\.options.*exactly one/,
  ],
  [
    'a wrong option without a reason',
    { ...question, options: [question.options[0], { id: 'b', text: 'B' }] },
    /questions\.0\.options\.1\.because/,
  ],
  ['an unknown kind', { ...question, kind: 'riddle' }, /questions\.0\.kind/],
  ['a field nobody reads', { ...question, hint: 'psst' }, /questions\.0.*hint/],
  ['an id with blanks', { ...question, id: 'a question' }, /questions\.0\.id.*hyphens/],
])('%s is refused with its place', (_, broken, message) => {
  expect(() => readQuiz(quiz([broken]), 'quiz.yaml')).toThrow(message);
});

test('an id may be there only once', () => {
  expect(() => readQuiz(quiz([question, question]), 'quiz.yaml')).toThrow(/every id is there once/);
});

test('numbers come from the simulation', () => {
  const source = { id: 'n', kind: 'number', stem: '?', unit: 'ms', answer: { figure: 'f', read: 'latencyMs.p99' }, because: 'so' };
  const [read] = readQuiz(quiz([source]), 'quiz.yaml').questions;
  expect(resolveQuestion(read!, figures)).toMatchObject({ answer: 123, tolerance: 0.25 });
});

test('a part that the picture does not have is refused', () => {
  const parts = [
    { id: 'z', correct: true, because: 'so' },
    { id: 'a', because: 'so' },
  ];
  const [read] = readQuiz(quiz([{ id: 'c', kind: 'click', stem: '?', figure: 'f', parts }]), 'quiz.yaml').questions;
  expect(() => resolveQuestion(read!, figures)).toThrow(/no part "z".*there are a/);
});

test('an outcome can only name its own numbers', () => {
  const options = [
    { id: 'a', text: 'A', correct: true },
    { id: 'b', text: 'B' },
  ];
  const prediction = (outcome: string) => ({
    id: 'p',
    kind: 'one',
    stem: '?',
    figure: 'f',
    options,
    outcome,
    numbers: { lost: { figure: 'f', read: 'requests.failed' } },
  });
  const resolve = (outcome: string) =>
    resolvePrediction(readQuiz({ warmups: [], questions: [], predictions: [prediction(outcome)] }, 'quiz.yaml').predictions[0]!, figures);
  expect(resolve('{lost} visitors')).toMatchObject({ outcome: '123 visitors' });
  expect(() => resolve('{found} visitors')).toThrow(/\{found\}/);
});
