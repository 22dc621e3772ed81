/** What was learnt for one question, as it is kept in a file: written by `npm run learn`, never by hand. */
export interface Packed {
  /** Ids of the ideas, then WRONG and VAGUE. */
  readonly outputs: readonly string[];
  /** One after the other, with spaces between: a letter for each output, then the key of the trace. First, without one, where outputs start. */
  readonly rows: string;
}

/** How much a trace counts for each output; and where each output starts. */
export interface Weights {
  readonly outputs: readonly string[];
  readonly start: readonly number[];
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

/** Something is said that is not so. */
export const WRONG = 'wrong';
/** True, and too vague to be an idea. */
export const VAGUE = 'vague';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';
const ZERO = 31;
/** Weights are kept as multiples of this. */
export const STEP = 0.3;

/** The letter for a weight, rounded to a step. */
export function letterOf(weight: number): string {
  return LETTERS[Math.min(LETTERS.length - 1, Math.max(0, ZERO + Math.round(weight / STEP)))]!;
}

/** Reads what `npm run learn` has written. */
export function unpack({ outputs, rows }: Packed): Weights {
  const [start, ...others] = rows.trim().split(/\s+/);
  const weightsOf = (letters: string): number[] => Array.from(letters, (letter) => (LETTERS.indexOf(letter) - ZERO) * STEP);
  const count = outputs.length;
  return { outputs, start: weightsOf(start!), rows: new Map(others.map((row) => [row.slice(count), weightsOf(row.slice(0, count))])) };
}
