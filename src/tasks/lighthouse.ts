import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import lighthouse from 'lighthouse';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { listenFrom } from './ports.mjs';
import { BROWSER_ARGS, MEASURED_PAGES } from './measured-pages.ts';
import { staticServer } from './serve.mjs';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const TIMINGS = {
  fcpMs: 'first-contentful-paint',
  lcpMs: 'largest-contentful-paint',
  tbtMs: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
};

/** Numbers of one run by name, and the audits that did not reach full marks. */
interface Run {
  readonly numbers: Record<string, number>;
  readonly short: readonly string[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** A port nobody uses at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenFrom(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One simulated mobile visit in a fresh browser. */
async function measure(url: string): Promise<Run> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...BROWSER_ARGS, `--remote-debugging-port=${String(port)}`],
  });
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES });
  await browser.close();
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
  const { audits, categories } = result.lhr;
  const scores = Object.entries(categories).map(([name, category]) => [name, Math.round((category.score ?? 0) * 100)] as const);
  const timings = Object.entries(TIMINGS).map(([name, audit]) => [name, audits[audit]?.numericValue ?? NaN] as const);
  const weighted = Object.values(categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0));
  const short = weighted.filter((ref) => (audits[ref.id]?.score ?? 1) < 1).map((ref) => ref.id);
  return { numbers: Object.fromEntries([...scores, ...timings]), short };
}

if ((await build()) !== 0) process.exit(1);
const server = staticServer('dist');
const port = await listenFrom(server, 0);
const runs = MEASURED_PAGES.map((): Run[] => []);
// In turn, so that a slow minute of the machine touches every page alike.
for (let run = 0; run < RUNS; run++) {
  for (const [place, page] of MEASURED_PAGES.entries()) runs[place]?.push(await measure(`http://127.0.0.1:${String(port)}/${page.path}`));
}
server.close();
server.closeAllConnections();

console.log(`Lighthouse, simulated mobile, medians of ${String(RUNS)}`);
for (const [place, page] of MEASURED_PAGES.entries()) {
  const all = runs[place] ?? [];
  const cell = (name: string): string => {
    const value = median(all.map((run) => run.numbers[name] ?? NaN));
    return `${name} ${name === 'cls' ? value.toFixed(3) : value.toFixed(0)}`;
  };
  console.log(`${page.name}: ${[...CATEGORIES, ...Object.keys(TIMINGS)].map(cell).join(', ')}`);
  const short = [...new Set(all.flatMap((run) => run.short))];
  if (short.length > 0) console.log(`  below full marks: ${short.join(', ')}`);
}
