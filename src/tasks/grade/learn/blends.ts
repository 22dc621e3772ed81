import { ideaMeasures, blended, truthMeasures } from '#quiz/text/learned/opinion.ts';
import { scored } from '#quiz/text/learned/score.ts';
import type { Scored } from '#quiz/text/learned/score.ts';
import { unpack } from '#quiz/text/learned/weights.ts';
import { wordsOf } from '#quiz/text/learned/words.ts';
import { tokensOf } from '#quiz/text/tokens.ts';
import type { Example } from './examples.ts';
import { learnQuestion } from './train.ts';

/** An answer as read by what was learnt without the set it belongs to. */
export interface LeftOut {
  readonly example: Example;
  readonly said: Scored;
  readonly measures: readonly (readonly [string, readonly number[]])[];
}

/** Reads each answer with what all the other sets teach. */
export function leftOut(
  answers: readonly Example[],
  lessons: readonly Example[],
  ideasOf: ReadonlyMap<number, readonly string[]>,
): LeftOut[] {
  const sets = [...new Set(answers.map(({ set }) => set))];
  return sets.flatMap((set) =>
    [...ideasOf].flatMap(([question, ideas]) => {
      const of = answers.filter((one) => one.question === question);
      const others = [...of.filter((one) => one.set !== set), ...lessons.filter((one) => one.question === question)];
      const weights = unpack(learnQuestion(others, ideas));
      return of
        .filter((one) => one.set === set)
        .map((example) => {
          const words = wordsOf(tokensOf(example.answer));
          const said = scored(words, weights);
          return { example, said, measures: ideaMeasures(said, words) };
        });
    }),
  );
}

export interface Blends {
  readonly idea: readonly number[];
  readonly truth: readonly number[];
}

/** The weights with which measures tell best, on answers left out, what is said. */
export function learnBlends(all: readonly LeftOut[]): Blends {
  const idea = fit(all.flatMap(({ example, measures }) => measures.map(([id, of]) => [of, example.ideas.includes(id)] as const)));
  const silent = all.filter(({ example }) => example.ideas.length === 0);
  const truth = fit(
    silent.map(({ example, said, measures }) => {
      const ideas = new Map(measures.map(([id, of]) => [id, blended(of, idea)]));
      return [truthMeasures(said, ideas), example.verdict !== 'incorrect'] as const;
    }),
  );
  return { idea, truth };
}

const STEPS = 1500;
const RATE = 0.3;
const PULL = 0.001;

/** Logistic regression by plain descent; few measures, so it is quick. */
function fit(cases: readonly (readonly [readonly number[], boolean])[]): readonly number[] {
  const weights = [...cases[0]![0].map(() => 0), 0];
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight, i) => (i < weights.length - 1 ? PULL * weight : 0));
    for (const [measures, isOne] of cases) {
      const error = 1 / (1 + Math.exp(-blended(measures, weights))) - Number(isOne);
      [...measures, 1].forEach((measure, i) => (slopes[i]! += (error * measure) / cases.length));
    }
    slopes.forEach((slope, i) => (weights[i]! -= RATE * slope));
  }
  return weights.map((weight) => Math.round(weight * 100) / 100);
}
