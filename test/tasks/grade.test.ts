import { describe, expect, test } from 'vitest';
import { readAnswers } from '#tasks/grade/answers.ts';
import { figures } from '#tasks/grade/figures.ts';
import { gradeAll } from '#tasks/grade/grade-all.ts';

const one = (more: object) => JSON.stringify([{ id: 'a', question: 1, answer: 'It spreads the requests over many servers.', ...more }]);

test('each answer comes back under its id, in order, with the ideas that were found', async () => {
  const answers = readAnswers('-', JSON.stringify([...(JSON.parse(one({})) as object[]), { id: 'b', question: 5, answer: 'fish' }]));
  expect(await gradeAll(answers)).toEqual([
    { id: 'a', verdict: 'partial', ideas: ['distribute'] },
    { id: 'b', verdict: 'incorrect', ideas: [] },
  ]);
});

describe('what cannot be graded is refused by its path, its value and what is allowed', () => {
  test.each([
    ['nope', 'answers.json is not JSON'],
    ['{}', 'the whole is {}; allowed is an array'],
    ['[7]', '[0] is 7; allowed is { "id", "question", "answer" }'],
    [one({ id: 1 }), '[0].id is 1; allowed is a text'],
    [one({ question: 6 }), '[0].question is 6; allowed is a whole number from 1 to 5'],
    [one({ question: '1' }), '[0].question is "1"; allowed is a whole number from 1 to 5'],
    [one({ answer: null }), '[0].answer is null; allowed is a text'],
    ['[{"id":"a","question":1}]', '[0].answer is nothing; allowed is a text'],
  ])('%s', (text, message) => {
    expect(() => readAnswers('answers.json', text)).toThrow(message);
  });
});

test('an answer of a megabyte is graded', async () => {
  const [graded] = await gradeAll(readAnswers('-', one({ answer: 'It spreads the requests over many servers. '.repeat(25_000) })));
  expect(graded?.ideas).toEqual(['distribute']);
});

test('the figures are a table of every set and every question', async () => {
  const lines = (await figures()).split('\n');
  expect(lines.filter((line) => line.startsWith('question '))).toHaveLength(5);
  expect(lines.at(-1)).toMatch(/^all +\d+ +0\.9\d\d/);
});
