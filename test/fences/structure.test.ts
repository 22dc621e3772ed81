import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { scriptOf, sourceFiles } from './source-files.ts';

const code = sourceFiles();
const files = [...code, ...globSync('{src,components}/**/*.css')];
const linesOf = (text: string) => text.trimEnd().split('\n').length;

/** The callback of `describe` is a heading over tests, not something that runs as one. */
function isHeading(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

/** Name and length in lines of every function in a script. */
function functionsIn(script: string): { name: string; lines: number }[] {
  const source = ts.createSourceFile('planted.ts', script, ts.ScriptTarget.Latest, true);
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isHeading(node)) {
      const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
      found.push({
        name: node.name?.getText() ?? `at line ${String(line(node.getStart()) + 1)}`,
        lines: line(node.end) - line(node.getStart()) + 1,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const tooLong = (script: string) => functionsIn(script).filter(({ lines }) => lines > 70);

test('no file is over 300 lines', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => linesOf(readFileSync(file, 'utf8')) > 300)).toEqual([]);
});

test('no function is over 70 lines', () => {
  const long = code.flatMap((file) =>
    tooLong(scriptOf(file, readFileSync(file, 'utf8'))).map(({ name, lines }) => `${file}: ${name}, ${String(lines)}`),
  );
  expect(long).toEqual([]);
});

test('a planted long function is counted', () => {
  const body = 'count();\n'.repeat(70);
  for (const planted of [`function long() {\n${body}}`, `const long = () => {\n${body}};`, `class A { long() {\n${body}} }`]) {
    expect(tooLong(planted)).toHaveLength(1);
  }
  expect(tooLong(`function short() {\n${'count();\n'.repeat(68)}}`)).toEqual([]);
});

test('no barrel and no file named after nothing in particular', () => {
  const vague = /^(index|utils?|helpers?|types|common|misc)\.(ts|mjs|js)$/;
  expect(files.filter((file) => vague.test(path.basename(file)))).toEqual([]);
});
