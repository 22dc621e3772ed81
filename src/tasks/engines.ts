import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { command, Complaint } from './complaint.ts';
import { exampleFiles, expectedHashes } from './engines/bundle.ts';
import { chromium } from './engines/chromium.ts';
import type { Engine } from './engines/driver.ts';
import { firefox } from './engines/firefox.ts';
import { brokenDown, reportOf } from './engines/tried.ts';
import type { Absent, Tried } from './engines/tried.ts';
import { tryEngine } from './engines/try-engine.ts';
import { WatchedSite } from './engines/watched-site.ts';
import { webkit } from './engines/webkit.ts';

/*
 * Walks the same path through the site in each engine that is installed: a figure, questions, search, what is kept; holds the trace
 * hashes against those of Node and counts violations of the policy. An absent engine fails nothing and is not counted.
 */

const ENGINES: readonly Engine[] = [chromium, firefox, webkit];

async function tried(engine: Engine, site: WatchedSite): Promise<Tried | Absent> {
  try {
    const driver = await engine.start();
    if (driver === null) return { engine: engine.name, install: engine.install };
    try {
      return await tryEngine(engine.name, driver, site, { files: exampleFiles(), expected: expectedHashes() });
    } finally {
      await driver.close();
    }
  } catch (error) {
    return brokenDown(engine.name, error);
  }
}

await command(async () => {
  const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true });
  const wanted = ENGINES.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.toLowerCase().includes(part)));
  if (wanted.length === 0)
    throw new Complaint(`usage: npm run engines -- [NAME]   a NAME is part of ${ENGINES.map(({ name }) => name).join(', ')}`);
  if ((await build()) !== 0) throw new Complaint('The site does not build; the reason stands above.');
  const site = await WatchedSite.open();
  const all: (Tried | Absent)[] = [];
  for (const engine of wanted) all.push(await tried(engine, site));
  site.close();
  const { text, isGood } = reportOf(all);
  if (!isGood) process.exitCode = 1;
  return text;
});
