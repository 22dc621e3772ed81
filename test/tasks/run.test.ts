import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A copy of the task scripts in a project of their own, where nothing is installed. */
const project = mkdtempSync(path.join(tmpdir(), 'tasks-'));

beforeAll(() => {
  cpSync('src/tasks', path.join(project, 'src/tasks'), { recursive: true });
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(project, 'package-lock.json'), '{}');
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

function runTask(args: string[], env: Record<string, string> = {}) {
  const script = path.join(project, 'src/tasks/run.mjs');
  const done = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: done.status, lines: done.stderr.trim().split('\n'), text: done.stdout };
}

test('an unknown task is one line that names the known ones', () => {
  const { code, lines } = runTask(['nonsense']);
  expect(code).toBe(64);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Unknown task 'nonsense'\. Known: .*start.*simulate/);
});

test('a missing npm is a line that says how to get it', () => {
  const { code, lines, text } = runTask(['check'], { PATH: '/nowhere' });
  expect(code).toBe(2);
  expect(lines.at(-1)).toBe('npm is missing. On Debian: apt-get install npm');
  expect(lines).toHaveLength(2);
  expect(text).toBe('');
});

test('a lockfile that npm refuses ends with one line of ours', () => {
  const npm = path.join(project, 'bin');
  mkdirSync(npm);
  writeFileSync(path.join(npm, 'npm'), '#!/bin/sh\necho "npm says no" >&2\nexit 1\n', { mode: 0o755 });
  const { code, lines } = runTask(['check'], { PATH: `${npm}:/bin:/usr/bin` });
  expect(code).toBe(2);
  expect(lines.slice(1)).toEqual(['npm says no', 'npm could not install the packages; its own message stands above.']);
});
