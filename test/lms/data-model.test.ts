import { expect, test } from 'vitest';
import { recordOf, settingsFor } from '#lms/data-model.ts';
import type { Link, Version } from '#lms/link.ts';
import { NO_RESULT } from '#lms/result.ts';

const report = {
  result: { answered: 5, total: 6, rightShare: 2 / 3, isComplete: false, isPassed: false },
  page: 'a',
  state: 's',
  sessionMs: 3_661_250,
};
const told = (version: Version, more: object = {}): Record<string, string> =>
  Object.fromEntries(
    settingsFor(version, { ...report, result: { ...report.result, ...more } }).map(({ element, value }) => [element, value]),
  );

const linkWith = (version: Version, kept: Readonly<Record<string, string>>): Link => ({
  version,
  initialise: () => true,
  get: (element) => kept[element] ?? '',
  set: () => true,
  commit: () => true,
  terminate: () => true,
});

test('SCORM 1.2: one status, a raw score, a clock of hours, minutes and seconds', () => {
  expect(told('1.2')).toEqual({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.min': '0',
    'cmi.core.score.max': '100',
    'cmi.core.score.raw': '66.67',
    'cmi.core.lesson_location': 'a',
    'cmi.suspend_data': 's',
    'cmi.core.exit': 'suspend',
    'cmi.core.session_time': '0001:01:01.25',
  });
  expect(told('1.2', { isComplete: true })['cmi.core.lesson_status']).toBe('completed');
  expect(told('1.2', { isComplete: true, isPassed: true })['cmi.core.lesson_status']).toBe('passed');
});

test('SCORM 2004: completion and success apart, a scaled score, a duration', () => {
  expect(told('2004')).toEqual({
    'cmi.completion_status': 'incomplete',
    'cmi.success_status': 'unknown',
    'cmi.score.min': '0',
    'cmi.score.max': '100',
    'cmi.score.raw': '66.67',
    'cmi.score.scaled': '0.6667',
    'cmi.progress_measure': '0.8333',
    'cmi.location': 'a',
    'cmi.suspend_data': 's',
    'cmi.exit': 'suspend',
    'cmi.session_time': 'PT3661.25S',
  });
  expect(told('2004', { isComplete: true })).toMatchObject({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' });
  expect(told('2004', { isComplete: true, isPassed: true })['cmi.success_status']).toBe('passed');
});

test.each(['1.2', '2004'] as const)('%s: nothing answered tells no score', (version) => {
  expect(Object.keys(told(version, { rightShare: null })).filter((element) => element.includes('score'))).toEqual([]);
});

test('a record is read in both versions, and nonsense in it is nothing', () => {
  expect(recordOf(linkWith('1.2', { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' })).result).toMatchObject({
    isPassed: true,
    isComplete: true,
    rightShare: 0.9,
  });
  expect(recordOf(linkWith('2004', { 'cmi.success_status': 'passed' })).result.rightShare).toBe(0.8);
  expect(recordOf(linkWith('2004', { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.5' })).result).toMatchObject({
    isPassed: false,
    isComplete: true,
    rightShare: 0.5,
  });
  for (const nonsense of ['NaN', '-1', '1e9', 'high', ''])
    expect(recordOf(linkWith('2004', { 'cmi.score.scaled': nonsense, 'cmi.completion_status': nonsense })).result).toEqual(NO_RESULT);
});
