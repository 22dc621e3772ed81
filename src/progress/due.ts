import type { ReviewCard } from './state.ts';

const DAY_MS = 86_400_000;

/** A card that was last seen later than now by more than a day was seen by a clock that ran wrong. */
function isFromTheFuture({ lastMs }: ReviewCard, nowMs: number): boolean {
  return lastMs > nowMs + DAY_MS;
}

/** Whether a question should be asked again now. Where the clock has been wrong, it should. */
export function isDue(card: ReviewCard, nowMs: number): boolean {
  return card.dueMs <= nowMs || isFromTheFuture(card, nowMs);
}

/** Ids of what is due, longest overdue first. */
export function dueIds(cards: Readonly<Record<string, ReviewCard>>, nowMs: number): readonly string[] {
  return Object.entries(cards)
    .filter(([, card]) => isDue(card, nowMs))
    .toSorted(([a, one], [b, two]) => one.dueMs - two.dueMs || a.localeCompare(b))
    .map(([id]) => id);
}

/** When the next question will be due, in ms since 1970; null: the deck is empty. */
export function nextDueMs(cards: Readonly<Record<string, ReviewCard>>): number | null {
  const all = Object.values(cards).map(({ dueMs }) => dueMs);
  return all.length === 0 ? null : Math.min(...all);
}
