import { describe, expect, test } from 'vitest';
import { mayStore, pageKeys, planFor } from '#offline/strategy.ts';
import type { Answer, Asked } from '#offline/strategy.ts';

const SCOPE = 'https://example.org/course/';
const OWN = new Set(['', '_astro', 'caches', 'pagefind', 'quiz', 'favicon.svg']);
const asked = (path: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  url: new URL(path, SCOPE).href,
  mode: 'cors',
  isPart: false,
  ...more,
});

describe('what is done with a request', () => {
  test.each<[string, Asked, string]>([
    ['home', asked('', { mode: 'navigate' }), 'page'],
    ['a page, query and fragment', asked('caches/?x=1#plate', { mode: 'navigate' }), 'page'],
    ['a page without its slash', asked('caches', { mode: 'navigate' }), 'page'],
    ['a script with its hash', asked('_astro/player.abc.js'), 'hashed'],
    ['a question', asked('quiz/load.json'), 'file'],
    ['the search index', asked('pagefind/pagefind-entry.json?ts=1'), 'search'],
    ['the worker itself', asked('sw.js'), 'leave'],
    ['something sent', asked('quiz/load.json', { method: 'POST' }), 'leave'],
    ['a part of a file', asked('favicon.svg', { isPart: true }), 'leave'],
    ['a page above the site', asked('/', { mode: 'navigate' }), 'leave'],
    ['a neighbour whose name begins alike', asked('/course-two/', { mode: 'navigate' }), 'leave'],
    ['another site below the home', asked('their-site/', { mode: 'navigate' }), 'leave'],
    ['another host', asked('https://example.com/course/caches/', { mode: 'navigate' }), 'leave'],
  ])('%s: %o → %s', (_, request, plan) => {
    expect(planFor(request, SCOPE, OWN)).toBe(plan);
  });
});

describe('what is stored', () => {
  const whole = (more: Partial<Answer> = {}): Answer => ({
    status: 200,
    type: 'basic',
    redirected: false,
    headers: new Headers({ 'content-type': 'text/html; charset=utf-8' }),
    ...more,
  });
  test('a whole answer is', () => {
    expect(mayStore(whole(), 'page')).toBe(true);
    expect(mayStore(whole({ headers: new Headers() }), 'file')).toBe(true);
  });
  test.each<[string, Partial<Answer>]>([
    ['an error', { status: 404 }],
    ['an error of the host', { status: 503 }],
    ['a part', { status: 206 }],
    ['nothing new', { status: 304 }],
    ['an opaque answer', { status: 0, type: 'opaque' }],
    ['a move to another address', { status: 0, type: 'opaqueredirect' }],
    ['one that was moved', { redirected: true }],
    ['one of another origin', { type: 'cors' }],
  ])('%s is not: %o', (_, more) => {
    for (const plan of ['page', 'file', 'hashed'] as const) expect(mayStore(whole(more), plan)).toBe(false);
  });
  test('a download is no page, and the search index is kept whole or not at all', () => {
    expect(mayStore(whole({ headers: new Headers({ 'content-type': 'application/zip' }) }), 'page')).toBe(false);
    expect(mayStore(whole(), 'search')).toBe(false);
  });
});

test.each([
  ['caches/', ['caches/']],
  ['caches/?a#b', ['caches/']],
  ['caches', ['caches', 'caches/']],
  ['caches/index.html', ['caches/']],
])('the page %s is looked for as %o', (path, keys) => {
  expect(pageKeys(SCOPE + path)).toEqual(keys.map((key) => SCOPE + key));
});
