import { scaleOf, stretchesOf, tracesOf } from './traces.ts';
import type { Stretch, Trace } from './traces.ts';
import type { Weights } from './weights.ts';
import type { Word } from './words.ts';

/** How far an answer speaks for one output, in log odds. */
export interface Score {
  readonly whole: number;
  /** In the stretch that speaks for it most. */
  readonly best: number;
  readonly where: Stretch;
}

interface Place {
  readonly stretch: Stretch;
  readonly scores: readonly number[];
}

export interface Scored {
  readonly scores: ReadonlyMap<string, Score>;
  /** The best score of an output in stretches that leave a place out; null when there is none. */
  readonly apartFrom: (output: string, place: Stretch) => number | null;
}

/** Scores an answer for each output of a question. */
export function scored(words: readonly Word[], weights: Weights): Scored {
  const traces = tracesOf(words).filter(({ key }) => weights.rows.has(key));
  const places = stretchesOf(words).map((stretch): Place => ({ stretch, scores: scoresIn(stretch, traces, weights) }));
  const scores = weights.outputs.map((output, k) => {
    const best = places.reduce((so, place) => (place.scores[k]! > so.scores[k]! ? place : so));
    return [output, { whole: places.at(-1)!.scores[k]!, best: best.scores[k]!, where: best.stretch }] as const;
  });
  return {
    scores: new Map(scores),
    apartFrom: (output, { first, end }) => {
      const k = weights.outputs.indexOf(output);
      const others = places.filter(({ stretch }) => stretch.first >= end || stretch.end <= first).map((place) => place.scores[k]!);
      return others.length === 0 ? null : Math.max(...others);
    },
  };
}

function scoresIn(stretch: Stretch, traces: readonly Trace[], { start, rows }: Weights): number[] {
  const scale = scaleOf(stretch);
  const inside = traces.filter(({ first, last }) => first >= stretch.first && last < stretch.end);
  const sums = [...start];
  for (const key of new Set(inside.map((trace) => trace.key))) rows.get(key)!.forEach((weight, k) => (sums[k]! += weight * scale));
  return sums;
}

/** How much each word of a stretch speaks for an output. Two words that count together share what they count. */
export function sharesOf(words: readonly Word[], stretch: Stretch, output: string, weights: Weights): number[] {
  const k = weights.outputs.indexOf(output);
  const shares = words.map(() => 0);
  for (const { key, first, last } of tracesOf(words)) {
    const weight = weights.rows.get(key)?.[k];
    if (weight === undefined || first < stretch.first || last >= stretch.end) continue;
    shares[first]! += weight / 2;
    shares[last]! += weight / 2;
  }
  return shares;
}
