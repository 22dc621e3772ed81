import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from '#progress/codec.ts';
import type { Json } from '#progress/json.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

test('what is encoded decodes to the same', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(decode(encode(value))).toEqual({ state: 'good', value });
    }),
  );
});

test('any one changed character is noticed', () => {
  fc.assert(
    fc.property(json, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (value, place, letter) => {
      const text = encode(value);
      const at = place % text.length;
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      fc.pre(changed !== text);
      expect(decode(changed).state).not.toBe('good');
    }),
  );
});

test('any text decodes to something', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(['good', 'newer', 'corrupt']).toContain(decode(text).state);
    }),
  );
});

test('a later version is told from a damaged one', () => {
  expect(decode('2:1:{}').state).toBe('newer');
  expect(decode('1:1:{}').state).toBe('corrupt');
  expect(decode('').state).toBe('corrupt');
});
