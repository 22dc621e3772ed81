import type { Verdict } from './grade.ts';
import type { IndexEntry, QuizIndex } from './index-entry.ts';

/** How a reader did in one chapter's questions of a quiz. */
export interface Standing {
  readonly chapter: string;
  readonly title: string;
  readonly asked: number;
  readonly answered: number;
  readonly right: number;
  /** Answered, and not right or only in part. */
  readonly missed: readonly IndexEntry[];
}

/** The result of a quiz by chapter, in the order of the course. `verdictOf` null: not answered yet; skipped counts as missed. */
export function standings(
  index: QuizIndex,
  asked: readonly IndexEntry[],
  verdictOf: (id: string) => Verdict | 'skipped' | null,
): readonly Standing[] {
  return index.chapters.flatMap(({ id, title }) => {
    const own = asked.filter(({ chapter }) => chapter === id);
    if (own.length === 0) return [];
    const verdicts = own.map((entry) => ({ entry, verdict: verdictOf(entry.id) }));
    const answered = verdicts.filter(({ verdict }) => verdict !== null);
    const missed = answered.filter(({ verdict }) => verdict !== 'correct').map(({ entry }) => entry);
    return [{ chapter: id, title, asked: own.length, answered: answered.length, right: answered.length - missed.length, missed }];
  });
}
