import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from '#tasks/zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a zip holds what was put in, and the same files give the same bytes in whatever order they come', () => {
  const files = [['b/ü.txt', bytes('two'.repeat(500))] as const, ['a.txt', bytes('one')] as const];
  const zip = zipOf(new Map(files));
  expect(unzipSync(zip)).toEqual(Object.fromEntries(files));
  expect(Buffer.from(zipOf(new Map(files.toReversed()))).equals(zip)).toBe(true);
  expect(zip.length).toBeLessThan(1000);
});
