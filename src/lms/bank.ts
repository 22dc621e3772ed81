import type { IndexEntry } from '#quiz/index-entry.ts';
import type { Question } from '#quiz/question.ts';

/** A question as far as a learning platform's record needs it. */
export interface BankQuestion {
  readonly id: string;
  readonly kind: Question['kind'];
  /** ids of what is chosen, sorted or matched, in the author's order; of pairs the left sides */
  readonly parts: readonly string[];
  /** of pairs the right sides */
  readonly rights: readonly string[];
}

/** One chapter's quiz. */
export interface BankChapter {
  readonly id: string;
  readonly questions: readonly BankQuestion[];
}

/** Every chapter that has a quiz, in the order of the course: what score and completion are made of. Warm-ups do not count. */
export type Bank = readonly BankChapter[];

/** @param questionOf gives a question of the index by its id */
export function bankOf(entries: readonly IndexEntry[], questionOf: (id: string) => Question): Bank {
  const chapters = [...new Set(entries.map(({ chapter }) => chapter))];
  return chapters.map((id) => ({
    id,
    questions: entries.filter(({ chapter }) => chapter === id).map((entry) => bankQuestion(questionOf(entry.id))),
  }));
}

function bankQuestion(question: Question): BankQuestion {
  const { id, kind } = question;
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click':
      return { id, kind, parts: question.options.map((one) => one.id), rights: [] };
    case 'order':
      return { id, kind, parts: question.items.map((one) => one.id), rights: [] };
    case 'match':
      return { id, kind, parts: question.pairs.map(({ left }) => left.id), rights: question.pairs.map(({ right }) => right.id) };
    case 'number':
    case 'text':
      return { id, kind, parts: [], rights: [] };
  }
}
