import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FOUND, verdictOf } from '#quiz/text/grade-text.ts';
import { IDEA_BLEND } from '#quiz/text/learned/blend.ts';
import { blended, truthOf } from '#quiz/text/learned/opinion.ts';
import { RUBRICS } from '#quiz/text/rubrics/load.ts';
import { root } from '#tasks/process.mjs';
import { gradeAll } from './grade-all.ts';
import type { Graded } from './grade-all.ts';
import type { Answer } from './answers.ts';
import { leftOut } from './learn/blends.ts';
import type { LeftOut } from './learn/blends.ts';
import { labelledAnswers, lessons } from './learn/examples.ts';
import { ideasByQuestion, QUESTIONS } from './questions.ts';
import { weightedKappa } from './weighted-kappa.ts';

interface Labelled extends Answer {
  readonly verdict: Graded['verdict'];
  readonly ideas: readonly string[];
}

interface Pair {
  readonly labelled: Labelled;
  readonly graded: Graded;
  /** Ids of all ideas of the question. */
  readonly ideaIds: readonly string[];
}

const FOLDER = 'test/quiz';

async function pairsIn(file: string): Promise<readonly Pair[]> {
  const answers = JSON.parse(readFileSync(path.join(root, FOLDER, file), 'utf8')) as readonly Labelled[];
  const graded = await gradeAll(answers);
  return Promise.all(
    answers.map(async (labelled, i) => {
      const rubric = await RUBRICS[QUESTIONS[labelled.question - 1]!]!();
      return { labelled, graded: graded[i]!, ideaIds: rubric.ideas.map(({ id }) => id) };
    }),
  );
}

/** What the learned part alone makes of each answer when it has learnt from all files but the answer's own. */
async function pairsLeftOut(): Promise<readonly Pair[]> {
  const ideas = await ideasByQuestion();
  return Promise.all(leftOut(labelledAnswers(), lessons(), ideas).map((one) => pairOf(one, ideas.get(one.example.question)!)));
}

async function pairOf({ example, said, measures }: LeftOut, ideaIds: readonly string[]): Promise<Pair> {
  const { enough } = await RUBRICS[QUESTIONS[example.question - 1]!]!();
  const odds = new Map(measures.map(([id, of]) => [id, blended(of, IDEA_BLEND)]));
  const ideas = ideaIds.filter((id) => odds.get(id)! > FOUND);
  const verdict = verdictOf(ideas.length, enough, false, truthOf(said, odds) > 0);
  return { labelled: example, graded: { id: example.id, verdict, ideas }, ideaIds };
}

function row(name: string, pairs: readonly Pair[]): readonly string[] {
  const verdicts = pairs.map(({ labelled, graded }) => [labelled.verdict, graded.verdict] as const);
  const incorrect = verdicts.filter(([label]) => label === 'incorrect');
  const ideas = pairs.flatMap(({ labelled, graded, ideaIds }) =>
    ideaIds.map((id) => ({ said: labelled.ideas.includes(id), heard: graded.ideas.includes(id) })),
  );
  const both = ideas.filter(({ said, heard }) => said && heard).length;
  return [
    name,
    String(pairs.length),
    weightedKappa(verdicts).toFixed(3),
    share(verdicts.filter(([label, verdict]) => label === verdict).length, pairs.length),
    `${incorrect.filter(([, verdict]) => verdict === 'correct').length} of ${incorrect.length}`,
    share(both, ideas.filter(({ heard }) => heard).length),
    share(both, ideas.filter(({ said }) => said).length),
  ];
}

function byQuestion(pairs: readonly Pair[]): readonly (readonly string[])[] {
  return QUESTIONS.map((id, i) =>
    row(
      `question ${i + 1}: ${id}`,
      pairs.filter(({ labelled }) => labelled.question === i + 1),
    ),
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

const HEADINGS = [
  'number',
  'kappa',
  'same verdict',
  'incorrect called correct',
  'ideas heard that were said',
  'ideas said that were heard',
];

/** How well the grader agrees with the committed labelled answers: each set, then each question over all sets. It has learnt from them. */
export async function figures(): Promise<string> {
  const files = globSync('*-answers.json', { cwd: path.join(root, FOLDER) }).sort();
  const sets = await Promise.all(files.map(async (file) => [file, await pairsIn(file)] as const));
  const all = sets.flatMap(([, pairs]) => pairs);
  return table([
    ['answers', ...HEADINGS],
    ...sets.map(([file, pairs]) => row(file.replace('-answers.json', ''), pairs)),
    ...byQuestion(all),
    row('all', all),
  ]);
}

/** The honest figures: how well the learned part alone agrees on sets that it has not learnt from. Learns anew for each; takes a minute. */
export async function figuresLeftOut(): Promise<string> {
  const all = await pairsLeftOut();
  return table([['left out of learning, learned part alone', ...HEADINGS], ...byQuestion(all), row('all', all)]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')).join('\n');
}
