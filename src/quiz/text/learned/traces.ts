import type { Word } from './words.ts';

/** Something in an answer that may count for or against an idea: a word, a concept, or two of them close together. */
export interface Trace {
  readonly key: string;
  /** Words, by position: the first one and the last. */
  readonly first: number;
  readonly last: number;
}

/** Words of an answer by position: first and one past the last. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Concepts make a pair so many words apart. */
const PAIR_REACH = 3;
/** An idea is said in so many clauses at most. */
const MAX_CLAUSES = 2;

/** All traces of an answer, in the order of their first words. */
export function tracesOf(words: readonly Word[]): Trace[] {
  return words.flatMap((word, first) => {
    const denied = word.isDenied ? '!' : '';
    const traces: Trace[] = [word.stem, ...word.concepts].map((key) => ({ key: denied + key, first, last: first }));
    for (let last = first + 1; last <= first + PAIR_REACH && words[last]?.token.sentence === word.token.sentence; last++) {
      const other = words[last]!;
      if (last === first + 1) traces.push({ key: `${word.stem}_${other.stem}`, first, last });
      const no = word.isDenied || other.isDenied ? '!' : '';
      for (const key of pairsOf(word.concepts, other.concepts)) traces.push({ key: no + key, first, last });
    }
    return traces;
  });
}

function pairsOf(some: readonly string[], others: readonly string[]): string[] {
  return some.flatMap((a) => others.filter((b) => b !== a).map((b) => (a < b ? `${a}~${b}` : `${b}~${a}`)));
}

/** Stretches in which an idea may be said: each clause, each two in a row, and last the whole. */
export function stretchesOf(words: readonly Word[]): Stretch[] {
  const starts: number[] = [];
  words.forEach(({ token }, i) => {
    // A clause of one word goes with the next one.
    if (i === 0 || (token.clause !== words[i - 1]!.token.clause && i - starts.at(-1)! > 1)) starts.push(i);
  });
  const stretches = starts.flatMap((first, k) =>
    Array.from({ length: Math.min(MAX_CLAUSES, starts.length - k) }, (_, more) => ({ first, end: starts[k + more + 1] ?? words.length })),
  );
  return [...stretches.filter(({ first, end }) => end - first < words.length), { first: 0, end: words.length }];
}

/** How much each trace in a stretch counts: in a long one less, or length alone would be an idea. */
export function scaleOf({ first, end }: Stretch): number {
  return 3 / Math.sqrt(5 * (end - first) + 5);
}
