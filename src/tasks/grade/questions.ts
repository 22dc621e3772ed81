import { RUBRICS } from '#quiz/text/rubrics/load.ts';

/** Ids of the five questions of the source text, in its order. */
export const QUESTIONS: readonly string[] = Object.keys(RUBRICS);

/** Ids of the ideas of each question, by its number. */
export async function ideasByQuestion(): Promise<ReadonlyMap<number, readonly string[]>> {
  const rubrics = await Promise.all(Object.values(RUBRICS).map((load) => load()));
  return new Map(rubrics.map(({ ideas }, i) => [i + 1, ideas.map(({ id }) => id)]));
}
