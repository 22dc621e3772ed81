import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TextGrade } from '#quiz/text/grade-text.ts';
import { root } from '#tasks/process.mjs';

/** An answer of which is known what it says. */
export interface Example {
  readonly id: string;
  /** Where it comes from. */
  readonly set: string;
  /** 1 to 5. */
  readonly question: number;
  readonly answer: string;
  readonly ideas: readonly string[];
  readonly verdict: TextGrade['verdict'];
  /** How much it matters in learning. */
  readonly weight: number;
}

export const LESSONS = 'lessons';
const WHOLE_WEIGHT = 1;
/** In an answer with several ideas it is not known which words say which. */
const MIXED_WEIGHT = 0.7;
const LESSON_WEIGHT = 1.3;
/** What answers another question is no answer to this one; there are many of these. */
const FOREIGN_WEIGHT = 0.4;

/** By question: ideas of other questions that would be wrong as an answer to it, by theirs. */
const FOREIGN: Readonly<Record<number, Readonly<Record<number, readonly string[]>>>> = {
  1: { 2: ['tls', 'compression'], 3: ['copies'], 4: ['near'], 5: ['async', 'buffer'] },
  2: { 1: ['grow'], 4: ['near'], 5: ['async', 'independent', 'buffer'] },
  3: { 1: ['distribute', 'grow', 'health'], 2: ['security', 'tls', 'gateway'], 5: ['async', 'independent'] },
  4: { 1: ['grow'], 2: ['tls', 'gateway'], 5: ['async', 'independent', 'buffer'] },
  5: { 1: ['distribute', 'health'], 2: ['security', 'tls', 'caching'], 3: ['copies'], 4: ['near'] },
};

/** The labelled answers of `test/quiz`, by file. */
export function labelledAnswers(): Example[] {
  const folder = path.join(root, 'test/quiz');
  return globSync('*-answers.json', { cwd: folder })
    .sort()
    .flatMap((file) =>
      (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as readonly Example[]).map((one) => ({
        ...one,
        set: file.replace('-answers.json', ''),
        weight: one.ideas.length > 1 ? MIXED_WEIGHT : WHOLE_WEIGHT,
      })),
    );
}

/** Sentences written to learn from: for their own question, and where they say nothing true, for the others. */
export function lessons(): Example[] {
  const own = [1, 2, 3, 4, 5].flatMap((question) => lessonsIn(String(question), question));
  const forAll = [1, 2, 3, 4, 5].flatMap((question) => lessonsIn('all', question));
  const foreign = own.flatMap((one) =>
    Object.entries(FOREIGN)
      .filter(([, wrong]) => one.ideas.length === 1 && wrong[one.question]?.includes(one.ideas[0]!))
      .map(([other]): Example => ({ ...one, question: Number(other), ideas: [], verdict: 'incorrect', weight: FOREIGN_WEIGHT })),
  );
  return [...own, ...forAll, ...foreign];
}

/** A line is `ideas | sentence`; `~` for the ideas says vague, `-` wrong. */
function lessonsIn(file: string, question: number): Example[] {
  const text = readFileSync(path.join(root, 'src/tasks/grade/lessons', `${file}.txt`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line, i) => {
      const [what, ...rest] = line.split('|');
      const ideas = what === '~' || what === '-' ? [] : what!.split(',');
      const verdict = ideas.length > 1 ? 'correct' : what === '-' ? 'incorrect' : 'partial';
      return { id: `${file}:${i + 1}`, set: LESSONS, question, answer: rest.join('|').trim(), ideas, verdict, weight: LESSON_WEIGHT };
    });
}
