import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Oldest Node the build tools accept. */
const OLDEST_NODE = [22, 19];

/** Something the reader can put right: printed as its one line, without a stack. */
export class Complaint extends Error {}

const platform = process.platform === 'win32' ? 'win' : process.platform;
// npm does not link `.bin/node` when several platform packages offer it, so the package is addressed directly.
const pinnedBin = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin');

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** The folder of the Node that runs the tools: the pinned one, else this one if new enough. Throws a Complaint. */
export function nodeBin() {
  if (existsSync(pinnedBin)) return pinnedBin;
  if (isNewEnough(process.versions.node)) return path.dirname(process.execPath);
  throw new Complaint(
    `Node ${OLDEST_NODE.join('.')} or newer is needed here: no pinned Node exists for ${platform}-${process.arch}, and this one is ${process.versions.node}.`,
  );
}

/** What Vitest tells its own tests; a build started from one would believe it. */
const OF_VITEST = [
  'BASE_URL',
  'DEV',
  'PROD',
  'SSR',
  'MODE',
  'NODE_ENV',
  'TEST',
  'VITEST',
  'VITEST_MODE',
  'VITEST_POOL_ID',
  'VITEST_WORKER_ID',
];

/** The environment tools run in. @param {Record<string, string>} [extra] */
export function toolEnv(extra = {}) {
  const folders = [nodeBin(), path.join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''];
  const own =
    'VITEST' in process.env ? Object.entries(process.env).filter(([name]) => !OF_VITEST.includes(name)) : Object.entries(process.env);
  return { ...Object.fromEntries(own), ASTRO_TELEMETRY_DISABLED: '1', PATH: folders.join(path.delimiter), ...extra };
}

/** A file of the project, for a tool started elsewhere. @param {string} tool @param {readonly string[]} args */
function fromRoot(tool, args) {
  const [first = '', ...others] = args;
  return tool === 'node' ? [path.join(root, first), ...others] : args;
}

/**
 * Runs a tool of the project to its end and gives its exit code; signals sent to this process reach it.
 * @param {string} tool npm binary, or `node` with a file of the project
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, capture?: boolean }} [options]
 * @returns {Promise<number>}
 */
export async function runTool(tool, args, options = {}) {
  const { code, text } = await runQuietly(tool, args, { ...options, inherit: true });
  if (text) process.stderr.write(text);
  return code;
}

/**
 * As `runTool`, but keeps what the tool prints.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, inherit?: boolean }} [options]
 * @returns {Promise<{ code: number, text: string }>}
 */
export function runQuietly(tool, args, { env = {}, cwd = root, inherit = false } = {}) {
  return new Promise((resolve) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(tool, fromRoot(tool, args), { cwd, env: toolEnv(env), stdio, shell: process.platform === 'win32' });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', () => {
      resolve({ code: 127, text: `The tool '${tool}' is missing: remove node_modules and run the command again.\n` });
    });
    child.on('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve({ code: code ?? 1, text });
    });
  });
}
