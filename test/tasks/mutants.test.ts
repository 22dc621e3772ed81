import { expect, test } from 'vitest';
import { reportOf } from '#tasks/mutants/report.ts';

const at = (line: number, from: number, to: number) => ({ start: { line, column: from }, end: { line, column: to } });
const mutant = (status: string, line: number) => ({ status, mutatorName: 'x', replacement: '0', location: at(line, 5, 6) });

const { text, score } = reportOf({
  'src/sim/kernel/a.ts': { source: 'x = 1;\ny = 2;', mutants: [mutant('Killed', 1), mutant('Timeout', 1), mutant('Survived', 2)] },
  'src/sim/kernel/b.ts': { source: 'z = 3;', mutants: [mutant('NoCoverage', 1), mutant('Ignored', 1)] },
});

test('what was ignored counts nowhere, what timed out was noticed, what no test reaches was not', () => {
  expect(score).toBe('50.0 % of 4 mutants were noticed');
  expect(text).toContain('| kernel/a.ts | 2 | 1 | 66.7 % |\n| kernel/b.ts | 0 | 1 | 0.0 % |');
});

test('each survivor stands with its line, what was there and what was put in its place', () => {
  expect(text).toContain('### kernel/a.ts\n\n- 2: `2` → `0`\n');
});
