import type { Answer } from '#progress/state.ts';
import type { Bank } from './bank.ts';

/** From this share of right answers on the course is passed. */
export const PASS_SHARE = 0.8;

/** What a learning platform is told of a learner. */
export interface Result {
  readonly answered: number;
  readonly total: number;
  /** 0–1: of all questions of the chapters' quizzes, those answered right at last; null: nothing answered yet */
  readonly rightShare: number | null;
  /** every question answered, right or wrong, or skipped */
  readonly isComplete: boolean;
  /** complete, and enough of it right */
  readonly isPassed: boolean;
}

export const NO_RESULT: Result = { answered: 0, total: 0, rightShare: null, isComplete: false, isPassed: false };

/** Only `correct` counts as right: an answer that was right in part counts as answered. */
export function resultOf(bank: Bank, answers: Readonly<Record<string, Answer>>): Result {
  const ids = bank.flatMap(({ questions }) => questions.map(({ id }) => id));
  const given = ids.flatMap((id) => (Object.hasOwn(answers, id) ? [answers[id]!] : []));
  const right = given.filter(({ verdict }) => verdict === 'correct').length;
  const isComplete = ids.length > 0 && given.length === ids.length;
  const rightShare = right / ids.length;
  return {
    answered: given.length,
    total: ids.length,
    rightShare: given.length === 0 ? null : rightShare,
    isComplete,
    isPassed: isComplete && rightShare >= PASS_SHARE,
  };
}

/** Nobody is taken back what is on record: complete stays complete, passed stays passed, and from then on a score can only rise. */
export function neverLess(before: Result, now: Result): Result {
  const isPassed = before.isPassed || now.isPassed;
  const isKept = before.isPassed && (now.rightShare ?? 0) < (before.rightShare ?? 0);
  return { ...now, isPassed, isComplete: before.isComplete || now.isComplete, rightShare: isKept ? before.rightShare : now.rightShare };
}
