import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipped } from '#tasks/usb/zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = [
  ['b.txt', bytes('two')],
  ['a/a.txt', bytes('one')],
] as const;

test('the same files give the same bytes, in whatever order they come', () => {
  const zip = zipped(new Map(files));
  expect(zipped(new Map(files.toReversed()))).toEqual(zip);
  const unpacked = unzipSync(zip);
  expect(Object.keys(unpacked)).toEqual(['a/a.txt', 'b.txt']);
  expect(new TextDecoder().decode(unpacked['b.txt'])).toBe('two');
  // A zip writes days since 1980: the first is 0000 0000 0010 0001.
  expect([zip[10], zip[11], zip[12], zip[13]]).toEqual([0, 0, 0b0010_0001, 0]);
});
