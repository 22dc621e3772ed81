import type { Option, PicturePart, Prediction, Question } from './question.ts';
import type { PredictionSource, QuestionSource } from './schema.ts';

/** What questions need to know of the figures, given by whoever knows the simulation. */
export interface Figures {
  /** The number at `read` of a figure's run. */
  readonly measure: (figure: string, settings: string, read: string) => number;
  /** The parts of a figure's picture at the end of its run. */
  readonly picture: (figure: string, settings: string) => readonly PicturePart[];
}

/** A question as the page needs it: what the simulation answers is computed. */
export function resolveQuestion(source: QuestionSource, figures: Figures): Question {
  const { id, stem, figure } = source;
  const common = { id, stem, figure };
  switch (source.kind) {
    case 'one':
    case 'several':
      return { ...common, kind: source.kind, options: source.options.map(optionOf) };
    case 'click':
      return clickQuestion(source, figures);
    case 'order':
      return { ...common, kind: 'order', items: source.items };
    case 'match':
      return { ...common, kind: 'match', pairs: source.pairs };
    case 'number': {
      const { unit, because, errors, answer } = source;
      const valueAt = (settings: string): number => rounded(figures.measure(answer.figure, settings, answer.read));
      const again = source.again.map((one) => ({ stem: one.stem, because: one.because, answer: valueAt(one.with) }));
      return { ...common, kind: 'number', unit, because, errors, again, answer: valueAt(answer.with), tolerance: answer.tolerance };
    }
    case 'text':
      return { ...common, kind: 'text', ideas: source.ideas, model: source.model };
  }
}

/** A prediction with what the run gives. */
export function resolvePrediction(source: PredictionSource, { measure }: Figures): Prediction {
  const { id, stem, figure } = source;
  if (source.kind === 'one') {
    const options = source.options.map((option) => ({ id: option.id, text: option.text, isCorrect: option.correct }));
    const outcome = source.outcome.replace(/\{(\w+)\}/g, (_, name: string) => {
      const number = source.numbers[name];
      if (number === undefined) throw new Error(`${id}: outcome names {${name}}, which is not among its numbers`);
      return rounded(measure(number.figure, number.with, number.read)).toLocaleString('en-GB');
    });
    return { id, stem, figure, kind: 'one', options, outcome };
  }
  const { unit, min, max, step, close, low, high, answer } = source;
  const value = rounded(measure(answer.figure, answer.with, answer.read));
  return { id, stem, figure, kind: 'number', unit, min, max, step, close, low, high, answer: value, tolerance: answer.tolerance };
}

function clickQuestion(source: Extract<QuestionSource, { kind: 'click' }>, figures: Figures): Question {
  const { id, stem, figure } = source;
  const picture = figures.picture(figure, source.with);
  const options = source.parts.map((part) => {
    const drawn = picture.find((one) => one.id === part.id);
    if (drawn === undefined)
      throw new Error(`${id}: no part "${part.id}" in the picture of ${figure}; there are ${picture.map((one) => one.id).join(', ')}`);
    return optionOf({ ...part, text: drawn.name });
  });
  return { id, stem, figure, kind: 'click', options, picture };
}

function optionOf(option: { id: string; text: string; correct: boolean; because: string; misconception: string | null }): Option {
  const { id, text, correct, because, misconception } = option;
  return { id, text, isCorrect: correct, because, misconception };
}

/** Whole from ten on, one decimal below: nobody is asked for more. */
function rounded(value: number): number {
  return Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}
