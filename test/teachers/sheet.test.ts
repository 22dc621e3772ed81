import { describe, expect, test } from 'vitest';
import { grade } from '#quiz/grade.ts';
import { readGiven } from '#quiz/given.ts';
import { gradeText } from '#quiz/text/grade-text.ts';
import type { Question } from '#quiz/question.ts';
import { poolOf, taughtChapters } from '#teachers/teaching-bank.ts';
import { keyOf, letterOf } from '#teaching/key.ts';
import { FIRST_SEED, makeSheet, MAX_SEED_LENGTH, readSeed } from '#teaching/sheet.ts';
import type { Sheet, SheetItem } from '#teaching/sheet.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => `class-${i}`);
const numbersOf = ({ items }: Sheet): string =>
  items.flatMap(({ question }) => (question.kind === 'number' ? question.stem : [])).join('\n');

/** What the page's own grader says of the answer in the key. */
async function verdictOf({ question, ...item }: SheetItem): Promise<string> {
  const given = readGiven(question, keyOf({ question, ...item }).given);
  expect(given).not.toBeNull();
  return question.kind === 'text' ? (await gradeText(question.id, given as string)).verdict : grade(question, given!).verdict;
}

describe.each(taughtChapters())('worksheet of %s', (chapter) => {
  const pool = poolOf(chapter);

  test('the same seed gives the same sheet, other seeds other numbers', () => {
    expect(makeSheet(pool, 'a')).toEqual(makeSheet(pool, 'a'));
    const sheets = SEEDS.map((seed) => makeSheet(pool, seed));
    expect(new Set(sheets.map((sheet) => JSON.stringify(sheet.items))).size).toBe(SEEDS.length);
    expect(new Set(sheets.map(numbersOf)).size).toBeGreaterThan(SEEDS.length / 2);
  });

  test('the grader takes every answer of the key, and the key gives a reason for each', async () => {
    for (const seed of SEEDS) {
      for (const item of makeSheet(pool, seed).items) {
        expect(await verdictOf(item), `${seed} ${item.question.id}`).toBe('correct');
        expect(keyOf(item).reasons.filter((reason) => reason.length < 12)).toEqual([]);
        expect(keyOf(item).reasons.length).toBeGreaterThan(0);
      }
    }
  });

  test('has choices, an order or pairs, numbers, and one answer in words', () => {
    const kinds = makeSheet(pool, FIRST_SEED).items.map(({ question }) => question.kind);
    expect(kinds).toContain('one');
    expect(kinds).toContain('number');
    expect(kinds.length).toBeGreaterThanOrEqual(6);
    expect(kinds).not.toContain('click');
  });
});

const match: Question = {
  id: 'm',
  kind: 'match',
  stem: '',
  figure: null,
  pairs: ['x', 'y', 'z'].map((id) => ({ left: { id, text: id }, right: { id: `of-${id}`, text: id }, because: `because ${id}` })),
};

test('the letters of the key are those of the printed parts', () => {
  for (const seed of SEEDS) {
    const [item] = makeSheet([match], seed).items;
    const pairs = keyOf(item!)
      .answer.split(', ')
      .map((pair) => pair.split(' '));
    for (const [number, letter] of pairs) {
      const left = item!.parts[Number(number) - 1]!;
      const right = item!.rights['ABC'.indexOf(letter!)];
      expect(right).toBe(`of-${left}`);
    }
  }
  expect([0, 1, 25].map(letterOf)).toEqual(['A', 'B', 'Z']);
});

test('a seed is any words; capitals and spaces do not matter; none is the built-in one', () => {
  expect(readSeed('  Class 7B ')).toBe(readSeed('class 7b'));
  expect([null, '', '   '].map(readSeed)).toEqual([FIRST_SEED, FIRST_SEED, FIRST_SEED]);
  expect(readSeed('x'.repeat(1000))).toHaveLength(MAX_SEED_LENGTH);
});
