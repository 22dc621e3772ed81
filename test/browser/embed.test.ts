import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CHAPTER, Plate } from './plate.ts';
import { axeFindings, sidewaysPx, test } from './visit.ts';

const FIGURE = 'traffic-controller';
/** Somebody else's page: what is pasted into it, served from a port of its own. */
let pasted = '';
const host = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>Somebody’s page</title><link rel="icon" href="data:,"><h1>Somebody’s page</h1>${pasted}`);
});
let hostUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  hostUrl = `http://127.0.0.1:${String((host.address() as AddressInfo).port)}/`;
});

afterAll(() => {
  host.closeAllConnections();
  host.close();
});

/** Storage that anything in the page, frames included, has put anything into; filled by a script that runs first. */
async function watchStorage(page: Page): Promise<string[]> {
  const touched: string[] = [];
  await page.exposeBinding('reportStorage', ({ frame }, what: string) => void touched.push(`${what} in ${frame.url()}`));
  await page.addInitScript(() => {
    const { reportStorage } = window as unknown as { reportStorage: (what: string) => void };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
      const own = Object.getOwnPropertyDescriptor(window, name);
      Object.defineProperty(window, name, {
        get() {
          reportStorage(name);
          return own?.get?.call(window) as unknown;
        },
      });
    }
  });
  return touched;
}

const figureIn = (frame: FrameLocator) => frame.locator(`figure[data-figure="${FIGURE}"]`);

test('the line a plate offers shows it in a page of another origin, at this moment, and keeps nothing', async ({ visit, browser }) => {
  const plate = await Plate.open(visit, FIGURE);
  await plate.seek('end');
  await plate.button('Embed').click();
  pasted = await plate.root.getByRole('textbox', { name: /in a page of yours/ }).inputValue();
  expect(pasted).toMatch(/^<iframe src="[^"]+" width="\d+" height="\d+" title="[^"]+" loading="lazy" allow="clipboard-write"><\/iframe>$/);
  await plate.button('Copy').click();
  await expect.poll(() => plate.page.evaluate(() => navigator.clipboard.readText())).toBe(pasted);

  const context = await browser.newContext({ viewport: { width: 1000, height: 1100 } });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const touched = await watchStorage(page);
  await page.goto(hostUrl);
  const frame = page.frameLocator('iframe');
  const figure = figureIn(frame);
  await frame.locator(`figure[data-figure="${FIGURE}"][data-ready="true"]`).waitFor();
  await expect.poll(() => figure.getAttribute('data-now-ms')).toBe(String(await plate.nowMs()));
  await figure.getByRole('button', { name: 'Restart' }).focus();
  await page.keyboard.press('Enter');
  const restMs = Number(await figure.getAttribute('data-now-ms'));
  await figure.getByRole('button', { name: 'Play' }).press('Enter');
  await expect.poll(async () => Number(await figure.getAttribute('data-now-ms'))).toBeGreaterThan(restMs);
  await figure.getByRole('button', { name: 'Link to this moment' }).click();
  const inCourse = frame.getByRole('link', { name: 'Pip the Penguin' });
  await expect.poll(() => inCourse.getAttribute('href')).toMatch(new RegExp(`${CHAPTER}#${FIGURE}\\?.+at=`));
  expect(touched).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what watches storage sees it: a page of the course reads what it keeps', async ({ browser }) => {
  const page = await browser.newPage();
  const touched = await watchStorage(page);
  await page.goto(inject('siteUrl') + CHAPTER);
  await expect.poll(() => touched.join()).toContain('localStorage');
  await page.close();
});

test('alone it fits any width, axe finds nothing, and offers no frame in a frame', async ({ visit }) => {
  const page = await visit(`embed/${FIGURE}/`, { width: 800, height: 1000 });
  await page.locator('figure[data-ready="true"]').waitFor();
  for (const width of [800, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sidewaysPx(page), `${width} px`).toBe(0);
  }
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Embed' }).count()).toBe(0);
});

test('without JavaScript it has picture, words and numbers', async ({ visit }) => {
  const page = await visit(`embed/${FIGURE}/`, { hasScript: false });
  expect(await page.getByRole('figure').locator('svg').count()).toBeGreaterThan(0);
  await page.getByText('Data', { exact: true }).click();
  expect(await page.getByRole('table').isVisible()).toBe(true);
});

test('a link to a moment leads to its plate without a hand on the page', async ({ visit }) => {
  const page = await visit(`${CHAPTER}#sticky?seed=9&at=20`);
  await page.locator('figure#sticky[data-ready="true"][data-now-ms="20000"]').waitFor();
});
