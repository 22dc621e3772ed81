import { expect, test } from 'vitest';
import { PlaceSearch } from '#usb/place-search.ts';

const search = new PlaceSearch([
  { address: 'a/index.html', page: 'A', title: 'A', text: 'The turns go round. A robin sings <here> & there.' },
  { address: 'a/index.html#b', page: 'A', title: 'Taking turns', text: 'With round robin each floe gets its turn.' },
  { address: 'c/index.html', page: 'C', title: 'C', text: 'Queues, queues and another queue: cache-control.' },
]);
const addresses = (query: string): string[] => search.find(query).flatMap(({ places }) => places.map(({ address }) => address));

test('words that stand together come before words that stand apart', () => {
  expect(addresses('round robin')).toEqual(['a/index.html#b', 'a/index.html']);
});

test('a word in a title counts more, other forms of a word count too, and every word must be there', () => {
  expect(addresses('turn')[0]).toBe('a/index.html#b');
  expect(addresses('queueing')).toEqual(['c/index.html']);
  expect(addresses('Cache')).toEqual(['c/index.html']);
  expect(addresses('robin queue')).toEqual([]);
});

test('the beginning of a word is enough; nothing finds nothing', () => {
  expect(addresses('rob')).toHaveLength(2);
  expect(addresses('  ?! ')).toEqual([]);
});

test('an excerpt is escaped, and marks what was asked for', () => {
  const [page] = search.find('robin sings');
  expect(page?.places[0]?.excerpt).toContain('<mark>robin</mark> <mark>sings</mark> &lt;here&gt; there.');
});
