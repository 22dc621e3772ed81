import type { Given } from '#quiz/given.ts';
import type { SheetItem } from './sheet.ts';

/** The answer to one question of a sheet, as it is printed there. */
export interface Key {
  /** The answer as the grader takes it. */
  readonly given: Given;
  /** The answer as a class writes it: letters, pairs, a number. */
  readonly answer: string;
  /** Why, one reason a line. */
  readonly reasons: readonly string[];
}

/** The name of a printed part by its place: A, B, C … */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}

/** What is right, in the letters of this sheet, and why. */
export function keyOf({ question, parts, rights }: SheetItem): Key {
  const letter = (id: string): string => letterOf(parts.indexOf(id));
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click': {
      const correct = parts.filter((id) => question.options.some((option) => option.id === id && option.isCorrect));
      const reasons = parts.map((id) => `${letter(id)}: ${question.options.find((option) => option.id === id)!.because}`);
      return { given: question.kind === 'several' ? correct : correct[0]!, answer: correct.map(letter).join(', '), reasons };
    }
    case 'order': {
      const order = question.items.map(({ id }) => id);
      return {
        given: order,
        answer: order.map(letter).join(', '),
        reasons: question.items.map((one) => `${letter(one.id)}: ${one.because}`),
      };
    }
    case 'match': {
      const pairOf = (left: string) => question.pairs.find((pair) => pair.left.id === left)!;
      const written = parts.map((left, place) => `${place + 1} ${letterOf(rights.indexOf(pairOf(left).right.id))}`);
      return {
        given: Object.fromEntries(question.pairs.map(({ left, right }) => [left.id, right.id])),
        answer: written.join(', '),
        reasons: parts.map((left, place) => `${place + 1}: ${pairOf(left).because}`),
      };
    }
    case 'number':
      return { given: question.answer, answer: numberAnswer(question), reasons: [question.because] };
    case 'text':
      return { given: question.model, answer: question.model, reasons: question.ideas.map(({ name }) => `An idea that counts: ${name}.`) };
  }
}

function numberAnswer({ answer, unit, tolerance }: { answer: number; unit: string; tolerance: number }): string {
  const off = Math.abs(answer) * tolerance;
  const written = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
  return `about ${answer.toLocaleString('en-GB')} ${unit}; from ${written(answer - off)} to ${written(answer + off)} counts as right`;
}
