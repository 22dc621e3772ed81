import type { Question } from './question.ts';

/** What a reader answered: ids, a number, or words. Plain JSON, so that it can be kept as it is. */
export type Given = string | number | readonly string[] | { readonly [left: string]: string };

/** How many characters of a free answer are kept and read. */
export const MAX_ANSWER_LENGTH = 2000;

/**
 * What was kept of an answer, if it still answers this question: every id exists, every number is finite.
 * Null when the question has changed since, or the value is damaged. Total.
 */
export function readGiven(question: Question, kept: unknown): Given | null {
  switch (question.kind) {
    case 'one':
    case 'click':
      return typeof kept === 'string' && question.options.some(({ id }) => id === kept) ? kept : null;
    case 'several':
      return isListOf(
        kept,
        question.options.map(({ id }) => id),
      )
        ? kept
        : null;
    case 'order':
      return isListOf(
        kept,
        question.items.map(({ id }) => id),
      ) && kept.length === question.items.length
        ? kept
        : null;
    case 'match':
      return readPairs(
        question.pairs.map(({ left }) => left.id),
        question.pairs.map(({ right }) => right.id),
        kept,
      );
    case 'number':
      return typeof kept === 'number' && Number.isFinite(kept) ? kept : null;
    case 'text':
      return typeof kept === 'string' ? kept.slice(0, MAX_ANSWER_LENGTH) : null;
  }
}

function isListOf(kept: unknown, ids: readonly string[]): kept is string[] {
  return Array.isArray(kept) && kept.every((id) => typeof id === 'string' && ids.includes(id)) && new Set(kept).size === kept.length;
}

function readPairs(lefts: readonly string[], rights: readonly string[], kept: unknown): Given | null {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const pairs = kept as Readonly<Record<string, unknown>>;
  const isWhole = lefts.every((left) => Object.hasOwn(pairs, left) && rights.includes(String(pairs[left])));
  return isWhole ? Object.fromEntries(lefts.map((left) => [left, String(pairs[left])])) : null;
}
