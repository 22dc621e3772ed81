import { expect, test } from 'vitest';
import { fieldDocs } from '#blueprint/field-docs.ts';
import { MEANING_KEYS, meaningOf } from '#blueprint/fields/meanings.ts';

const docs = fieldDocs();
const plain = (path: string): string => path.replaceAll('[]', '').replaceAll('.NAME', '');

test('every kind of block, the run, links and happenings are documented', () => {
  expect(new Set(docs.map((doc) => doc.owner))).toEqual(
    new Set([
      ...['blueprint', 'place', 'link', 'happening', 'client', 'server', 'load-balancer', 'cache', 'database'],
      ...['reverse-proxy', 'cdn', 'message-queue', 'consumer'],
    ]),
  );
});

test('every field says what it means in a sentence', () => {
  expect(docs.filter((doc) => !/^[A-Z0-9].*\.$/s.test(doc.meaning)).map((doc) => `${doc.owner}.${doc.path}`)).toEqual([]);
});

test('no sentence stands for a field that is not there', () => {
  const used = new Set(docs.map((doc) => meaningOf(plain(`${doc.owner}.${doc.path}`)).key));
  expect(MEANING_KEYS.filter((key) => !used.has(key))).toEqual([]);
});

test('an unknown field has no sentence', () => {
  expect(() => meaningOf('server.feathers')).toThrow('server.feathers');
});
