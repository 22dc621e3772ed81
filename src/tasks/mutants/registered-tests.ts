import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chai, expect } from 'vitest';

/*
 * What the tests of the simulator use of Vitest, without its runner: they are noted when their files are loaded, and run whenever
 * somebody asks. Thousands of mutants are tried on them in one process; a runner would load every file again for each.
 */

export interface RegisteredTest {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = (...row: readonly never[]) => unknown;
type Named = (name: string, body: Body) => void;

const tests: RegisteredTest[] = [];
const outer: string[] = [];
/** Whose tests are noted, or run. */
let file = '';

/** Loads a file, whose tests are noted. @param name from the folder of the project */
export async function load(name: string): Promise<void> {
  file = name;
  await import(path.resolve(name));
}

export function registered(): readonly RegisteredTest[] {
  return tests;
}

/** Each row as arguments: a list is several. The number tells rows of one name apart. */
function forEachRow(note: Named) {
  return (rows: readonly unknown[]): Named =>
    (name, body) => {
      rows.forEach((row, i) => note(`${name} #${String(i + 1)}`, () => body(...((Array.isArray(row) ? row : [row]) as never[]))));
    };
}

const noteTest: Named = (name, body) => {
  const whole = [...outer, name].join(' > ');
  const own = file;
  const run = (): unknown => {
    file = own;
    return body();
  };
  tests.push({ id: `${own} > ${whole}`, name: whole, file: own, run });
};

const noteGroup: Named = (name, body) => {
  outer.push(name);
  body();
  outer.pop();
};

export const test = Object.assign(noteTest, { each: forEachRow(noteTest) });
export const describe = Object.assign(noteGroup, { each: forEachRow(noteGroup) });

// Vitest's own asks its runner where the test stands.
chai.util.addMethod(chai.Assertion.prototype, 'toMatchFileSnapshot', function (this: Chai.AssertionStatic, name: string) {
  const expected = readFileSync(path.resolve(path.dirname(file), name), 'utf8');
  const received: unknown = chai.util.flag(this, 'object');
  if (received !== expected) throw new Error(`it is not what ${name} says`);
});
export { expect };
