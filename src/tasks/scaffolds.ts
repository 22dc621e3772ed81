import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { copyProject } from './project-copy.ts';

/*
 * Proves the scaffolds: in a copy of the project a figure, a question and a chapter are made, the first two put where they belong, and
 * then everything is run that a contributor's first push would meet: format, spelling, types, lint, unused code, unit tests, the build.
 */

const root = process.cwd();
const copy = mkdtempSync(path.join(tmpdir(), 'pip-scaffolds-'));

/** One command in the copy. Gives whether it went well; prints what it said when not. */
function run(name: string, tool: string, ...args: string[]): boolean {
  const startMs = Date.now();
  const done = spawnSync(tool, args, { cwd: copy, encoding: 'utf8' });
  const isGood = done.status === 0;
  console.log(`${isGood ? '✓' : '✗'} ${name} (${((Date.now() - startMs) / 1000).toFixed(1)} s)`);
  if (!isGood) console.log(`${done.stdout}${done.stderr}${done.error?.message ?? ''}`.trimEnd());
  return isGood;
}

function put(file: string, before: string, line: string): void {
  const full = path.join(copy, file);
  const text = readFileSync(full, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no '${before}'`);
  writeFileSync(full, text.replace(before, `${line}\n\n${before}`));
}

const CHAPTER = 'content/chapters/01-load-balancers/index.mdx';
const task = (name: string, ...args: string[]): boolean =>
  run(`npm run ${name} -- ${args.join(' ')}`, 'node', 'src/tasks/run.mjs', name, ...args);

copyProject(root, copy);
const good = [
  task('new:figure', 'one-more-floe'),
  task('new:question', 'load-balancers', 'one-more-question'),
  task('new:chapter', 'clocks'),
];
put(CHAPTER, '## In the real world', '<Figure id="one-more-floe" />');
put(CHAPTER, '## What to carry', '<Check id="one-more-question" />');
good.push(
  run('format', 'prettier', '--check', '--log-level=warn', '.'),
  run('spelling', 'cspell', '--no-progress', '--no-summary'),
  run('types: pages and scripts', 'astro', 'check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'),
  run('types: components', 'svelte-check', '--no-tsconfig', '--ignore', 'node_modules,dist,test/bench', '--fail-on-warnings'),
  run('lint', 'eslint', '--max-warnings=0', 'src/scenarios', 'components/figures', 'test/scenarios', 'src/course'),
  run('unused code', 'knip', '--no-progress'),
  run(
    'unit tests',
    'vitest',
    'run',
    '--project',
    'unit',
    'scenarios/one-more',
    'scenarios/scenarios',
    'test/content',
    'quiz/schema',
    'fences',
  ),
  task('build'),
  run('site tests', 'vitest', 'run', '--project', 'site'),
);
rmSync(copy, { recursive: true, force: true });
const failed = good.filter((isGood) => !isGood).length;
console.log(`${good.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
