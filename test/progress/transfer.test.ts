import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDoor } from '#progress/door.ts';
import { ReaderStore } from '#progress/reader-store.ts';
import { changesOf, exportText, MAX_IMPORT_CHARS, readImport } from '#progress/transfer.ts';

const storeOf = (): ReaderStore =>
  new ReaderStore(
    openDoor(() => undefined),
    'course:',
  );

function filled(): ReaderStore {
  const store = storeOf();
  store.answers.set('scalability', { given: 'it shares', verdict: 'partial', confidence: 'think' });
  store.predictions.set('predict-storm', { guess: 3, unit: 'in a hundred' });
  store.chapters.set('caches', { readShare: 0.5, section: 'hits', atMs: 5 });
  store.cards.set('scalability', { dueMs: 9, lastMs: 5, stability: 2, difficulty: 5, reps: 1, lapses: 0 });
  store.draws.set('pop-quiz', { seed: 7, only: ['scalability'] });
  store.plates.set('take-one-away', { link: '#take-one-away?crate=out' });
  return store;
}

test('what was exported comes back whole in another browser', () => {
  const own = filled();
  const file = readImport(exportText(own.progress(), 1));
  if ('complaint' in file) throw new Error(file.complaint);
  expect(file.counts).toEqual({ answers: 1, predictions: 1, chapters: 1, cards: 1, draws: 1, plates: 1 });
  expect(file.unreadable).toEqual([]);
  const other = storeOf();
  other.take(changesOf(file.progress));
  expect(other.progress()).toEqual(own.progress());
});

test('an import adds: it forgets nothing, and a chapter keeps the furthest point', () => {
  const own = filled();
  const other = storeOf();
  other.answers.set('kept', { given: 1, verdict: 'correct', confidence: null });
  other.chapters.set('caches', { readShare: 0.9, section: 'late', atMs: 1 });
  other.take(changesOf(own.progress()));
  expect(other.answers.get('kept')).not.toBeNull();
  expect(other.answers.get('scalability')).not.toBeNull();
  expect(other.chapters.get('caches')).toEqual({ readShare: 0.9, section: 'hits', atMs: 5 });
});

describe('a file that is none gives a sentence', () => {
  test.each([
    ['', 'no progress'],
    ['[1, 2]', 'no progress'],
    ['{"course":"another"}', 'not written by the export'],
    ['{"course":"pip-the-penguin","version":2}', 'newer version'],
    ['x'.repeat(MAX_IMPORT_CHARS + 1), 'too large'],
  ])('%.40s', (text, part) => {
    expect(readImport(text)).toMatchObject({ complaint: expect.stringContaining(part) as string });
  });
});

test('entries that cannot be read are named, the others are taken', () => {
  const text = `{"course":"pip-the-penguin","version":1,"answers":{"good":{"given":1,"verdict":"correct","confidence":null},"Bad Id":{},"odd":{"given":${'['.repeat(5000)}${']'.repeat(5000)},"verdict":"correct","confidence":null},"__proto__":{"given":1,"verdict":"correct","confidence":null}}}`;
  expect(readImport(text)).toMatchObject({
    counts: { answers: 1 },
    unreadable: ['answers/Bad Id', 'answers/odd', 'answers/__proto__'],
  });
});

test('20,000 hostile files: each is a complaint or can be stored', () => {
  const store = storeOf();
  const value = fc.jsonValue({ maxDepth: 3 });
  const shelf = fc.dictionary(fc.oneof(fc.constantFrom('a', 'b/c', '__proto__', 'constructor'), fc.string()), value, { maxKeys: 4 });
  const file = fc
    .record(
      {
        course: fc.constant('pip-the-penguin'),
        version: fc.constantFrom(1, 0, -1, 0.5),
        answers: fc.oneof(shelf, value),
        cards: fc.oneof(shelf, value),
        draws: shelf,
        plates: shelf,
      },
      { requiredKeys: ['course', 'version'] },
    )
    .map((one) => JSON.stringify(one));
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: file }, fc.string(), fc.json()), (text) => {
      const read = readImport(text);
      if (!('complaint' in read)) store.take(changesOf(read.progress));
    }),
    { numRuns: 20_000 },
  );
  expect(Object.getPrototypeOf(store.progress().answers)).toBe(Object.prototype);
});
