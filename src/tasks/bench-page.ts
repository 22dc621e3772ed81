import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { median } from './median.ts';
import { BROWSER_ARGS, MEASURED_PAGES } from './measured-pages.ts';
import { listenFrom } from './ports.mjs';
import { staticServer } from './serve.mjs';

const ROUNDS = 3;
const FRAMES = 240;
const FIGURES = ['traffic-controller', 'same-traffic', 'health-checks', 'sticky'];

interface Row {
  readonly mainMsPerFrame: number;
  readonly longTasks: number;
  readonly framesWhilePaused: number;
  readonly seekMs: number;
}

/** Processor time of the page's main thread so far, in ms. */
async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** Lets the page draw so many frames; gives how many tasks took longer than 50 ms meanwhile. */
function drawFrames(page: Page, frames: number): Promise<number> {
  return page.evaluate(async (count) => {
    let long = 0;
    const observer = new PerformanceObserver((list) => (long += list.getEntries().length));
    observer.observe({ type: 'longtask' });
    for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    long += observer.takeRecords().length;
    observer.disconnect();
    return long;
  }, frames);
}

/** How often the page itself asks for a frame in one second of standing still. */
function framesAskedFor(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const ask = window.requestAnimationFrame.bind(window);
    let asked = 0;
    window.requestAnimationFrame = (callback) => {
      asked++;
      return ask(callback);
    };
    await new Promise((resolve) => setTimeout(resolve, 1000));
    window.requestAnimationFrame = ask;
    return asked;
  });
}

/** Time from letting the scrubber go at 60 s to the page having nothing left to do. */
function seekMs(page: Page, figure: string): Promise<number> {
  return page.evaluate(async (id) => {
    const slider = document.querySelector<HTMLInputElement>(`figure[data-figure="${id}"] input[aria-label="Time"]`);
    if (!slider) return NaN;
    slider.value = '0';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    const startMs = performance.now();
    slider.value = '60';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - startMs;
  }, figure);
}

async function measure(page: Page, figure: string, slowedBy: number): Promise<Row> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const root = page.locator(`figure[data-figure="${figure}"]`);
  await root.scrollIntoViewIfNeeded();
  await page.locator(`figure[data-figure="${figure}"][data-ready="true"]`).waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  const seek = await seekMs(page, figure);
  await root.getByRole('slider', { name: 'Time' }).press('Home');
  await root.getByRole('button', { name: 'Play', exact: true }).click();
  await drawFrames(page, 30);
  const beforeMs = await mainThreadMs(session);
  const longTasks = await drawFrames(page, FRAMES);
  const mainMsPerFrame = ((await mainThreadMs(session)) - beforeMs) / FRAMES;
  await root.getByRole('button', { name: 'Pause' }).click();
  return { mainMsPerFrame, longTasks, framesWhilePaused: await framesAskedFor(page), seekMs: seek };
}

if ((await build()) !== 0) process.exit(1);
const server = staticServer('dist');
const port = await listenFrom(server, 0);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
console.log(
  `Figures in Chromium ${browser.version()}, medians of ${String(ROUNDS)}; budget: 8 ms a frame slowed 4 times, 3 ms not slowed, seek 50 ms`,
);
for (const figure of FIGURES) {
  for (const slowedBy of [1, 4]) {
    const rows: Row[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`http://127.0.0.1:${String(port)}/${MEASURED_PAGES[1].path}`);
      rows.push(await measure(page, figure, slowedBy));
      await page.close();
    }
    const of = (name: keyof Row): string =>
      median(rows.map((row) => row[name])).toFixed(name.endsWith('Ms') || name.startsWith('main') ? 1 : 0);
    console.log(
      `${figure}, slowed ${String(slowedBy)}×: ${of('mainMsPerFrame')} ms a frame, ${of('longTasks')} tasks over 50 ms, ` +
        `${of('framesWhilePaused')} frames while paused, seek to 60 s ${of('seekMs')} ms`,
    );
  }
}
await browser.close();
server.close();
server.closeAllConnections();
