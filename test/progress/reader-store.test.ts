import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from '#progress/codec.ts';
import { openDoor } from '#progress/door.ts';
import { ReaderStore } from '#progress/reader-store.ts';
import type { Answer } from '#progress/state.ts';

/** A browser's storage, which can be made to refuse. */
class FakeStorage implements Storage {
  readonly entries = new Map<string, string>();
  isFull = false;
  get length(): number {
    return this.entries.size;
  }
  key = (place: number): string | null => [...this.entries.keys()][place] ?? null;
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  setItem = (key: string, text: string): void => {
    if (this.isFull) throw new Error('QuotaExceededError');
    this.entries.set(key, text);
  };
  removeItem = (key: string): void => void this.entries.delete(key);
  clear = (): void => {
    this.entries.clear();
  };
}

const PREFIX = 'course:/base/:';
const open = (storage: Storage) =>
  new ReaderStore(
    openDoor(() => storage),
    PREFIX,
  );
const right: Answer = { given: ['b', 'a'], verdict: 'correct', confidence: 'sure' };
const visit = (readShare: number, atMs: number) => ({ readShare, section: 'intro', atMs });

test('a reload finds what was answered, guessed and read', () => {
  const storage = new FakeStorage();
  const before = open(storage);
  before.answers.set('scalability', right);
  before.predictions.set('predict-crash', { guess: 120, unit: 'visitors' });
  before.chapters.set('load-balancers', visit(0.4, 10));
  const after = open(storage);
  expect(after.progress()).toEqual(before.progress());
  expect(after.answers.get('scalability')).toEqual(right);
  expect(after.predictions.get('predict-crash')?.guess).toBe(120);
  expect(after.answers.get('never-asked')).toBeNull();
  expect(after.health()).toEqual({ isLasting: true, setAside: [] });
});

test('any ids and answers survive a reload, names of built-in properties too', () => {
  const id = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));
  fc.assert(
    fc.property(fc.dictionary(id, fc.jsonValue()), (given) => {
      const storage = new FakeStorage();
      const before = open(storage);
      for (const [key, value] of Object.entries(given)) before.answers.set(key, { ...right, given: value as Answer['given'] });
      const after = open(storage);
      for (const [key, value] of Object.entries(given)) expect(after.answers.get(key)?.given).toEqual(JSON.parse(JSON.stringify(value)));
      expect(after.health().setAside).toEqual([]);
    }),
  );
});

test('two tabs keep each other’s answers', () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.answers.set('first', right);
  two.answers.set('second', { ...right, verdict: 'incorrect' });
  expect(Object.keys(open(storage).progress().answers).sort()).toEqual(['first', 'second']);
});

test('a tab that hears of another’s write shows it and tells its listeners', () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  let told = 0;
  const stop = two.onChange(() => told++);
  one.answers.set('first', right);
  two.otherTabWrote(`${PREFIX}answers/first`);
  expect(two.answers.get('first')).toEqual(right);
  expect(told).toBe(1);
  stop();
  two.otherTabWrote(null);
  expect(two.answers.get('first')).toBeNull();
  expect(told).toBe(1);
});

test('two tabs reading one chapter never lose the furthest point', () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.chapters.set('load-balancers', visit(0.9, 10));
  two.chapters.set('load-balancers', visit(0.2, 20));
  expect(open(storage).chapters.get('load-balancers')).toEqual({ readShare: 0.9, section: 'intro', atMs: 20 });
});

test('storage that refuses from the start, or fills up, serves from memory and says so', () => {
  const refused = new ReaderStore(
    openDoor(() => {
      throw new Error('SecurityError');
    }),
    PREFIX,
  );
  refused.answers.set('first', right);
  expect(refused.answers.get('first')).toEqual(right);
  expect(refused.health().isLasting).toBe(false);

  const storage = new FakeStorage();
  const filling = open(storage);
  filling.answers.set('first', right);
  storage.isFull = true;
  filling.answers.set('second', right);
  expect(filling.answers.get('second')).toEqual(right);
  expect(filling.answers.get('first')).toEqual(right);
  expect(filling.health().isLasting).toBe(false);
  filling.answers.forget('second');
  expect(filling.answers.get('second')).toBeNull();
});

test('a corrupt value is set aside, reported, and does not come back', () => {
  const storage = new FakeStorage();
  const key = `${PREFIX}answers/broken`;
  storage.setItem(key, encode({ given: 1, verdict: 'correct', confidence: 'sure' }).replace('correct', 'korrect'));
  const store = open(storage);
  expect(store.answers.get('broken')).toBeNull();
  expect(store.health().setAside).toEqual(['broken']);
  expect(storage.getItem(key)).toBeNull();
  expect(storage.getItem(`${PREFIX}aside/answers/broken`)).toContain('korrect');
  expect(open(storage).health().setAside).toEqual([]);
});

test('a well-formed value of the wrong shape is corrupt as well', () => {
  const storage = new FakeStorage();
  storage.setItem(`${PREFIX}chapters/a`, encode({ readShare: 7, section: '', atMs: 1 }));
  storage.setItem(`${PREFIX}answers/b`, encode({ verdict: 'great' }));
  storage.setItem(`${PREFIX}predictions/c`, encode('guess'));
  expect([...open(storage).health().setAside].sort()).toEqual(['a', 'b', 'c']);
});

test('a value of a later version is neither read nor overwritten', () => {
  const storage = new FakeStorage();
  const key = `${PREFIX}answers/first`;
  storage.setItem(key, '2:abc:{"new":"shape"}');
  const store = open(storage);
  expect(store.answers.get('first')).toBeNull();
  store.answers.set('first', right);
  store.answers.forget('first');
  expect(storage.getItem(key)).toBe('2:abc:{"new":"shape"}');
  expect(store.health().setAside).toEqual([]);
});

test('deleting all removes every key of this course and none of another', () => {
  const storage = new FakeStorage();
  storage.setItem('course:/other/:answers/x', 'theirs');
  const store = open(storage);
  store.answers.set('first', right);
  store.deleteAll();
  expect(store.answers.get('first')).toBeNull();
  expect([...storage.entries.keys()]).toEqual(['course:/other/:answers/x']);
});

test('any text in storage is read without an error', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, text) => {
      const storage = new FakeStorage();
      storage.setItem(`${PREFIX}answers/${id}`, text);
      expect(() => open(storage)).not.toThrow();
    }),
  );
});
