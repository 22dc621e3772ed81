import { expect, test } from 'vitest';
import { brokenDown, countOf, reportOf } from '#tasks/engines/tried.ts';
import type { Tried } from '#tasks/engines/tried.ts';

const good: Tried = {
  engine: 'Chromium',
  version: '1.2',
  steps: [
    { name: 'home', problem: null },
    { name: 'search', problem: null },
  ],
  hashes: { equal: 3, of: 3 },
  different: [],
  violations: [],
  errors: [],
  isWatching: true,
  hasTrustedTypes: true,
};

test('all is well: a row, and the count of steps, hashes, no violation, no error and the watching', () => {
  const { text, isGood } = reportOf([good]);
  expect(text.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['engine', 'version', 'steps passed', 'hashes equal', 'violations', 'errors', 'Trusted Types'],
    ['Chromium', '1.2', '2 of 2', '3 of 3', '0', '0', 'enforced'],
    ['8 passed, 0 failed'],
  ]);
  expect(isGood).toBe(true);
});

test('an absent engine is named with what installs it; it neither passes nor fails', () => {
  const { text, isGood } = reportOf([good, { engine: 'Another', install: 'apt-get install another' }]);
  expect(text.split('\n').slice(-2)).toEqual([
    'Another is absent and was not tried; on Debian, as root: apt-get install another',
    '8 passed, 0 failed',
  ]);
  expect(isGood).toBe(true);
});

test('nothing installed: nothing passed', () => {
  expect(reportOf([{ engine: 'Another', install: 'apt-get install another' }]).text).toMatch(/\n0 passed, 0 failed$/);
});

test.each([
  ['a step', { steps: [{ name: 'home', problem: 'no heading' }] }, 'Chromium: home: no heading'],
  ['a trace', { hashes: { equal: 2, of: 3 }, different: ['a.json: 1, in Node 2'] }, 'Chromium: a.json: 1, in Node 2'],
  ['the policy', { violations: ['policy: style-src'] }, 'Chromium: policy: style-src'],
  ['a script', { errors: ['error: planted'] }, 'Chromium: error: planted'],
])('what is wrong with %s is said and counted', (_, wrong, line) => {
  const { text, isGood } = reportOf([{ ...good, ...wrong }]);
  expect(text).toContain(line);
  expect(countOf({ ...good, ...wrong }).failed).toBe(1);
  expect(isGood).toBe(false);
});

test('where a planted violation went unnoticed, none is no good news', () => {
  const { text, isGood } = reportOf([{ ...good, isWatching: false }]);
  expect(text).toMatch(/not noticed {2,}not noticed/);
  expect(isGood).toBe(false);
});

test('an installed engine that does not come up fails, and nothing of it passes', () => {
  const { text, isGood } = reportOf([brokenDown('Firefox', new Error('Firefox has ended. no display'))]);
  expect(text).toContain('Firefox: it comes up and stays: Firefox has ended. no display');
  expect(text).toMatch(/\n0 passed, 4 failed$/);
  expect(isGood).toBe(false);
});
