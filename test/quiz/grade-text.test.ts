import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeText } from '#quiz/text/grade-text.ts';
import { RUBRICS } from '#quiz/text/rubrics/load.ts';
import { weightedKappa } from '#tasks/grade/weighted-kappa.ts';

type Verdict = 'correct' | 'partial' | 'incorrect';

interface Labelled {
  readonly id: string;
  readonly question: number;
  readonly answer: string;
  readonly verdict: Verdict;
  readonly ideas: readonly string[];
}

/** Rubrics by the number of the source question. */
const QUESTIONS = Object.keys(RUBRICS);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}-answers.json`, import.meta.url), 'utf8')) as Labelled[];

async function graded(name: string) {
  return Promise.all(
    read(name).map(async (one) => {
      const question = QUESTIONS[one.question - 1]!;
      return { ...one, grade: await gradeText(question, one.answer), ideaIds: (await RUBRICS[question]!()).ideas.map(({ id }) => id) };
    }),
  );
}

const SETS = [
  'labelled',
  'own',
  'fresh',
  'later',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

describe.each(SETS)('%s answers', (name) => {
  test('agreement on the verdict: quadratic kappa of at least 0.90', async () => {
    const pairs = (await graded(name)).map((one) => [one.verdict, one.grade.verdict] as const);
    expect(weightedKappa(pairs)).toBeGreaterThanOrEqual(0.9);
  });

  test('of the incorrect answers at most one in fifty is called correct', async () => {
    const incorrect = (await graded(name)).filter((one) => one.verdict === 'incorrect');
    const fooled = incorrect.filter((one) => one.grade.verdict === 'correct');
    expect(fooled.length, fooled.map(({ answer }) => answer).join('\n')).toBeLessThanOrEqual(incorrect.length / 50);
  });

  test('agreement idea by idea', async () => {
    const decisions = (await graded(name)).flatMap(({ ideas, grade, ideaIds }) => {
      const have = grade.ideas.filter(({ state }) => state === 'found').map(({ idea }) => idea);
      return ideaIds.map((id) => ideas.includes(id) === have.includes(id));
    });
    expect(decisions.filter(Boolean).length / decisions.length).toBeGreaterThanOrEqual(0.9);
  });
});

async function found(question: string, answer: string) {
  return (await gradeText(question, answer)).ideas.filter(({ state }) => state === 'found').map(({ idea }) => idea);
}

test('the words that say an idea are marked where they stand', async () => {
  const answer = 'Well, it spreads the requests over many servers.';
  const [distribute] = (await gradeText('scalability', answer)).ideas;
  expect(distribute!.spans.map(({ from, to }) => answer.slice(from, to)).join()).toContain('spreads the requests');
});

test.each([
  ['It does not spread requests over servers.', []],
  ['It never distributes the load among machines.', []],
  ['It spreads not only requests but also connections over servers.', ['distribute']],
  ["It doesn't matter which server: it distributes the requests among them.", ['distribute']],
])('negation: %s', async (answer, ideas) => {
  expect(await found('scalability', answer)).toEqual(ideas);
});

test.each(['distrbutes the reqests acros severs', 'Distributes the Requésts across SERVERS', 'distributes\nthe requests\nacross servers'])(
  'slips of the pen are forgiven: %s',
  async (answer) => {
    expect(await found('scalability', answer)).toContain('distribute');
  },
);

test('words thrown together are not an idea', async () => {
  expect((await gradeText('scalability', 'scale server add no balance load overload')).verdict).not.toBe('correct');
});

test('a contradiction is named, with its words', async () => {
  const answer = 'It makes one server more powerful.';
  const { contradictions, verdict } = await gradeText('scalability', answer);
  expect(verdict).toBe('incorrect');
  expect(contradictions.map(({ from, to }) => answer.slice(from, to)).join()).toContain('powerful');
});

test('whatever is typed is read, in bounded time, with spans inside the answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (answer) => {
      const { ideas } = await gradeText('scalability', answer);
      for (const { spans } of ideas) for (const { from, to } of spans) expect(from >= 0 && from < to && to <= answer.length).toBe(true);
    }),
    { numRuns: 500, seed: 1 },
  );
  const flood = 'spread requests over servers, no server overloaded '.repeat(200_000);
  expect(flood.length).toBeGreaterThan(10_000_000);
  expect((await gradeText('scalability', flood)).notice).toContain('2,000');
});

test('a question without a rubric is an author’s mistake', async () => {
  await expect(gradeText('nonsense', 'x')).rejects.toThrow(/scalability/);
});
