import type { Given } from './given.ts';
import type { MatchQuestion, NumberQuestion, Option, OrderQuestion, Question, TextQuestion } from './question.ts';

export type Verdict = 'correct' | 'partial' | 'incorrect';

/**
 * How one part of an answer stands: chosen rightly, chosen wrongly, right but not chosen, or neither.
 * Parts are options, items of an order, and left sides of pairs.
 */
export type Mark = 'right' | 'wrong' | 'missed' | 'rest';

export interface Grade {
  readonly verdict: Verdict;
  /** By id of the part. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** What there is to say of this very answer beyond the reasons of its parts, or ''. */
  readonly remark: string;
}

/** A question that is graded by comparing; free text is read by `text/grade-text.ts`. */
export type ComparedQuestion = Exclude<Question, TextQuestion>;

/** Within so many times the tolerance a number was the right idea. */
const NEAR = 2;
/** A number so close to a typical error, as a share of it, comes from that line of thought. */
const SAME_ERROR = 0.12;
/** From this share of parts in place on, an answer was partly right. */
const PARTLY = 0.5;

/** Grades an answer that fits its question (see `readGiven`). Total, pure: same answer, same grade. */
export function grade(question: ComparedQuestion, given: Given): Grade {
  switch (question.kind) {
    case 'one':
    case 'click':
      return gradeChoice(question.options, [given as string]);
    case 'several':
      return gradeChoice(question.options, given as readonly string[]);
    case 'order':
      return gradeOrder(question, given as readonly string[]);
    case 'match':
      return gradePairs(question, given as Readonly<Record<string, string>>);
    case 'number':
      return gradeNumber(question, Number(given));
  }
}

function gradeChoice(options: readonly Option[], chosen: readonly string[]): Grade {
  const marks = options.map(({ id, isCorrect }): [string, Mark] => {
    if (chosen.includes(id)) return [id, isCorrect ? 'right' : 'wrong'];
    return [id, isCorrect ? 'missed' : 'rest'];
  });
  const count = (mark: Mark): number => marks.filter(([, one]) => one === mark).length;
  const isWhole = count('wrong') === 0 && count('missed') === 0;
  return {
    verdict: isWhole ? 'correct' : count('right') > count('wrong') ? 'partial' : 'incorrect',
    marks: Object.fromEntries(marks),
    remark: '',
  };
}

/** The longest run of items that keep the right order stands; the others would have to move. */
function gradeOrder({ items }: OrderQuestion, given: readonly string[]): Grade {
  const places = given.map((id) => items.findIndex((item) => item.id === id));
  const standing = longestRise(places);
  const marks = Object.fromEntries(given.map((id, i): [string, Mark] => [id, standing.has(places[i]!) ? 'right' : 'wrong']));
  const moves = given.length - standing.size;
  const remark = moves === 0 ? '' : `${moves === 1 ? 'One step has' : `${moves} steps have`} to move; the others are in the right order.`;
  return { verdict: verdictOf(standing.size, items.length), marks, remark };
}

function gradePairs({ pairs }: MatchQuestion, given: Readonly<Record<string, string>>): Grade {
  const marks = pairs.map(({ left, right }): [string, Mark] => [left.id, given[left.id] === right.id ? 'right' : 'wrong']);
  const right = marks.filter(([, mark]) => mark === 'right').length;
  return { verdict: verdictOf(right, pairs.length), marks: Object.fromEntries(marks), remark: '' };
}

function gradeNumber({ answer, tolerance, errors }: NumberQuestion, value: number): Grade {
  const off = Math.abs(value - answer);
  const allowed = Math.abs(answer) * tolerance;
  if (off <= allowed) return { verdict: 'correct', marks: {}, remark: '' };
  const error = errors.find((one) => Math.abs(value - one.value) <= Math.abs(one.value) * SAME_ERROR);
  const verdict = off <= allowed * NEAR && error === undefined ? 'partial' : 'incorrect';
  return { verdict, marks: {}, remark: error?.because ?? (value < answer ? 'The run gives more.' : 'The run gives less.') };
}

function verdictOf(right: number, all: number): Verdict {
  if (right === all) return 'correct';
  return right / all > PARTLY ? 'partial' : 'incorrect';
}

/** The values of a longest strictly rising subsequence. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const best = values.map((value): number[] => [value]);
  values.forEach((value, i) => {
    for (let before = 0; before < i; before++) {
      if (values[before]! < value && best[before]!.length >= best[i]!.length) best[i] = [...best[before]!, value];
    }
  });
  return new Set(best.reduce((longest, one) => (one.length > longest.length ? one : longest), []));
}
