import { NO_PROGRESS, reduce } from '#progress/state.ts';
import type { Answer, Progress, Visit } from '#progress/state.ts';
import type { Bank, BankChapter, BankQuestion } from './bank.ts';
import { DIGITS, Reader, readGiven, writeGiven } from './given-code.ts';

/** The form of the text; a later one raises it. */
const VERSION = '1';
const VERDICTS = ['correct', 'partial', 'incorrect', 'skipped'] as const satisfies Answer['verdict'][];
const CONFIDENCES = ['guess', 'think', 'sure', null] as const satisfies Answer['confidence'][];
/** Heads from here on are followed by what was given. */
const WITH_GIVEN = VERDICTS.length * CONFIDENCES.length;
const NOT_ANSWERED = '-';
const HASH_CHARS = 5;

/** SCORM 1.2 keeps 4,096 characters; we stay well below. */
export const MAX_STATE_CHARS = 3500;

/**
 * What a learner answered and how far they read, in one short line: a part for each chapter, which begins with a hash of its questions.
 * A later version of the course so reads the chapters that are still the same, and forgets the others.
 */
export function writeState(bank: Bank, progress: Progress): string {
  return [VERSION, ...bank.map((chapter) => writeChapter(chapter, progress))].join('.');
}

/** What `writeState` wrote. Total: a part that is not of this course, or damaged, is left out. @param nowMs counts as the last visit */
export function readState(bank: Bank, text: string, nowMs: number): Progress {
  const [version, ...parts] = text.length > MAX_STATE_CHARS ? [] : text.split('.');
  if (version !== VERSION) return NO_PROGRESS;
  return bank.reduce((progress, chapter) => {
    const hash = hashOf(chapter);
    const part = parts.find((one) => one.startsWith(hash));
    return (part === undefined ? null : readChapter(chapter, part.slice(HASH_CHARS), nowMs, progress)) ?? progress;
  }, NO_PROGRESS);
}

function writeChapter(chapter: BankChapter, { answers, chapters }: Progress): string {
  const visit = Object.hasOwn(chapters, chapter.id) ? chapters[chapter.id]! : null;
  const read = visit === null ? NOT_ANSWERED : DIGITS[Math.round(visit.readShare * (DIGITS.length - 1))]!;
  const written = chapter.questions.map((question) =>
    Object.hasOwn(answers, question.id) ? writeAnswer(question, answers[question.id]!) : NOT_ANSWERED,
  );
  return hashOf(chapter) + read + written.join('');
}

function writeAnswer(question: BankQuestion, { given, verdict, confidence }: Answer): string {
  const head = VERDICTS.indexOf(verdict) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence);
  const code = writeGiven(question, given);
  return code === null ? DIGITS[head]! : DIGITS[head + WITH_GIVEN]! + code;
}

/** The progress with this chapter in it; null when the text is not what we wrote. */
function readChapter(chapter: BankChapter, text: string, nowMs: number, before: Progress): Progress | null {
  const from = new Reader(text);
  let progress = before;
  const read = from.take(1);
  if (read === null) return null;
  if (read !== NOT_ANSWERED) {
    const visit = visitOf(DIGITS.indexOf(read), nowMs);
    if (visit === null) return null;
    progress = reduce(progress, { shelf: 'chapters', id: chapter.id, value: visit });
  }
  for (const question of chapter.questions) {
    const head = from.take(1);
    if (head === NOT_ANSWERED) continue;
    const value = head === null ? null : readAnswer(question, DIGITS.indexOf(head), from);
    if (value === null) return null;
    progress = reduce(progress, { shelf: 'answers', id: question.id, value });
  }
  return from.isAtEnd ? progress : null;
}

function visitOf(share: number, nowMs: number): Visit | null {
  return share < 0 ? null : { readShare: share / (DIGITS.length - 1), section: '', atMs: nowMs };
}

function readAnswer(question: BankQuestion, code: number, from: Reader): Answer | null {
  if (code < 0 || code >= 2 * WITH_GIVEN) return null;
  const head = code % WITH_GIVEN;
  const verdict = VERDICTS[Math.floor(head / CONFIDENCES.length)]!;
  const confidence = CONFIDENCES[head % CONFIDENCES.length]!;
  if (code < WITH_GIVEN) return { given: null, verdict, confidence };
  const given = readGiven(question, from);
  return given === null ? null : { given, verdict, confidence };
}

/** FNV-1a of a chapter's ids: another question, or another order of options, is another chapter. */
function hashOf(chapter: BankChapter): string {
  const text = JSON.stringify([chapter.id, chapter.questions.map(({ id, kind, parts, rights }) => [id, kind, parts, rights])]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return Array.from({ length: HASH_CHARS }, (_, place) => DIGITS[(hash >>> (6 * place)) & 63]).join('');
}
