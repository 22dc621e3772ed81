import type { Token } from '#quiz/text/tokens.ts';
import { IDEA_BLEND, TRUTH_BLEND } from './blend.ts';
import { scored, sharesOf } from './score.ts';
import type { Scored } from './score.ts';
import type { Stretch } from './traces.ts';
import { VAGUE, WRONG } from './weights.ts';
import type { Weights } from './weights.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** What the learned part makes of an answer. */
export interface Opinion {
  /** Log odds, by idea, that it is said. */
  readonly ideas: ReadonlyMap<string, number>;
  /** Log odds that what says no idea is true all the same, only vague. */
  readonly truth: number;
  /** The words that speak most for an idea, in their order. */
  readonly evidence: (idea: string) => readonly Token[];
}

/** Beyond this it makes no difference how little a place apart says. */
const LEAST_APART = -3;
const LONG = 50;
/** Words that say less than this share of what the strongest says are not shown. */
const MIN_SHARE = 0.3;
const MAX_SHOWN = 6;

/** Reads an answer with what was learnt for its question. */
export function opinionOn(tokens: readonly Token[], weights: Weights): Opinion {
  const words = wordsOf(tokens);
  const said = scored(words, weights);
  const ideas = new Map(ideaMeasures(said, words).map(([idea, measures]) => [idea, blended(measures, IDEA_BLEND)]));
  return {
    ideas,
    truth: truthOf(said, ideas),
    evidence: (idea) => evidenceFor(idea, words, said.scores.get(idea)!.where, weights),
  };
}

/** What tells whether an idea is said; its weights are in `blend.ts`. */
export function ideaMeasures(said: Scored, words: readonly Word[]): (readonly [string, readonly number[]])[] {
  const ideas = [...said.scores].filter(([output]) => output !== WRONG && output !== VAGUE);
  const top = ideas.reduce((so, one) => (one[1].best > so[1].best ? one : so));
  return ideas.map(([idea, { best, whole }]) => {
    // What is said of the likeliest idea sounds a little like its neighbours: a second one wants words of its own.
    const apart = idea === top[0] ? best : (said.apartFrom(idea, top[1].where) ?? LEAST_APART);
    return [idea, [best, whole, Math.max(LEAST_APART, apart), said.scores.get(WRONG)!.whole, Math.min(words.length, LONG) / LONG]];
  });
}

/** What tells whether an answer without an idea is true. */
export function truthMeasures({ scores }: Scored, ideas: ReadonlyMap<string, number>): readonly number[] {
  return [scores.get(WRONG)!.whole, scores.get(WRONG)!.best, scores.get(VAGUE)!.whole, Math.max(...ideas.values())];
}

/** Log odds that an answer without an idea is true. */
export function truthOf(said: Scored, ideas: ReadonlyMap<string, number>): number {
  return blended(truthMeasures(said, ideas), TRUTH_BLEND);
}

/** Weighted sum of measures; the last weight stands alone. */
export function blended(measures: readonly number[], blend: readonly number[]): number {
  return measures.reduce((sum, measure, i) => sum + measure * blend[i]!, blend.at(-1)!);
}

function evidenceFor(idea: string, words: readonly Word[], where: Stretch, weights: Weights): readonly Token[] {
  const shares = sharesOf(words, where, idea, weights);
  const order = shares.map((share, i) => ({ share, i })).sort((a, b) => b.share - a.share);
  const least = (order[0]?.share ?? 0) * MIN_SHARE;
  return order
    .filter(({ share }) => share > 0 && share >= least)
    .slice(0, MAX_SHOWN)
    .sort((a, b) => a.i - b.i)
    .map(({ i }) => words[i]!.token);
}
