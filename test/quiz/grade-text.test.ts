import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeText } from '#quiz/text/grade-text.ts';
import { RUBRICS } from '#quiz/text/rubrics/all.ts';
import { weightedKappa } from './kappa.ts';

interface Labelled {
  readonly id: string;
  readonly question: number | string;
  readonly answer: string;
  readonly verdict: 'correct' | 'partial' | 'incorrect';
  readonly ideas?: readonly string[];
}
const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Labelled[];
/** The course's number of each source question. */
const NUMBER: Readonly<Record<string, number>> = { scalability: 1 };
const labelled = read('labelled-answers.json').flatMap((one) => {
  const id = Object.keys(NUMBER).find((name) => NUMBER[name] === one.question);
  return id === undefined ? [] : [{ ...one, question: id }];
});
const own = read('own-answers.json').map((one) => ({ ...one, question: String(one.question) }));
const found = (question: string, answer: string) =>
  gradeText(question, answer)
    .ideas.filter(({ state }) => state === 'found')
    .map(({ idea }) => idea);

describe.each([
  ['labelled answers', labelled],
  ['answers written for this test', own],
])('%s', (_, answers) => {
  test('agreement on the verdict: quadratic kappa of at least 0.90', () => {
    const pairs = answers.map((one) => [one.verdict, gradeText(one.question, one.answer).verdict] as const);
    expect(weightedKappa(pairs)).toBeGreaterThanOrEqual(0.9);
  });

  test('no incorrect answer is called correct', () => {
    const fooled = answers.filter((one) => one.verdict === 'incorrect' && gradeText(one.question, one.answer).verdict === 'correct');
    expect(fooled.map(({ answer }) => answer)).toEqual([]);
  });
});

test('labelled answers: agreement idea by idea', () => {
  const decisions = labelled.flatMap((one) => {
    const have = found(one.question, one.answer);
    return RUBRICS[one.question]!.ideas.map(({ id }) => (one.ideas ?? []).includes(id) === have.includes(id));
  });
  expect(decisions.filter(Boolean).length / decisions.length).toBeGreaterThanOrEqual(0.95);
});

test('the words that say an idea are marked where they stand', () => {
  const answer = 'Well, it spreads the requests over many servers.';
  const [distribute] = gradeText('scalability', answer).ideas;
  expect(distribute!.spans.map(({ from, to }) => answer.slice(from, to)).join()).toContain('spreads the requests');
});

test.each([
  ['It does not spread requests over servers.', []],
  ['It never distributes the load among machines.', []],
  ['It spreads not only requests but also connections over servers.', ['distribute']],
  ["It doesn't matter which server: it distributes the requests among them.", ['distribute']],
])('negation: %s', (answer, ideas) => {
  expect(found('scalability', answer)).toEqual(ideas);
});

test.each(['distrbutes the reqests acros severs', 'Distributes the Requésts across SERVERS', 'distributes\nthe requests\nacross servers'])(
  'slips of the pen are forgiven: %s',
  (answer) => {
    expect(found('scalability', answer)).toContain('distribute');
  },
);

test('words thrown together are not an idea', () => {
  expect(gradeText('scalability', 'scale server add no balance load overload').verdict).not.toBe('correct');
});

test('a contradiction is named, with its words', () => {
  const answer = 'It makes one server more powerful.';
  const { contradictions, verdict } = gradeText('scalability', answer);
  expect(verdict).toBe('incorrect');
  expect(contradictions.map(({ from, to }) => answer.slice(from, to)).join()).toContain('powerful');
});

test('whatever is typed is read, in bounded time, with spans inside the answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (answer) => {
      const grade = gradeText('scalability', answer);
      for (const { spans } of grade.ideas)
        for (const { from, to } of spans) expect(from >= 0 && from < to && to <= answer.length).toBe(true);
    }),
    { numRuns: 500, seed: 1 },
  );
  const flood = 'spread requests over servers, no server overloaded '.repeat(200_000);
  expect(flood.length).toBeGreaterThan(10_000_000);
  expect(gradeText('scalability', flood).notice).toContain('2,000');
});

test('a question without a rubric is an author’s mistake', () => {
  expect(() => gradeText('nonsense', 'x')).toThrow(/scalability/);
});
