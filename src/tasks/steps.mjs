import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { Complaint, root, runQuietly } from './process.mjs';

/** @typedef {{ passed: number, failed: number, text: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Step */

/** One tool as one check. @param {string} name @param {string} tool @param {...string} args @returns {Step} */
const tool = (name, tool, ...args) => ({
  name,
  run: async () => verdict(await runQuietly(tool, args)),
});

/** One Vitest project; its tests are counted. @param {string} project @param {() => Record<string, string>} [env] @param {number} [workers] @returns {Step} */
const tests = (project, env = () => ({}), workers = 1) => ({
  name: `tests: ${project}`,
  run: () => runTests(project, env(), workers),
});

/** What needs no site, cheapest first but for the longest, which starts early. @type {readonly Step[]} */
const CHECK = [
  tool('format', 'prettier', '--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.'),
  tool('spelling', 'cspell', '--no-progress', '--no-summary', '--cache', '--cache-location=.cache/cspell'),
  tool('types: simulator alone', 'tsc', '-p', 'src/sim'),
  tests('unit', () => ({}), 2),
  tool('types: pages and scripts', 'astro', 'check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'),
  tool('types: components', 'svelte-check', '--no-tsconfig', '--ignore', 'node_modules,dist,test/bench', '--fail-on-warnings'),
  tool('lint', 'eslint', '--max-warnings=0', '.'),
  tool('unused code', 'knip', '--no-progress'),
];

/** Steps one of which needs what the one before has made. @typedef {readonly Step[]} Chain */

/**
 * Groups run one after the other, the chains of one group two at a time: two cores are the least we assume.
 * @type {readonly (readonly Chain[])[]}
 */
const TEST = [
  [
    ...CHECK.map((step) => [step]),
    [{ name: 'build', run: async () => verdict({ code: await build(), text: '' }) }, tests('site')],
    [tests('laws')],
  ],
  [[tests('browser', () => ({ CHROMIUM_PATH: findBrowser() }), 2)]],
];

/** @param {{ code: number, text: string }} done @returns {Outcome} */
function verdict({ code, text }) {
  return code === 0 ? { passed: 1, failed: 0, text: '' } : { passed: 0, failed: 1, text };
}

/** @param {string} project @param {Record<string, string>} env @param {number} workers @returns {Promise<Outcome>} */
async function runTests(project, env, workers) {
  const file = path.join(root, '.cache', `tests-${project}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const done = await runQuietly('vitest', ['run', '--project', project, `--maxWorkers=${workers}`, ...reporters], { env });
  const { passed, failed } = countTests(file);
  // A run can fail without a failing test: a file that does not load, an error nobody caught.
  const failures = done.code === 0 ? failed : Math.max(failed, 1);
  return { passed, failed: failures, text: failures > 0 ? done.text : '' };
}

/** A skipped test proves nothing, so it counts as failed. @param {string} file */
function countTests(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: Number(report.numPassedTests), failed: Number(report.numTotalTests) - Number(report.numPassedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {Step} step @returns {Promise<Outcome>} */
async function runStep(step) {
  const startMs = Date.now();
  const outcome = await step.run().catch((error) => {
    if (!(error instanceof Complaint)) throw error;
    return { passed: 0, failed: 1, text: `${error.message}\n` };
  });
  const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  if (outcome.text) console.log(outcome.text.trimEnd());
  return outcome;
}

/** @param {readonly Chain[]} group @returns {Promise<Outcome[]>} */
async function runGroup(group) {
  const waiting = [...group];
  /** @type {Outcome[]} */
  const outcomes = [];
  const lane = async () => {
    for (let chain = waiting.shift(); chain; chain = waiting.shift()) for (const step of chain) outcomes.push(await runStep(step));
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

/**
 * Runs every step, whatever fails on the way, and ends with the line `N passed, N failed`. Gives an exit code.
 * @param {'check' | 'test'} which
 */
export async function runSteps(which) {
  process.env['CI'] ??= 'true';
  let passed = 0;
  let failed = 0;
  for (const group of which === 'check' ? [CHECK.map((step) => [step])] : TEST) {
    for (const outcome of await runGroup(group)) {
      passed += outcome.passed;
      failed += outcome.failed;
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
