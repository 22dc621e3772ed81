import { createServer } from 'node:http';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { findBrowser } from '#tasks/browser.mjs';
import { BROWSER_ARGS } from '#tasks/measured-pages.ts';
import { listenFrom } from '#tasks/ports.mjs';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
export const TIMINGS = {
  fcpMs: 'first-contentful-paint',
  lcpMs: 'largest-contentful-paint',
  tbtMs: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
};

/** Numbers of one visit by name, and the audits that did not reach full marks. */
export interface Visit {
  readonly numbers: Readonly<Record<string, number>>;
  readonly short: readonly string[];
}

/** A port nobody uses at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenFrom(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One simulated mobile visit in a fresh browser. */
export async function simulatedVisit(url: string): Promise<Visit> {
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
