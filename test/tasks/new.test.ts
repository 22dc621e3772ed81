import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readQuiz } from '#quiz/schema.ts';
import { Complaint } from '#tasks/complaint.ts';
import { carryOut } from '#tasks/new/plan.ts';
import { planOf } from '#tasks/new/plan-of.ts';

const NEEDED = ['content', 'src/scenarios', 'src/course', 'src/pages', 'components/figures', 'test/scenarios'];

let project = '';

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'new-'));
  for (const folder of NEEDED) cpSync(folder, path.join(project, folder), { recursive: true });
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

/** Does in the copy what the command does; gives what it says. */
const make = (...args: string[]): string => carryOut(project, planOf(project, args));

const textOf = (file: string): string => readFileSync(path.join(project, file), 'utf8');

/** Every file of the copy with its text. */
function everything(): Record<string, string> {
  const files = globSync('**/*.*', { cwd: project });
  return Object.fromEntries(files.sort().map((file) => [file, textOf(file)]));
}

describe('a figure', () => {
  test('has scenario, place in the registry, component and bands, under the next free plate', () => {
    const before = Object.keys(everything());
    const said = make('figure', 'one-more-floe');
    const added = Object.keys(everything()).filter((file) => !before.includes(file));
    expect(added).toEqual([
      'components/figures/OneMoreFloe.svelte',
      'src/scenarios/one-more-floe.ts',
      'test/scenarios/one-more-floe.test.ts',
    ]);
    for (const file of added) expect(said).toContain(file);
    expect(textOf('src/scenarios/one-more-floe.ts')).toContain("plate: '1.5'");
    expect(textOf('src/scenarios/registry.ts').match(/\boneMoreFloe\b/g)).toHaveLength(2);
    expect(said).toContain('<Figure id="one-more-floe" />');
  });

  test('goes into the chapter that is named, and a second one behind it', () => {
    make('figure', 'first-wave', 'caches');
    make('figure', 'second-wave', 'caches');
    expect(textOf('src/scenarios/first-wave.ts')).toContain("plate: '3.5'");
    expect(textOf('src/scenarios/second-wave.ts')).toContain("plate: '3.6'");
  });
});

test('a question is an entry at the end of its chapter’s quiz, which is a quiz still', () => {
  const file = 'content/chapters/03-caches/quiz.yaml';
  const before = textOf(file);
  const said = make('question', 'caches', 'one-more-question');
  expect(said).toContain('<Check id="one-more-question" />');
  expect(textOf(file).startsWith(before.trimEnd())).toBe(true);
  expect(readQuiz(parse(textOf(file)), file).questions.at(-1)?.id).toBe('one-more-question');
});

test('a chapter is a draft and a stop before the last; its quiz takes questions; published it is read as written', () => {
  make('chapter', 'clocks');
  make('question', 'clocks', 'what-time-is-it');
  const file = 'content/drafts/08-clocks/quiz.yaml';
  expect(readQuiz(parse(textOf(file)), file).questions.map(({ id }) => id)).toEqual(['check-clocks', 'what-time-is-it']);
  expect(textOf('content/drafts/08-clocks/index.mdx')).toMatch(/^---\ntitle: Clocks\nnumber: 8\n/);
  const stops = Array.from(
    textOf('src/course/outline.ts').matchAll(/number: (\d+),\s+id: '([^']+)'/g),
    (match) => `${match[1]!} ${match[2]!}`,
  );
  expect(stops.slice(-3)).toEqual(['7 uber', '8 clocks', '9 pop-quiz']);
  make('chapter', 'gossip');
  expect(textOf('content/drafts/09-gossip/index.mdx')).toContain('number: 9\n');
});

describe('is refused in one line, and nothing is written', () => {
  test.each([
    [['figure', 'Big Floe'], "'Big Floe' is no name for a figure"],
    [['figure', '../../etc'], "'../../etc' is no name for a figure"],
    [['figure', 'a'.repeat(41)], 'has 41 letters'],
    [['figure', 'sticky'], "'sticky' is taken: src/scenarios/sticky.ts is there."],
    [['figure', 'registry'], "'registry' is taken: src/scenarios/registry.ts is there."],
    [['figure', 'scenarios'], "'scenarios' is taken: test/scenarios/scenarios.test.ts is there."],
    [['figure', 'scenario-of'], "'scenario-of' is taken: src/scenarios/registry.ts has a 'scenarioOf'."],
    [['figure', 'class'], "'class' means something else in the code"],
    [['figure', 'one-more-floe', 'no-such-chapter'], "There is no chapter 'no-such-chapter'; there are distributed-systems, "],
    [['question', 'caches', 'scalability'], "'scalability' is taken"],
    [['question', 'caches', 'first-guess-faster'], "'first-guess-faster' is taken"],
    [['question', 'caches', 'index'], "'index' is taken"],
    [['question', 'caches', 'Why?'], "'Why?' is no name for a question"],
    [['question', 'fish', 'why'], "There is no chapter 'fish'"],
    [['chapter', 'caches'], "'caches' is taken"],
    [['chapter', 'pop-quiz'], "'pop-quiz' is taken"],
    [['chapter', 'about'], "'about' is taken"],
    [['chapter', 'quiz'], "'quiz' is taken"],
    [['chapter', 'part-2'], "'part-2' is no name for a chapter"],
    [['chapter'], 'usage: npm run new:chapter -- NAME'],
    [['question', 'caches'], 'usage: npm run new:question -- CHAPTER ID'],
    [['figure', 'a', 'caches', 'b'], 'usage: npm run new:figure'],
  ])('new:%s', (args, complaint) => {
    const before = everything();
    expect(() => make(...args)).toThrow(Complaint);
    expect(() => make(...args)).toThrow(complaint);
    expect(everything()).toEqual(before);
  });

  test('with exit code 2', () => {
    const done = spawnSync(process.execPath, [path.resolve('src/tasks/new.ts'), 'chapter', 'caches'], { cwd: project, encoding: 'utf8' });
    expect([done.status, done.stdout, done.stderr]).toEqual([2, '', "'caches' is taken: there is a page of that address.\n"]);
  });
});
