import { RUBRICS } from '#quiz/text/rubrics/load.ts';

/** Ids of the five questions of the source text, in its order. */
export const QUESTIONS: readonly string[] = Object.keys(RUBRICS);
