import { expect, test } from 'vitest';
import { lookupOrder, ownNames, seenName, staleNames, stateName, wholeName } from '#offline/cache-names.ts';
import { isOfVersion } from '#offline/messages.ts';
import type { SiteList } from '#offline/site-list.ts';
import { begun, NOTHING_YET, readState } from '#offline/state.ts';

const namesOf = (base: string, ...versions: string[]): string[] => [
  stateName(base),
  ...versions.flatMap((version) => [seenName(base, version), wholeName(base, version)]),
];

test('stores of other sites on the origin are never ours, whatever their path', () => {
  const foreign = ['workbox-precache', ...namesOf('/', 'a'), ...namesOf('/course/two/', 'a'), ...namesOf('/course', 'a')];
  const own = namesOf('/course/', 'a');
  expect(ownNames([...foreign, ...own], '/course/')).toEqual(own);
  expect(staleNames([...foreign, ...own], '/course/', [])).toEqual(own.slice(1));
  expect(lookupOrder(foreign, '/course/', 'a')).toEqual([]);
});

test('a version that begins keeps its own and those of the one before', () => {
  const names = namesOf('/', 'a', 'b', 'c');
  expect(staleNames(names, '/', ['c', 'b'])).toEqual([seenName('/', 'a'), wholeName('/', 'a')]);
  expect(staleNames(names, '/', ['a', null])).toHaveLength(4);
});

test('looked up: the checked before the passing, the own version before others', () => {
  expect(lookupOrder(namesOf('/', 'a', 'b'), '/', 'b')).toEqual([
    wholeName('/', 'b'),
    seenName('/', 'b'),
    wholeName('/', 'a'),
    seenName('/', 'a'),
  ]);
});

test('the one before is remembered, and waking up is no new beginning', () => {
  const first = begun(NOTHING_YET, 'a');
  expect(first).toEqual({ active: 'a', previous: null, isWanted: false });
  const second = begun({ ...first, isWanted: true }, 'b');
  expect(second).toEqual({ active: 'b', previous: 'a', isWanted: true });
  expect(begun(second, 'b')).toBe(second);
  expect(readState(JSON.stringify(second))).toEqual(second);
});

test.each(['', 'null', '[]', '{"active":1,"isWanted":"yes"}'])('a damaged note %s is a first visit', (text) => {
  expect(readState(text)).toEqual(NOTHING_YET);
});

const LIST: SiteList = {
  version: 'b',
  base: '/',
  packedBytes: 0,
  files: [
    ['caches/', 500, 'h'],
    ['_astro/page.b.js', 20, 'i'],
  ],
  shell: [],
  needs: {},
};

test.each([
  [true, 'caches/', 500, ['_astro/page.b.js']],
  [true, 'caches/', 500, ['_astro/page.b.js', 'elsewhere.js']],
  [false, 'caches/', 501, ['_astro/page.b.js']],
  [false, 'caches/', null, ['_astro/page.b.js']],
  [false, 'caches/', 500, ['_astro/page.a.js']],
  [false, 'gone/', 500, []],
] as const)('%s: page %s of %s bytes with %o is of this version', (is, path, bytes, names) => {
  expect(isOfVersion(LIST, { path, bytes, names })).toBe(is);
});
