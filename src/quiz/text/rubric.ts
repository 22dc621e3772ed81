/** One idea that an answer may hold. Patterns in the notation of `pattern.ts`. */
export interface RubricIdea {
  readonly id: string;
  /** Any of these says it. */
  readonly says: readonly string[];
  /** These may mean it: the reader is asked. */
  readonly mayMean?: readonly string[];
}

/** A belief that is wrong: an answer that holds it is not right, whatever else it says. */
export interface Contradiction {
  readonly says: readonly string[];
  readonly because: string;
}

/** How one free answer is read. */
export interface Rubric {
  /** What the question itself names, as phrases: saying it again says nothing, so it is not read. */
  readonly subject: readonly string[];
  /** The question as it is put: words that only repeat it answer nothing. */
  readonly asked: string;
  /** In the order of the question. */
  readonly ideas: readonly RubricIdea[];
  readonly contradictions: readonly Contradiction[];
  /** True and too vague to count as an idea. */
  readonly vague: readonly string[];
  /** So many ideas make an answer right; one makes it partly right. */
  readonly enough: number;
}
