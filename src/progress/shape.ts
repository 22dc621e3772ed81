import type { Json } from './json.ts';
import type { Answer, Built, Draw, Kept, Prediction, ReviewCard, Shelf, Visit } from './state.ts';

/** As long as a link to share may be (`#course/share-link.ts`). */
const MAX_LINK_LENGTH = 1024;

type Fields = Readonly<Record<string, Json>>;

const VERDICTS: readonly unknown[] = ['correct', 'partial', 'incorrect', 'skipped'] satisfies Answer['verdict'][];
const CONFIDENCES: readonly unknown[] = ['guess', 'think', 'sure', null] satisfies Answer['confidence'][];

const readers: { readonly [S in Shelf]: (fields: Fields) => Kept<S> | null } = {
  answers: ({ given, verdict, confidence }): Answer | null =>
    given !== undefined && VERDICTS.includes(verdict) && CONFIDENCES.includes(confidence)
      ? { given, verdict: verdict as Answer['verdict'], confidence: confidence as Answer['confidence'] }
      : null,
  predictions: ({ guess, unit }): Prediction | null => (guess !== undefined && typeof unit === 'string' ? { guess, unit } : null),
  chapters: ({ readShare, section, atMs }): Visit | null =>
    isShare(readShare) && typeof section === 'string' && isNumber(atMs) ? { readShare, section, atMs } : null,
  cards: ({ dueMs, lastMs, stability, difficulty, reps, lapses }): ReviewCard | null =>
    isNumber(dueMs) && isNumber(lastMs) && isNumber(stability) && stability > 0 && isNumber(difficulty) && isCount(reps) && isCount(lapses)
      ? { dueMs, lastMs, stability, difficulty, reps, lapses }
      : null,
  plates: ({ link }): Built | null => (typeof link === 'string' && link.length <= MAX_LINK_LENGTH ? { link } : null),
  draws: ({ seed, only }): Draw | null => (isCount(seed) && (only === null || isIds(only)) ? { seed, only } : null),
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isIds = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((id) => typeof id === 'string');
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

/** A stored value in the shape its shelf keeps, or null when it is something else. */
export function shaped<S extends Shelf>(shelf: S, value: Json): Kept<S> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? readers[shelf](value as Fields) : null;
}
