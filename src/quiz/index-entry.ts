import type { Question } from './question.ts';

/** One question in the list of all that count: enough to choose it, without fetching it. */
export interface IndexEntry {
  readonly id: string;
  readonly chapter: string;
  readonly kind: Question['kind'];
  /** The chapter in which its figure stands, and the figure's id; null: it has none. */
  readonly plate: { readonly chapter: string; readonly figure: string } | null;
}

/** All questions that count, by chapter, in the order of the course. */
export interface QuizIndex {
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
  readonly questions: readonly IndexEntry[];
}
