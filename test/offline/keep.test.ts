import { expect, test } from 'vitest';
import { keepFiles } from '#offline/keep.ts';
import type { Keeping, Shelf } from '#offline/keep.ts';
import type { FileRow } from '#offline/site-list.ts';

const SCOPE = 'https://example.org/';
const ROWS: readonly FileRow[] = ['a', 'b', 'c', 'd'].map((text) => [`${text}.json`, 1, text]);
const hashOf = (bytes: ArrayBuffer): Promise<string> => Promise.resolve(new TextDecoder().decode(bytes));

/** An answer as a browser gives it for this site. */
function answer(text: string, status = 200): Response {
  const made = new Response(text, { status });
  Object.defineProperty(made, 'type', { value: 'basic' });
  const clone = made.clone.bind(made);
  made.clone = () => Object.defineProperty(clone(), 'type', { value: 'basic' });
  return made;
}

class MemoryShelf implements Shelf {
  readonly stored = new Map<string, Response>();
  readonly #room: number;
  constructor(room = Infinity, texts: Readonly<Record<string, string>> = {}) {
    this.#room = room;
    for (const [name, text] of Object.entries(texts)) this.stored.set(SCOPE + name, answer(text));
  }
  match(key: string): Promise<Response | undefined> {
    return Promise.resolve(this.stored.get(key));
  }
  put(key: string, given: Response): Promise<void> {
    if (this.stored.size >= this.#room) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
    this.stored.set(key, given);
    return Promise.resolve();
  }
}

/** A site that holds `text.json` with that text, but for what is told otherwise. */
function keeping(shelf: Shelf, more: Partial<Keeping> = {}): Keeping & { readonly fetched: string[]; readonly told: string[] } {
  const fetched: string[] = [];
  const told: string[] = [];
  return {
    scope: SCOPE,
    shelf,
    older: [],
    hashOf,
    fetchFile: (address) => {
      fetched.push(address.slice(SCOPE.length));
      return Promise.resolve(answer(address.slice(SCOPE.length, -'.json'.length)));
    },
    onFile: ([path]) => told.push(path),
    fetched,
    told,
    ...more,
  };
}

test('every file is fetched once, checked, stored and told', async () => {
  const shelf = new MemoryShelf();
  const work = keeping(shelf);
  expect(await keepFiles(ROWS, work)).toBe('kept');
  expect([...shelf.stored.keys()].sort()).toEqual(ROWS.map(([path]) => SCOPE + path));
  expect(work.told.sort()).toEqual(work.fetched.sort());
});

test('what is stored already is not fetched again; what an older shelf has is taken over when it is the same', async () => {
  const shelf = new MemoryShelf(Infinity, { 'a.json': 'a' });
  const work = keeping(shelf, { older: [new MemoryShelf(Infinity, { 'b.json': 'b', 'c.json': 'old c' })] });
  expect(await keepFiles(ROWS, work)).toBe('kept');
  expect(work.fetched.sort()).toEqual(['c.json', 'd.json']);
  expect(await shelf.stored.get(`${SCOPE}c.json`)?.text()).toBe('c');
});

test('no room: said, and what was stored stays', async () => {
  const shelf = new MemoryShelf(2);
  expect(await keepFiles(ROWS, keeping(shelf))).toBe('full');
  expect(shelf.stored.size).toBe(2);
});

test.each<[string, Keeping['fetchFile'], string]>([
  ['another text than listed', () => Promise.resolve(answer('other')), 'changed'],
  ['a file that is gone', () => Promise.resolve(answer('', 404)), 'changed'],
  ['a host in trouble', () => Promise.resolve(answer('', 503)), 'unreachable'],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
  ['an answer that cannot be read', () => Promise.resolve(Response.error()), 'changed'],
])('%s: nothing of it is stored, and it is said', async (_, fetchFile, end) => {
  const shelf = new MemoryShelf();
  expect(await keepFiles(ROWS, keeping(shelf, { fetchFile }))).toBe(end);
  expect(shelf.stored.size).toBe(0);
});
