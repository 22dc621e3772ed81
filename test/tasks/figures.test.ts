import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultTable, ROWS, withTable } from '#tasks/figures/rows.ts';
import type { Measured } from '#tasks/figures/rows.ts';
import { longestTasks, NEW_RUN } from '#tasks/figures/tasks-of-trace.ts';

const numbers = JSON.parse(readFileSync('docs/figures.json', 'utf8')) as Measured;

test('the table of the README is the one that was measured', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withTable(readme, faultTable(numbers))).toBe(readme);
});

test('every test that the table names is there', () => {
  const named = ROWS.flatMap(({ shownBy }) =>
    'file' in shownBy && shownBy.title !== undefined ? [{ ...shownBy, title: shownBy.title }] : [],
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ file, title }) => !readFileSync(file, 'utf8').includes(title))).toEqual([]);
});

test('heap measured for less than ten minutes is scaled only in words', () => {
  const short = { ...numbers, growth: { ...numbers.growth, minutes: 2, grownMb: [1, 1.5] } };
  expect(faultTable(short)).toContain('1.5 MB in 2 min');
  expect(faultTable(short)).toContain('7.5 MB if scaled to 10 min');
  expect(faultTable({ ...short, growth: { ...short.growth, minutes: 10 } })).not.toContain('scaled');
});

test('tasks are those of the main thread, by processor time where there is such; those that begin a run stand apart', () => {
  const name = { name: 'thread_name', ph: 'M', pid: 1, tid: 2, args: { name: 'CrRendererMain' } };
  const task = (tid: number, ts: number, dur: number, tdur?: number) => ({ name: 'RunTask', ph: 'X', pid: 1, tid, ts, dur, tdur });
  const mark = (tid: number, ts: number) => ({ name: NEW_RUN, ph: 'R', pid: 1, tid, ts });
  const read = (...events: object[]) => longestTasks(JSON.stringify({ traceEvents: [name, ...events] }));
  const [quick, slow, other] = [task(2, 0, 90_000, 40_000), task(2, 100_000, 60_000, 55_000), task(3, 0, 900_000, 900_000)];
  expect(read(quick, slow, other).playing).toEqual({ wallMs: 90, processorMs: 55, tasks: 2, over50: 1 });
  expect(read(quick, slow, other, mark(2, 120_000), mark(3, 10))).toEqual({
    playing: { wallMs: 90, processorMs: 40, tasks: 1, over50: 0 },
    beginning: { wallMs: 60, processorMs: 55, tasks: 1, over50: 1 },
  });
  expect(read(task(2, 0, 90_000), task(2, 95_000, 60_000)).playing).toMatchObject({ processorMs: null, over50: 2 });
  expect(() => read(other)).toThrow('no task of a main thread');
});
