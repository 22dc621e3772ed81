import { sitePath } from '#course/paths.ts';
import type { IndexEntry, QuizIndex } from '#quiz/index-entry.ts';
import type { Question } from '#quiz/question.ts';

/** @throws when the site cannot be reached */
async function fetched(path: string): Promise<unknown> {
  const response = await fetch(sitePath(path));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return response.json();
}

/** The list of all questions that count. @throws when it cannot be fetched */
export async function fetchIndex(): Promise<QuizIndex> {
  return (await fetched('quiz/index.json')) as QuizIndex;
}

/** One question. @throws when it cannot be fetched */
export async function fetchQuestion(id: string): Promise<Question> {
  return (await fetched(`quiz/${id}.json`)) as Question;
}

/** Address of the plate that shows what a question asks; null: there is none. */
export function plateAddress({ plate }: IndexEntry): string | null {
  return plate === null ? null : `${sitePath(`${plate.chapter}/`)}#${plate.figure}`;
}
