import type { Answer } from '#progress/state.ts';
import { answers } from '#progress/store.ts';

/** Where the answers to a question are kept, and whether it will come back in the review. */
export interface Keeper {
  readonly restore: (id: string) => Answer | null;
  readonly keep: (id: string, answer: Answer) => void;
}

/** Guesses before the text: kept, never asked again. */
export const warmupKeeper: Keeper = {
  restore: (id) => answers.get(id),
  keep: (id, answer) => {
    answers.set(id, answer);
  },
};

/** Questions of a chapter: kept, and dealt into the review deck. The scheduler is fetched with the first answer. */
export const chapterKeeper: Keeper = {
  ...warmupKeeper,
  keep: (id, answer) => {
    answers.set(id, answer);
    void dealIn(id, answer);
  },
};

/** Puts an answered question into the review deck, or moves it there; what was skipped is not dealt. */
export async function dealIn(id: string, { verdict, confidence }: Answer): Promise<void> {
  if (verdict === 'skipped') return;
  const { deal } = await import('./deal.ts');
  deal(id, verdict, confidence);
}
