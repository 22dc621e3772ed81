import type { Json } from './json.ts';

/** One answer to one question, as its quiz wants it back; `verdict` is what the course may count. */
export interface Answer {
  readonly given: Json;
  readonly verdict: 'correct' | 'partial' | 'incorrect' | 'skipped';
  readonly confidence: 'guess' | 'think' | 'sure' | null;
}

/** A guess made before a figure ran; `guess` is null when the reader skipped it. */
export interface Prediction {
  readonly guess: Json;
  readonly unit: string;
}

/** How far a reader got in a chapter. */
export interface Visit {
  /** 0–1, the furthest point reached */
  readonly readShare: number;
  /** id of the heading last read, or '' */
  readonly section: string;
  /** milliseconds since 1970 of the latest visit */
  readonly atMs: number;
}

/** When a question should come back, and how well it is remembered. Times in milliseconds since 1970. */
export interface ReviewCard {
  readonly dueMs: number;
  readonly lastMs: number;
  /** days after which nine in ten are remembered */
  readonly stability: number;
  /** 1–10 */
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
}

/** A mixed quiz that was drawn: the same seed draws the same questions. */
export interface Draw {
  readonly seed: number;
  /** ids that are asked again; null: all of the draw */
  readonly only: readonly string[] | null;
}

/** A system that a reader built in a figure, as the link that brings it back. */
export interface Built {
  readonly link: string;
}

/** Everything remembered of one reader, by question, prediction, chapter and figure id. */
export interface Progress {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly predictions: Readonly<Record<string, Prediction>>;
  readonly chapters: Readonly<Record<string, Visit>>;
  readonly cards: Readonly<Record<string, ReviewCard>>;
  readonly draws: Readonly<Record<string, Draw>>;
  readonly plates: Readonly<Record<string, Built>>;
}

export const NO_PROGRESS: Progress = { answers: {}, predictions: {}, chapters: {}, cards: {}, draws: {}, plates: {} };

/** The shelves of progress. */
export const SHELVES = ['answers', 'predictions', 'chapters', 'cards', 'draws', 'plates'] as const satisfies readonly (keyof Progress)[];
export type Shelf = keyof Progress;
export type Kept<S extends Shelf> = Progress[S][string];

/** One thing that happened; `value` null forgets the entry. */
export type Change = { [S in Shelf]: { readonly shelf: S; readonly id: string; readonly value: Kept<S> | null } }[Shelf];

/** The state after a change. Pure; the given state is left as it is. A visit never takes back what was read. */
export function reduce(state: Progress, change: Change): Progress {
  const { shelf, id, value } = change;
  const entries: Readonly<Record<string, Kept<Shelf>>> = state[shelf];
  const isKnown = Object.hasOwn(entries, id);
  if (value === null) {
    return isKnown ? { ...state, [shelf]: Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id)) } : state;
  }
  const kept = shelf === 'chapters' && isKnown ? furthest(entries[id] as Visit, value) : value;
  return { ...state, [shelf]: { ...entries, [id]: kept } };
}

function furthest(before: Visit, now: Visit): Visit {
  const latest = now.atMs >= before.atMs ? now : before;
  return { ...latest, readShare: Math.max(before.readShare, now.readShare) };
}
