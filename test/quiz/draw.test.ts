import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ankiText } from '#quiz/anki.ts';
import { rightRows } from '#quiz/answer-rows.ts';
import { drawMixed } from '#quiz/draw.ts';
import type { IndexEntry, QuizIndex } from '#quiz/index-entry.ts';
import type { Question } from '#quiz/question.ts';
import { standings } from '#quiz/standing.ts';
import { turned } from '#quiz/turn.ts';

const entry = (id: string, chapter: string, kind: Question['kind'] = 'one'): IndexEntry => ({ id, chapter, kind, plate: null });
const POOL = ['a', 'b', 'c', 'd'].flatMap((chapter) => [
  ...Array.from({ length: 6 }, (_, i) => entry(`${chapter}-${i}`, chapter)),
  entry(`${chapter}-words`, chapter, 'text'),
]);

describe('a mixed draw', () => {
  test('has ten different questions, of every chapter two or three, and no free text, whatever the seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const drawn = drawMixed(POOL, seed, 10);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(10);
        expect(drawn.every(({ kind }) => kind !== 'text')).toBe(true);
        for (const chapter of ['a', 'b', 'c', 'd']) {
          expect([2, 3]).toContain(drawn.filter((one) => one.chapter === chapter).length);
        }
        expect(drawMixed(POOL, seed, 10)).toEqual(drawn);
      }),
    );
  });

  test('differs between seeds, and ends where the questions end', () => {
    expect(drawMixed(POOL, 1, 10)).not.toEqual(drawMixed(POOL, 2, 10));
    expect(drawMixed(POOL.slice(0, 3), 1, 10)).toHaveLength(3);
    expect(drawMixed([], 1, 10)).toEqual([]);
  });
});

test('the result by chapter counts what was answered, and names what was missed', () => {
  const index: QuizIndex = { chapters: ['b', 'a', 'z'].map((id) => ({ id, title: id.toUpperCase() })), questions: POOL };
  const verdicts: Record<string, 'correct' | 'partial' | 'skipped'> = { 'a-0': 'correct', 'a-1': 'partial', 'b-0': 'skipped' };
  const asked = [entry('a-0', 'a'), entry('a-1', 'a'), entry('b-0', 'b'), entry('b-1', 'b')];
  expect(standings(index, asked, (id) => verdicts[id] ?? null)).toEqual([
    { chapter: 'b', title: 'B', asked: 2, answered: 1, right: 0, missed: [entry('b-0', 'b')] },
    { chapter: 'a', title: 'A', asked: 2, answered: 2, right: 1, missed: [entry('a-1', 'a')] },
  ]);
});

const number: Question = {
  id: 'n',
  stem: 'five?',
  figure: null,
  kind: 'number',
  unit: 'orders',
  answer: 5,
  tolerance: 0.1,
  because: 'so',
  errors: [{ value: 1, because: 'no', misconception: null }],
  again: [
    { stem: 'six?', answer: 6, because: 'six' },
    { stem: 'seven?', answer: 7, because: 'seven' },
  ],
};

test('a question comes back with other numbers, and at last with the first ones again', () => {
  expect([0, 1, 2, 3].map((turn) => turned(number, turn).stem)).toEqual(['five?', 'six?', 'seven?', 'five?']);
  expect(turned(number, 1)).toMatchObject({ id: 'n', answer: 6, because: 'six', errors: [], unit: 'orders' });
  expect(turned({ ...number, again: [] }, 3)).toMatchObject({ stem: 'five?', answer: 5 });
});

describe('a file for Anki', () => {
  const option = (id: string, isCorrect: boolean) => ({ id, text: `text ${id}`, isCorrect, because: `<b>\t${id}\n`, misconception: null });
  const one: Question = { id: 'o', stem: '"why" & when?', figure: null, kind: 'one', options: [option('x', true), option('y', false)] };

  test('has a line for each question, three fields, nothing that a field may not hold', () => {
    const lines = ankiText([
      { chapter: 'caches', question: one },
      { chapter: 'caches', question: number },
    ])
      .trim()
      .split('\n');
    expect(lines.slice(0, 3)).toEqual(['#separator:tab', '#html:true', '#tags column:3']);
    expect(lines.slice(3).map((line) => line.split('\t').length)).toEqual([3, 3]);
    expect(lines[3]).toBe(
      '&quot;why" &amp; when?<ul><li>text x</li><li>text y</li></ul>\t<ul><li>text x: &lt;b&gt; x </li></ul>\tpip::caches',
    );
    expect(lines[4]).toContain('About 5 orders: so');
  });
});

test('the right rows of an answer are those that are right, in words', () => {
  const option = (id: string, isCorrect: boolean) => ({ id, text: id, isCorrect, because: '', misconception: null });
  const right = (question: Question): string[] => rightRows(question).map(({ text }) => text);
  const options = [option('a', true), option('b', false), option('c', true)];
  expect(right({ id: 's', stem: '', figure: null, kind: 'several', options })).toEqual(['a', 'c']);
  expect(right(number)).toEqual(['About 5 orders']);
});
