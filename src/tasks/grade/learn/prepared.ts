import { scaleOf, stretchesOf, tracesOf } from '#quiz/text/learned/traces.ts';
import { wordsOf } from '#quiz/text/learned/words.ts';
import { tokensOf } from '#quiz/text/tokens.ts';
import type { Case } from './logistic.ts';
import type { Example } from './examples.ts';

type Part = Pick<Case, 'traces' | 'scale'>;

/** An example as learning sees it: the parts in which an idea may be said, the last one being the whole. */
export interface Prepared {
  readonly example: Example;
  readonly parts: readonly Part[];
}

/** Numbers for the traces that are met often enough to learn from. */
export interface Numbering {
  readonly numbers: ReadonlyMap<string, number>;
  readonly keys: readonly string[];
}

/** Traces of one word must be met in so many examples, of two words in so many. */
const MIN_SINGLE = 2;
const MIN_DOUBLE = 5;

const keysOf = new WeakMap<Example, readonly { keys: readonly string[]; scale: number }[]>();

/** The keys in each part of an example; read once, as learning comes back to it. */
function partsOf(example: Example): readonly { keys: readonly string[]; scale: number }[] {
  const known = keysOf.get(example);
  if (known) return known;
  const words = wordsOf(tokensOf(example.answer));
  const traces = tracesOf(words);
  const parts = stretchesOf(words).map((stretch) => ({
    keys: [...new Set(traces.filter(({ first, last }) => first >= stretch.first && last < stretch.end).map(({ key }) => key))],
    scale: scaleOf(stretch),
  }));
  keysOf.set(example, parts);
  return parts;
}

/** Numbers the traces of examples. */
export function numberingOf(examples: readonly Example[]): Numbering {
  const counts = new Map<string, number>();
  for (const example of examples) for (const key of partsOf(example).at(-1)!.keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = [...counts].filter(([key, count]) => count >= (/[_~]/.test(key) ? MIN_DOUBLE : MIN_SINGLE)).map(([key]) => key);
  return { keys, numbers: new Map(keys.map((key, i) => [key, i])) };
}

export function prepared(example: Example, { numbers }: Numbering): Prepared {
  const parts = partsOf(example).map(({ keys, scale }) => ({
    traces: Int32Array.from(keys.flatMap((key) => numbers.get(key) ?? [])),
    scale,
  }));
  return { example, parts };
}
