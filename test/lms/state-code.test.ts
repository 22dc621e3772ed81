import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankQuestion } from '#lms/bank.ts';
import { MAX_STATE_CHARS, readState, writeState } from '#lms/state-code.ts';
import { NO_PROGRESS } from '#progress/state.ts';
import type { Progress } from '#progress/state.ts';
import { shaped } from '#progress/shape.ts';
import { fullProgress, realBank } from './bank.ts';

const bank = realBank();
const questions = bank.flatMap((chapter) => chapter.questions);
const ids = new Set([...bank, ...questions].map(({ id }) => id));
const full = fullProgress(bank);
const text = writeState(bank, full);
const idOf = (kind: BankQuestion['kind']): string => questions.find((one) => one.kind === kind)?.id ?? '';

/** What is not of this course, or in no shape that the shelves keep. */
function unsound({ answers, chapters, ...others }: Progress): string[] {
  return [
    ...Object.entries(answers).flatMap(([id, value]) => (ids.has(id) && shaped('answers', { ...value }) !== null ? [] : [id])),
    ...Object.entries(chapters).flatMap(([id, value]) => (ids.has(id) && shaped('chapters', { ...value }) !== null ? [] : [id])),
    ...Object.values(others).flatMap((shelf) => Object.keys(shelf)),
  ];
}

test('the whole course answered and read comes back, in far less than an LMS keeps', () => {
  expect(questions.length).toBeGreaterThan(40);
  expect(new Set(questions.map(({ kind }) => kind)).size).toBe(7);
  expect(readState(bank, text, 7)).toEqual(full);
  expect(text.length).toBeLessThan(MAX_STATE_CHARS / 4);
  expect(text).toMatch(/^[\w.~-]+$/);
});

test('nothing done is nothing kept', () => {
  expect(readState(bank, writeState(bank, NO_PROGRESS), 7)).toEqual(NO_PROGRESS);
  expect(readState(bank, '', 7)).toEqual(NO_PROGRESS);
});

test('any mixture of answers comes back; the learner’s own words stay with the learner', () => {
  const verdict = fc.constantFrom('correct' as const, 'partial' as const, 'incorrect' as const, 'skipped' as const);
  const confidence = fc.constantFrom('guess' as const, 'think' as const, 'sure' as const, null);
  const some = fc.subarray(questions.map(({ id }) => id));
  fc.assert(
    fc.property(some, verdict, confidence, fc.boolean(), (chosen, oneVerdict, oneConfidence, isGiven) => {
      const answers = Object.fromEntries(
        chosen.map((id) => [id, { given: isGiven ? full.answers[id]!.given : null, verdict: oneVerdict, confidence: oneConfidence }]),
      );
      expect(readState(bank, writeState(bank, { ...NO_PROGRESS, answers }), 7).answers).toEqual(answers);
    }),
  );
  const id = idOf('text');
  const own = { ...NO_PROGRESS, answers: { [id]: { given: 'my own words', verdict: 'partial' as const, confidence: null } } };
  expect(readState(bank, writeState(bank, own), 7).answers[id]).toEqual({ given: null, verdict: 'partial', confidence: null });
});

test('numbers come back exactly, or not at all', () => {
  const id = idOf('number');
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })), (value) => {
      const given = value + 0;
      const answers = { [id]: { given, verdict: 'correct' as const, confidence: null } };
      const back = readState(bank, writeState(bank, { ...NO_PROGRESS, answers }), 7).answers[id]?.given;
      expect([given, null]).toContain(back);
      if (Number.isInteger(given)) expect(back).toBe(given);
    }),
  );
});

test('a chapter whose questions changed is forgotten, the others are read', () => {
  const [first, ...rest] = bank;
  const changed = [{ ...first!, questions: first!.questions.toReversed() }, ...rest];
  const read = readState(changed, text, 7);
  expect(Object.keys(read.chapters)).toEqual(rest.map(({ id }) => id));
  expect(Object.keys(read.answers)).toHaveLength(rest.flatMap((chapter) => chapter.questions).length);
});

describe('ten thousand hostile texts never throw and bring in nothing that is not of this course', () => {
  const RUNS = 10_000;
  const cut = fc.nat({ max: text.length });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (hostile) => {
        expect(readState(bank, hostile, 7)).toEqual(NO_PROGRESS);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  test('our own text with a piece cut out and another put in', () => {
    const digit = fc.constantFrom(...'ABCDQRSTaz09_~-.'.split(''));
    let understood = 0;
    fc.assert(
      fc.property(cut, fc.nat({ max: 12 }), fc.array(digit, { maxLength: 12 }), (from, length, piece) => {
        const read = readState(bank, text.slice(0, from) + piece.join('') + text.slice(from + length), 7);
        understood += Object.keys(read.answers).length;
        expect(unsound(read)).toEqual([]);
      }),
      { numRuns: RUNS / 2 },
    );
    expect(understood).toBeGreaterThan(RUNS);
  });

  test('a text longer than an LMS may keep', () => {
    expect(readState(bank, `${text}.${'A'.repeat(MAX_STATE_CHARS)}`, 7)).toEqual(NO_PROGRESS);
  });
});
