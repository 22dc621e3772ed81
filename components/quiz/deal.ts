import { afterAnswer, ratingOf } from '#progress/schedule.ts';
import type { Answer } from '#progress/state.ts';
import { cards } from '#progress/store.ts';

/** Notes in the review deck how a question was answered now. */
export function deal(id: string, verdict: Exclude<Answer['verdict'], 'skipped'>, confidence: Answer['confidence']): void {
  cards.set(id, afterAnswer(cards.get(id), ratingOf(verdict, confidence), Date.now()));
}
