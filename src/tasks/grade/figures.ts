import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RUBRICS } from '#quiz/text/rubrics/load.ts';
import { root } from '#tasks/process.mjs';
import { gradeAll } from './grade-all.ts';
import type { Graded } from './grade-all.ts';
import type { Answer } from './answers.ts';
import { QUESTIONS } from './questions.ts';
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

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** How well the grader agrees with the committed labelled answers: each set, then each question over all sets. */
export async function figures(): Promise<string> {
  const files = globSync('*-answers.json', { cwd: path.join(root, FOLDER) }).sort();
  const sets = await Promise.all(files.map(async (file) => [file, await pairsIn(file)] as const));
  const all = sets.flatMap(([, pairs]) => pairs);
  const rows = [
    ['answers', 'number', 'kappa', 'same verdict', 'incorrect called correct', 'ideas heard that were said', 'ideas said that were heard'],
    ...sets.map(([file, pairs]) => row(file.replace('-answers.json', ''), pairs)),
    ...QUESTIONS.map((id, i) =>
      row(
        `question ${i + 1}: ${id}`,
        all.filter(({ labelled }) => labelled.question === i + 1),
      ),
    ),
    row('all', all),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')).join('\n');
}
