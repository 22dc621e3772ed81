import { chromium } from 'playwright-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { writeShareLink } from '#course/share-link.ts';
import { findBrowser } from '#tasks/browser.mjs';
import { BROWSER_ARGS } from '#tasks/measured-pages.ts';
import { longestTasks, NEW_RUN } from './tasks-of-trace.ts';
import type { LongestTasks } from './tasks-of-trace.ts';
import type { Worst } from './worst.ts';

const SEED = '7';
const LOOK_EVERY_MS = 250;
const WARM_MS = 20_000;

/** Opens the page at the figure with these settings, at the fastest speed, and waits until it is live. */
async function openAt(browser: Browser, siteUrl: string, chapter: string, { figure, values }: Worst): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const written = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
  const link = writeShareLink({ figure, values: written, seed: SEED, atMs: 0, changes: [] });
  await page.goto(`${siteUrl}${chapter}/${link ?? ''}`);
  const root = page.locator(`figure[data-figure="${figure}"]`);
  await root.scrollIntoViewIfNeeded();
  await page.locator(`figure[data-figure="${figure}"][data-ready="true"]`).waitFor();
  await root.locator('label', { has: page.locator('input[name$="-speed"][value="16"]') }).click();
  return page;
}

/** Plays for so long; whenever a run is over, a new one with another seed begins, as an impatient reader would do it. Gives the number of runs. */
function playFor(page: Page, figure: string, forMs: number): Promise<number> {
  return page.evaluate(
    async ({ id, ms, everyMs, mark }) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>(`figure[data-figure="${id}"] button`)];
      const named = (name: string): HTMLButtonElement | undefined =>
        buttons.find((button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name);
      let runs = 0;
      for (const endMs = performance.now() + ms; performance.now() < endMs;) {
        const play = named('Play');
        if (play) {
          performance.mark(mark);
          if (runs > 0) named('New seed')?.click();
          named('Play')?.click();
          runs++;
        }
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
      named('Pause')?.click();
      return runs;
    },
    { id: figure, ms: forMs, everyMs: LOOK_EVERY_MS, mark: NEW_RUN },
  );
}

/** Bytes of the page's heap that are in use after everything was collected that can be. */
async function heapBytes(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

export interface Abuse {
  readonly figure: string;
  readonly seconds: number;
  readonly runs: number;
  readonly task: LongestTasks;
}

/** The longest task while the figure plays at its worst settings. */
export async function longestWhilePlaying(siteUrl: string, chapter: string, worst: Worst, seconds: number): Promise<Abuse> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  const page = await openAt(browser, siteUrl, chapter, worst);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] });
  const runs = await playFor(page, worst.figure, seconds * 1000);
  const trace = await browser.stopTracing();
  await browser.close();
  return { figure: worst.figure, seconds, runs, task: longestTasks(trace.toString('utf8')) };
}

export interface Growth {
  readonly figure: string;
  readonly minutes: number;
  readonly runs: number;
  readonly beforeMb: number;
  /** After each minute, what is in use more than before. */
  readonly grownMb: readonly number[];
}

/** How the heap grows while the figure plays at its worst settings, from when it has warmed up. */
export async function heapGrowth(siteUrl: string, chapter: string, worst: Worst, minutes: number): Promise<Growth> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  const page = await openAt(browser, siteUrl, chapter, worst);
  const session = await page.context().newCDPSession(page);
  let runs = await playFor(page, worst.figure, WARM_MS);
  const before = await heapBytes(session);
  const grownMb: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    runs += await playFor(page, worst.figure, 60_000);
    grownMb.push(((await heapBytes(session)) - before) / 1e6);
  }
  await browser.close();
  return { figure: worst.figure, minutes, runs, beforeMb: before / 1e6, grownMb };
}
