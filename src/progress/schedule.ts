import { createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';
import type { Card, Grade } from 'ts-fsrs';
import type { Answer, ReviewCard } from './state.ts';

/**
 * When a question comes back, by the scheduler FSRS (package ts-fsrs). Whole days from the first answer on, no chance: the same
 * answers give the same dates.
 */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/** How well it was known: the verdict, tempered by how sure the reader was. A lucky guess comes back soon. */
export function ratingOf(verdict: Exclude<Answer['verdict'], 'skipped'>, confidence: Answer['confidence']): Grade {
  if (verdict === 'incorrect') return Rating.Again;
  if (verdict === 'partial' || confidence === 'guess') return Rating.Hard;
  return confidence === 'sure' ? Rating.Easy : Rating.Good;
}

/**
 * The card after one more answer; `card` null: the first one. A clock that stands before the last answer counts as the moment of
 * that answer, unless it is off by so much that the last one must have been wrong; then the card begins anew from now.
 */
export function afterAnswer(card: ReviewCard | null, grade: Grade, nowMs: number): ReviewCard {
  const before = card === null || card.lastMs > nowMs + DAY_MS ? createEmptyCard(nowMs) : cardOf(card);
  const at = new Date(Math.max(nowMs, before.last_review?.getTime() ?? nowMs));
  const { due, stability, difficulty, reps, lapses } = scheduler.next(before, at, grade).card;
  return { dueMs: due.getTime(), lastMs: at.getTime(), stability, difficulty, reps, lapses };
}

const DAY_MS = 86_400_000;

/** `elapsed_days` is on its way out of the package, whose types still ask for it. */
function cardOf({ dueMs, lastMs, stability, difficulty, reps, lapses }: ReviewCard): Card {
  const days = Math.max(0, Math.round((dueMs - lastMs) / DAY_MS));
  const card: Omit<Card, 'elapsed_days'> = {
    due: new Date(dueMs),
    last_review: new Date(lastMs),
    stability: Math.min(36_500, Math.max(0.001, stability)),
    difficulty: Math.min(10, Math.max(1, difficulty)),
    reps,
    lapses,
    scheduled_days: days,
    learning_steps: 0,
    state: State.Review,
  };
  return { ...createEmptyCard(lastMs), ...card };
}
