import { gradeText } from '#quiz/text/grade-text.ts';
import type { TextGrade } from '#quiz/text/grade-text.ts';
import type { Answer } from './answers.ts';
import { QUESTIONS } from './questions.ts';

export interface Graded {
  readonly id: string;
  readonly verdict: TextGrade['verdict'];
  /** Ids of the ideas that were found. */
  readonly ideas: readonly string[];
}

/** Grades as the page does, in the order given. */
export function gradeAll(answers: readonly Answer[]): Promise<readonly Graded[]> {
  return Promise.all(
    answers.map(async ({ id, question, answer }) => {
      const { verdict, ideas } = await gradeText(QUESTIONS[question - 1]!, answer);
      return { id, verdict, ideas: ideas.filter(({ state }) => state === 'found').map(({ idea }) => idea) };
    }),
  );
}
