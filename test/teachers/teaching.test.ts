import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { OUTLINE } from '#course/outline.ts';
import { parseShareLink } from '#course/share-link.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import { restore } from '#scenarios/restore.ts';
import { plates, taughtChapters } from '#teachers/teaching-bank.ts';
import { resolveExercise, resolveGuide } from '#teaching/resolve.ts';
import { readTeaching } from '#teaching/schema.ts';

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const files = globSync('content/chapters/*/teaching.yaml').toSorted();
const written = files.map((file) => readTeaching(read(file), file));
/** The numbers in the texts are the build's to measure: it stops where a figure does not give one. */
const guides = written.map((source) => resolveGuide(source, { measure: () => 0, ...plates }));

/** What a link with settings leads to, or what it could not take. */
function notices(path: string): readonly string[] {
  const parsed = parseShareLink(new URL(path, 'http://site/').hash);
  if (parsed.kind !== 'moment') return [];
  const { figure, values, seed, changes } = parsed.moment;
  return [...parsed.notices, ...restore(scenarioOf(figure), values, seed, changes, 7).notices];
}

test('every stop of the course has a guide', () => {
  expect(taughtChapters()).toEqual(OUTLINE.map(({ id }) => id));
});

test('every misconception that a question knows is in a guide, with the figure in which it fails', () => {
  const asked = globSync('content/chapters/*/quiz.yaml').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/misconception: ([a-z][a-z-]+)$/gm)].map((match) => match[1]),
  );
  const taught = written.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id));
  expect(new Set(asked).size).toBeGreaterThan(20);
  expect([...new Set(asked)].filter((id) => id !== 'null' && !taught.includes(id!))).toEqual([]);
});

describe.each(files.map((file, i) => [file, guides[i]!] as const))('guide in %s', (_, guide) => {
  test('names figures and settings that exist, as links that open without a notice', () => {
    const opened = [...guide.plan.flatMap(({ plate }) => plate ?? []), ...guide.misconceptions.map(({ plate }) => plate)];
    expect(opened.flatMap(({ path }) => notices(path))).toEqual([]);
    expect(guide.misconceptions.filter(({ plate }) => !/#[a-z-]+\?/.test(plate.path))).toEqual([]);
    expect(guide.minutes).toBe(guide.plan.reduce((sum, { minutes }) => sum + minutes, 0));
  });
});

test('what a figure gives is measured, not typed', () => {
  const prose = written.flatMap(({ summary, goals, plan, misconceptions, discussion }) => [
    summary,
    ...goals,
    ...plan.flatMap(({ title, text }) => [title, text]),
    ...misconceptions.flatMap(({ wrong, right, see }) => [wrong, right, see]),
    ...discussion.flatMap(({ ask, good }) => [ask, ...good]),
  ]);
  expect(prose.length).toBeGreaterThan(200);
  expect(prose.filter((text) => /\d/.test(text))).toEqual([]);
});

const exercise = written.flatMap(({ exercises }) => exercises)[0]!;
const figures = { measure: (_: string, settings: string) => settings.length, link: () => '', title: () => '' };

test('an exercise is asked once for each of its values, each with the number of its own run', () => {
  const varied = {
    ...exercise,
    with: 'a={a}',
    vary: { a: [1, 22, 333] },
    stem: 'What of {a}?',
    because: '{a} gives {answer}',
    numbers: {},
  };
  const { stem, answer, because, again } = resolveExercise(varied, figures);
  expect([{ stem, answer, because }, ...again]).toEqual([
    { stem: 'What of 1?', answer: 3, because: '1 gives 3' },
    { stem: 'What of 22?', answer: 4, because: '22 gives 4' },
    { stem: 'What of 333?', answer: 5, because: '333 gives 5' },
  ]);
});

test('a text that asks for a number nobody gives is refused by name', () => {
  expect(() => resolveExercise({ ...exercise, because: '{nothing}' }, figures)).toThrow(/asks for \{nothing\}; there are .*answer/);
});

test('a guide that does not fit is refused with file and path', () => {
  expect(() => readTeaching({ ...written[0], goals: ['one'] }, 'x/teaching.yaml')).toThrow(/x\/teaching\.yaml: goals: /);
});
