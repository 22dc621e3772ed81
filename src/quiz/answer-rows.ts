import type { Question } from './question.ts';

/** One thing that an answer says, and why it is right or not; `because` is '' where the text says all. */
export interface AnswerRow {
  readonly isRight: boolean;
  readonly text: string;
  readonly because: string;
}

/** The answer to a question, row by row: options, steps in the right order, pairs, the number, the model answer. */
export function answerRows(question: Question): readonly AnswerRow[] {
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click':
      return question.options.map(({ isCorrect, text, because }) => ({ isRight: isCorrect, text, because }));
    case 'order':
      return question.items.map(({ text, because }) => ({ isRight: true, text, because }));
    case 'match':
      return question.pairs.map(({ left, right, because }) => ({ isRight: true, text: `${left.text}: ${right.text}`, because }));
    case 'number':
      return [{ isRight: true, text: `About ${question.answer.toLocaleString('en-GB')} ${question.unit}`, because: question.because }];
    case 'text':
      return [{ isRight: true, text: question.model, because: '' }];
  }
}

/** The right rows of an answer. */
export function rightRows(question: Question): readonly AnswerRow[] {
  return answerRows(question).filter(({ isRight }) => isRight);
}
