import { Complaint } from '#tasks/complaint.ts';
import { QUESTIONS } from './questions.ts';

/** One answer to grade. `question`: 1 to 5, as the source text numbers them. */
export interface Answer {
  readonly id: string;
  readonly question: number;
  readonly answer: string;
}

const MAX_ANSWERS = 100_000;

/** The answers of a JSON text. Throws a Complaint that names path, value and what is allowed. */
export function readAnswers(file: string, text: string): readonly Answer[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Complaint(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(value)) throw refused(file, '', value, 'an array of { "id", "question", "answer" }');
  if (value.length > MAX_ANSWERS) throw refused(file, '', `${value.length} answers`, `at most ${MAX_ANSWERS.toLocaleString('en')}`);
  return value.map((one: unknown, i) => answerOf(file, `[${i}]`, one));
}

function answerOf(file: string, path: string, value: unknown): Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(file, path, value, '{ "id", "question", "answer" }');
  const { id, question, answer } = value as Record<string, unknown>;
  if (typeof id !== 'string') throw refused(file, `${path}.id`, id, 'a text');
  const isQuestion = typeof question === 'number' && Number.isInteger(question) && question >= 1 && question <= QUESTIONS.length;
  if (!isQuestion) throw refused(file, `${path}.question`, question, `a whole number from 1 to ${QUESTIONS.length}`);
  if (typeof answer !== 'string') throw refused(file, `${path}.answer`, answer, 'a text');
  return { id, question, answer };
}

/** A value is shown in its first letters: an answer may be a book. */
function refused(file: string, path: string, value: unknown, allowed: string): Complaint {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  return new Complaint(`${file}: ${path === '' ? 'the whole' : path} is ${shown}; allowed is ${allowed}.`);
}
