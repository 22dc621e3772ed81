import { dueIds, nextDueMs } from '#progress/due.ts';
import { cards, store } from '#progress/store.ts';
import type { IndexEntry, QuizIndex } from '#quiz/index-entry.ts';
import { dealIn } from './keepers.ts';
import type { Keeper } from './keepers.ts';

/** The review: what is due, one question after the other. Components only show it. */
export class ReviewState {
  readonly index: QuizIndex;
  /** What was due when the reader came, in order; a question that is missed comes back another day. */
  readonly queue: readonly IndexEntry[];
  place = $state(0);
  /** The question at hand has been answered or skipped. */
  isSettled = $state(false);

  constructor(index: QuizIndex, nowMs: number) {
    this.index = index;
    // A question that the course no longer asks is not asked; its card stays.
    this.queue = dueIds(store.progress().cards, nowMs).flatMap((id) => index.questions.find((one) => one.id === id) ?? []);
  }

  get entry(): IndexEntry | null {
    return this.queue[this.place] ?? null;
  }

  /** How often the question at hand was answered before. */
  get turn(): number {
    return this.entry === null ? 0 : (cards.get(this.entry.id)?.reps ?? 0);
  }

  get deckSize(): number {
    return Object.keys(store.progress().cards).length;
  }

  get nextDueMs(): number | null {
    return nextDueMs(store.progress().cards);
  }

  /** A keeper for the question at hand: nothing shown before, and only its first answer moves the card. */
  keeper(): Keeper {
    let isFirst = true;
    return {
      restore: () => null,
      keep: (id, answer) => {
        this.isSettled = true;
        if (isFirst) void dealIn(id, answer);
        isFirst = false;
      },
    };
  }

  next(): void {
    this.place += 1;
    this.isSettled = false;
  }
}
