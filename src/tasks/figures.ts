import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { command, Complaint } from './complaint.ts';
import { heapGrowth, longestWhilePlaying } from './figures/abuse.ts';
import { chapterOf } from './figures/chapter-of.ts';
import { faultTable, withTable } from './figures/rows.ts';
import type { Measured } from './figures/rows.ts';
import { worstSettings } from './figures/worst.ts';
import { listenFrom } from './ports.mjs';
import { runQuietly } from './process.mjs';
import { staticServer } from './serve.mjs';

/*
 * Measures what hostile input and the worst legal settings do, and writes the table of faults in the README. Takes about a quarter of an
 * hour; `--minutes N` measures the heap for a shorter time, and the table then says so.
 */

const SECONDS = 60;
const LINKS = 100_000;
const FILES = 20_000;

/** Runs tests that must pass for the table to say so. */
async function mustPass(project: string, ...files: string[]): Promise<void> {
  const { code, text } = await runQuietly('vitest', ['run', '--project', project, ...files]);
  if (code !== 0) throw new Complaint(`These do not pass, so there is no table: ${files.join(', ')}\n${text}`);
}

async function measure(minutes: number, isQuick: boolean): Promise<Measured> {
  const load = os.loadavg()[0]!;
  if (!isQuick) {
    await mustPass('long', 'test/laws/long/links.test.ts');
    await mustPass('unit', 'test/progress/transfer.test.ts');
  }
  const [worst] = worstSettings();
  if (!worst) throw new Complaint('There is no figure.');
  console.error(
    `Dearest: ${worst.figure} ${JSON.stringify(worst.values)}, ${worst.msPerSec.toFixed(1)} ms of processor time a virtual second`,
  );
  const server = staticServer('dist');
  const site = `http://127.0.0.1:${String(await listenFrom(server, 0))}/`;
  const task = await longestWhilePlaying(site, chapterOf(worst.figure), worst, SECONDS);
  console.error(JSON.stringify(task));
  const growth = await heapGrowth(site, chapterOf(worst.figure), worst, minutes);
  console.error(JSON.stringify(growth));
  server.closeAllConnections();
  server.close();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  const version = browser.version();
  await browser.close();
  const machine = `Chromium ${version}, ${os.cpus().length} processors; ${load.toFixed(1)} programs wanted one at the start`;
  return { date: new Date().toISOString().slice(0, 10), machine, links: LINKS, files: FILES, task, growth };
}

await command(async () => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { minutes: { type: 'string', default: '10' }, quick: { type: 'boolean', default: false } },
  });
  const minutes = Number(values.minutes);
  if (!(Number.isInteger(minutes) && minutes >= 1))
    throw new Complaint('usage: npm run figures -- [--minutes N] [--quick]   N is a whole number');
  if ((await build()) !== 0) throw new Complaint('The site does not build; the reason stands above.');
  const numbers = await measure(minutes, values.quick);
  if (values.quick) return JSON.stringify(numbers, null, 2);
  writeFileSync('docs/figures.json', `${JSON.stringify(numbers, null, 2)}\n`);
  writeFileSync('README.md', withTable(readFileSync('README.md', 'utf8'), faultTable(numbers)));
  await runQuietly('prettier', ['--write', 'docs/figures.json']);
  return 'README.md and docs/figures.json are written.';
});
