import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGiven } from '#quiz/given.ts';
import { grade } from '#quiz/grade.ts';
import type { ComparedQuestion } from '#quiz/grade.ts';
import type { Option } from '#quiz/question.ts';
import { disordered, shuffled } from '#quiz/shuffle.ts';

const option = (id: string, isCorrect = false): Option => ({ id, text: id, isCorrect, because: `because ${id}`, misconception: null });
const common = { id: 'q', stem: 'q?', figure: null };
const side = (id: string) => ({ id, text: id });

const one: ComparedQuestion = { ...common, kind: 'one', options: [option('a'), option('b', true), option('c')] };
const several: ComparedQuestion = { ...common, kind: 'several', options: [option('a', true), option('b', true), option('c'), option('d')] };
const order: ComparedQuestion = { ...common, kind: 'order', items: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id, because: id })) };
const match: ComparedQuestion = {
  ...common,
  kind: 'match',
  pairs: ['1', '2', '3'].map((n) => ({ left: side(`l${n}`), right: side(`r${n}`), because: n })),
};
const number: ComparedQuestion = {
  ...common,
  kind: 'number',
  unit: 'visitors',
  answer: 400,
  tolerance: 0.25,
  because: 'so',
  again: [],
  errors: [{ value: 2000, because: 'that is everybody', misconception: null }],
};
const click: ComparedQuestion = { ...common, kind: 'click', options: [option('a', true), option('b')], picture: [] };

describe('one choice', () => {
  test('right', () => {
    expect(grade(one, 'b')).toEqual({ verdict: 'correct', marks: { a: 'rest', b: 'right', c: 'rest' }, remark: '' });
  });
  test('wrong: the answer is shown as missed', () => {
    expect(grade(one, 'a')).toMatchObject({ verdict: 'incorrect', marks: { a: 'wrong', b: 'missed', c: 'rest' } });
  });
});

describe('several choices', () => {
  test.each([
    [['a', 'b'], 'correct'],
    [['a'], 'partial'],
    [['a', 'b', 'c'], 'partial'],
    [['a', 'c'], 'incorrect'],
    [['c', 'd'], 'incorrect'],
  ] as const)('%j is %s', (given, verdict) => {
    expect(grade(several, given).verdict).toBe(verdict);
  });
});

describe('order', () => {
  test('right', () => {
    expect(grade(order, ['a', 'b', 'c', 'd', 'e'])).toMatchObject({ verdict: 'correct', remark: '' });
  });
  test('one step out of place: the others stand', () => {
    const { verdict, marks, remark } = grade(order, ['b', 'c', 'd', 'a', 'e']);
    expect(verdict).toBe('partial');
    expect(marks).toEqual({ a: 'wrong', b: 'right', c: 'right', d: 'right', e: 'right' });
    expect(remark).toContain('One step');
  });
  test('backwards is wrong', () => {
    expect(grade(order, ['e', 'd', 'c', 'b', 'a']).verdict).toBe('incorrect');
  });
});

describe('match', () => {
  test('right', () => {
    expect(grade(match, { l1: 'r1', l2: 'r2', l3: 'r3' }).verdict).toBe('correct');
  });
  test('line by line', () => {
    expect(grade(match, { l1: 'r1', l2: 'r2', l3: 'r1' })).toMatchObject({
      verdict: 'partial',
      marks: { l1: 'right', l2: 'right', l3: 'wrong' },
    });
  });
});

describe('number', () => {
  test.each([
    [400, 'correct', ''],
    [500, 'correct', ''],
    [301, 'correct', ''],
    [590, 'partial', 'less'],
    [220, 'partial', 'more'],
    [2000, 'incorrect', 'everybody'],
    [0, 'incorrect', 'more'],
  ])('%d is %s', (value, verdict, remark) => {
    expect(grade(number, value).verdict).toBe(verdict);
    expect(grade(number, value).remark).toContain(remark);
  });
});

test('click is graded as one choice', () => {
  expect(grade(click, 'a').verdict).toBe('correct');
  expect(grade(click, 'b').verdict).toBe('incorrect');
});

describe('what was kept of an answer', () => {
  const questions = [one, several, order, match, number, click];
  test('is taken only if it still fits, whatever it is; then it can be graded', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.anything(), (question, kept) => {
        const given = readGiven(question, kept);
        if (given !== null) expect(['correct', 'partial', 'incorrect']).toContain(grade(question, given).verdict);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
  test.each([
    [one, 'b'],
    [several, ['a', 'c']],
    [order, ['e', 'd', 'c', 'b', 'a']],
    [match, { l1: 'r2', l2: 'r2', l3: 'r1' }],
    [number, 17],
    [click, 'b'],
  ] as const)('comes back as it was: $0.kind', (question, given) => {
    expect(readGiven(question, JSON.parse(JSON.stringify(given)))).toEqual(given);
  });
  test.each([
    [one, 'z'],
    [several, ['a', 'a']],
    [order, ['a', 'b']],
    [match, { l1: 'r1' }],
    [number, '17'],
  ] as const)('is dropped when it no longer fits: $0.kind', (question, kept) => {
    expect(readGiven(question, kept)).toBeNull();
  });
});

describe('shuffle', () => {
  test('keeps every part once, and is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (parts, seed) => {
        const mixed = shuffled(parts, seed);
        expect(mixed.toSorted()).toEqual(parts.toSorted());
        expect(shuffled(parts, seed)).toEqual(mixed);
      }),
      { seed: 1 },
    );
  });
  test('puts every part in every place about as often', () => {
    const places = new Map<number, number>();
    for (let seed = 0; seed < 4000; seed++) {
      const place = shuffled([0, 1, 2, 3], `question-${String(seed)}`).indexOf(0);
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    // Four places, 1,000 expected in each: five standard deviations are 137.
    for (const count of places.values()) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });
  test('what must be put in order never lies in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.string(), (parts, seed) => {
        expect(disordered(parts, seed)).not.toEqual(parts);
      }),
      { seed: 1 },
    );
  });
});
