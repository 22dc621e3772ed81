import process from 'node:process';
import { installPackages } from './install.mjs';
import { Complaint, root, runTool } from './process.mjs';

/**
 * Tasks that are one tool with arguments. A tool is an npm binary, or `node` with a file.
 * @type {Record<string, readonly [string, ...string[]][]>}
 */
const TOOLS = {
  dev: [['astro', 'dev']],
  format: [
    ['eslint', '--fix', '--quiet', '.'],
    ['prettier', '--write', '--log-level=warn', '.'],
  ],
  spell: [['cspell', '--no-progress', '--no-summary']],
  unit: [['vitest', 'run', '--project', 'unit']],
  laws: [['vitest', 'run', '--project', 'laws', '--project', 'long']],
  simulate: [['node', 'src/tasks/simulate.ts']],
  grade: [['node', 'src/tasks/grade.ts']],
  learn: [['node', 'src/tasks/learn.ts']],
  schema: [['node', 'src/tasks/schema.ts']],
  bench: [['node', 'src/tasks/bench.ts']],
  'bench:page': [['node', 'src/tasks/bench-page.ts']],
  mutants: [['node', 'src/tasks/mutants.ts']],
  'pack:usb': [['node', 'src/tasks/pack-usb.ts']],
  engines: [['node', 'src/tasks/engines.ts']],
  lighthouse: [['node', 'src/tasks/lighthouse.ts']],
  'pack:scorm': [['node', 'src/tasks/pack-scorm.ts']],
  'new:chapter': [['node', 'src/tasks/new.ts', 'chapter']],
  'new:figure': [['node', 'src/tasks/new.ts', 'figure']],
  'new:question': [['node', 'src/tasks/new.ts', 'question']],
  reproducible: [['node', 'src/tasks/reproducible.ts']],
  figures: [['node', 'src/tasks/figures.ts']],
  shots: [['node', 'src/tasks/shots.ts']],
  scaffolds: [['node', 'src/tasks/scaffolds.ts']],
};

/** Tasks whose arguments are files as the caller sees them. */
const WITH_FILES = new Set(['simulate', 'grade']);

/** Tests of one project that drive a browser. @param {string} project @returns {(args: readonly string[]) => Promise<number>} */
const inBrowser = (project) => async (args) => {
  const { findBrowser } = await import('./browser.mjs');
  return runTool('vitest', ['run', '--project', project, ...args], { env: { CHROMIUM_PATH: findBrowser() } });
};

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
const TASKS = {
  start: async () => (await import('./start.mjs')).start(),
  build: async () => (await import('./build.mjs')).build(),
  check: async () => (await import('./steps.mjs')).runSteps('check'),
  test: async () => (await import('./steps.mjs')).runSteps('test'),
  hosts: inBrowser('hosts'),
  scorm: inBrowser('lms'),
  usb: inBrowser('usb'),
  access: inBrowser('access'),
  e2e: inBrowser('browser'),
};

/** @param {string} name @param {readonly string[]} args */
async function runTask(name, args) {
  const task = TASKS[name];
  if (task) return task(args);
  for (const [tool, ...fixed] of TOOLS[name] ?? []) {
    const code = await runTool(tool, [...fixed, ...args], { cwd: WITH_FILES.has(name) ? (process.env['INIT_CWD'] ?? root) : root });
    if (code !== 0) return code;
  }
  return 0;
}

/** Runs one task by its name and ends the process with its exit code. @param {readonly string[]} argv */
export async function main([name = '', ...rest]) {
  if (!(name in TASKS) && !(name in TOOLS)) {
    console.error(`Unknown task '${name}'. Known: ${[...Object.keys(TASKS), ...Object.keys(TOOLS)].join(', ')}.`);
    process.exitCode = 64;
    return;
  }
  try {
    installPackages();
    const code = await runTask(name, rest[0] === '--' ? rest.slice(1) : rest);
    if (code !== 0) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
