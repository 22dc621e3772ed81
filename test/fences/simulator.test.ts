import { expect, test } from 'vitest';
import { lintPlanted } from './planted.ts';

const FILE = 'src/sim/kernel/planted.ts';
const RULES = ['no-restricted-globals', 'no-restricted-syntax'];

const INEXACT = ['random', 'log', 'log2', 'log10', 'log1p', 'exp', 'expm1', 'pow', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'];
const INEXACT_TOO = ['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'cbrt', 'hypot', 'PI', 'E', 'LN2', 'SQRT2'];
const EXACT = ['sqrt', 'floor', 'ceil', 'trunc', 'round', 'abs', 'min', 'max', 'sign', 'imul', 'clz32', 'fround'];

test.each([
  ...[...INEXACT, ...INEXACT_TOO].map((name) => `Math.${name}`),
  `Math['random']`,
  `(({ random }) => random)(Math)`,
  `[1].map((power) => 2 ** power)`,
  `((x: number) => { let y = x; y **= 2; return y; })(1)`,
  'Date.now()',
  'new Date()',
  'performance.now()',
  'globalThis.Math',
  'setTimeout(() => 1, 1)',
  'queueMicrotask(() => 1)',
  'Promise.resolve(1)',
  'async () => 1',
  'crypto.randomUUID()',
  'process.env',
  'document.title',
  '[3, 1].sort()',
  '[3, 1].toSorted()',
  `'a'.localeCompare('b')`,
  '(1).toLocaleString()',
  'Intl.NumberFormat',
])('src/sim may not use %s', async (expression) => {
  const findings = await lintPlanted(FILE, `export const planted = ${expression};\n`);
  expect(findings.map((finding) => finding.rule)).toEqual(
    expect.arrayContaining([expect.toSatisfy((rule: string) => RULES.includes(rule))]),
  );
});

test.each([...EXACT.map((name) => `Math.${name}`), '[3, 1].sort((a, b) => a - b)', '2 * 3 / 4'])(
  'src/sim may use %s',
  async (expression) => {
    const findings = await lintPlanted(FILE, `export const planted = ${expression};\n`);
    expect(findings.filter((finding) => RULES.includes(finding.rule))).toEqual([]);
  },
);

test.each(['export default 1;', `export const planted: any = 1;`, '// @ts-ignore\nexport const planted = 1;'])(
  'the house rules refuse %s',
  async (code) => {
    expect(await lintPlanted('src/course/planted.ts', `${code}\n`)).not.toEqual([]);
  },
);
