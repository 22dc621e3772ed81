import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Characters shown on either side of the first difference. */
const AROUND = 60;

/** Every file below a folder, in order, with forward slashes. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** What differs between two folders, a line each: files that only one has, and the place of the first byte that differs. */
export function differences(first: string, second: string): string[] {
  const [inFirst, inSecond] = [filesUnder(first), filesUnder(second)];
  const onlyFirst = inFirst.filter((file) => !inSecond.includes(file)).map((file) => `${file}: only in the first`);
  const onlySecond = inSecond.filter((file) => !inFirst.includes(file)).map((file) => `${file}: only in the second`);
  const both = inFirst.filter((file) => inSecond.includes(file));
  return [...onlyFirst, ...onlySecond, ...both.flatMap((file) => difference(file, path.join(first, file), path.join(second, file)))];
}

function difference(name: string, first: string, second: string): string[] {
  const [one, other] = [readFileSync(first), readFileSync(second)];
  if (one.equals(other)) return [];
  const at = one.findIndex((byte, place) => byte !== other[place]);
  const from = at < 0 ? Math.min(one.length, other.length) : at;
  const show = (bytes: Buffer): string => JSON.stringify(bytes.toString('utf8', Math.max(0, from - AROUND), from + AROUND));
  return [`${name}: from byte ${from}\n    ${show(one)}\n    ${show(other)}`];
}
