import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** All that a measured number depends on: what runs, and what runs it. */
const SOURCES = ['src/sim/**/*.ts', 'src/scenarios/**/*.ts', 'src/measured/**/*.ts'];

const hashOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex');

let folder: string | undefined;

/** One folder for each state of the sources, so that no number outlives the code that gave it. */
function keptFolder(): string {
  if (folder === undefined) {
    const files = globSync(SOURCES).sort();
    const state = hashOf(process.version, ...files.flatMap((file) => [file, readFileSync(file, 'utf8')]));
    folder = path.join('.cache', 'measured', state.slice(0, 16));
    mkdirSync(folder, { recursive: true });
  }
  return folder;
}

/**
 * What `compute` gives for `key`, computed once for all builds and test runs of the same sources: the runs behind the numbers of
 * the text take longer than all pages together. Numbers that JSON does not know (NaN, Infinity) are not kept.
 */
export function kept(key: string, compute: () => Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const file = path.join(keptFolder(), `${hashOf(key).slice(0, 32)}.json`);
  const before = read(file);
  if (before !== undefined) return before;
  const numbers = compute();
  if (Object.values(numbers).every(Number.isFinite)) {
    const draft = `${file}.${String(process.pid)}`;
    writeFileSync(draft, JSON.stringify(numbers));
    renameSync(draft, file);
  }
  return numbers;
}

function read(file: string): Readonly<Record<string, number>> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>;
  } catch {
    return undefined;
  }
}
