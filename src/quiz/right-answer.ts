import type { Question } from './question.ts';

/** The right answer in a line, for a sheet of answers. */
export function rightAnswer(question: Question): string {
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click':
      return listed(question.options.filter(({ isCorrect }) => isCorrect).map(({ text }) => text));
    case 'order':
      return listed(question.items.map(({ text }) => text));
    case 'match':
      return listed(question.pairs.map(({ left, right }) => `${left.text}: ${right.text}`));
    case 'number':
      return `About ${question.answer.toLocaleString('en-GB')} ${question.unit}.`;
    case 'text':
      return question.model;
  }
}

function listed(texts: readonly string[]): string {
  return `${texts.join('; ')}.`;
}
