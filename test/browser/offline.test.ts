import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { MEASURED_PAGES } from '#tasks/measured-pages.ts';
import { removingWorker, writeWorker } from '#tasks/site/service-worker.mjs';
import { builtList, ChangingSite, renameScripts } from './changing-site.ts';
import { axeFindings, test } from './visit.ts';

const CHAPTER = MEASURED_PAGES[1].path;
/** What a browser says of a host that does not answer. */
const NO_NETWORK = [/ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_FAILED|Failed to fetch/];
const KEEP = /^Keep the whole course/;

let site!: ChangingSite;
beforeEach(async () => {
  site = await ChangingSite.open();
});
afterEach(() => site.close());

/** Until the worker has stored a page with everything it may fetch later. */
async function isStored(page: Page, visited: string): Promise<void> {
  const list = builtList();
  const needs = (list.needs[visited] ?? []).map((place) => list.files[place]?.[0] ?? '');
  expect(needs.length).toBeGreaterThan(20);
  const missing = (): Promise<string[]> =>
    page.evaluate(
      async (paths) => {
        const found = await Promise.all(paths.map((one) => caches.match(`/${one}`)));
        return paths.filter((_, place) => !found[place]);
      },
      [visited, ...needs],
    );
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

async function figureRuns(page: Page, id: string): Promise<void> {
  const figure = page.locator(`figure[data-figure="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await page.locator(`figure[data-figure="${id}"][data-ready="true"]`).waitFor();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => Number(await figure.getAttribute('data-now-ms'))).toBeGreaterThan(0);
}

test('without a network a visited page works with its figures; for another one stands a page that names what is kept', async ({
  visit,
}) => {
  const page = await visit(CHAPTER, { siteUrl: site.url, hasWorker: true, expected: NO_NETWORK });
  await isStored(page, CHAPTER);
  site.cut();
  await page.goto(CHAPTER);
  await figureRuns(page, 'sticky');
  await page.goto('caches/');
  await page.getByRole('heading', { name: 'The sea is frozen over' }).waitFor();
  const kept = page.locator('[data-kept-pages] a');
  await expect.poll(() => kept.allTextContents()).toEqual(['Load balancers']);
  expect(await page.locator('[data-none-kept]').isHidden()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await kept.click();
  await page.waitForURL(new RegExp(CHAPTER));
});

test('the whole course kept: a chapter never visited, its figure and the search work; removed, it is gone', async ({ visit }) => {
  const page = await visit('progress/', { siteUrl: site.url, hasWorker: true, expected: NO_NETWORK });
  await page.getByRole('button', { name: KEEP }).click();
  await page.getByText('The whole course is kept.').waitFor();
  await page.getByText(`${String(builtList().files.length)} files`).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  site.cut();
  await page.goto('caches/');
  await figureRuns(page, 'fish-memory');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('round robin');
  await page.getByRole('dialog').getByRole('link').first().click();
  await page.waitForURL(/load-balancers|glossary/);
  await page.goto('progress/');
  await page.getByRole('button', { name: 'Remove the kept course' }).click();
  await page.getByRole('button', { name: KEEP }).waitFor();
  await page.goto('uber/');
  await page.getByRole('heading', { name: 'The sea is frozen over' }).waitFor();
});

test('no room: it is said, what is stored stays, and with room the rest is fetched', async ({ visit }) => {
  const page = await visit('progress/', { siteUrl: site.url, hasWorker: true });
  await page.getByRole('button', { name: KEEP }).waitFor();
  await isStored(page, 'progress/');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1_500_000 });
  await page.getByRole('button', { name: KEEP }).click();
  await page.getByText('The browser refused to store more').waitFor();
  await page.getByText('So far').waitFor();
  await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin });
  await page.getByRole('button', { name: 'Keep the rest' }).click();
  await page.getByText('The whole course is kept.').waitFor();
});

test('a deploy while a page is open: it goes on, a notice waits, and the reader loads the new version', async ({ visit }) => {
  const page = await visit(CHAPTER, { siteUrl: site.url, hasWorker: true });
  await isStored(page, CHAPTER);
  await site.deploy(async (folder) => {
    renameScripts(folder, ['Load balancers', 'Balancers of load']);
    await writeWorker(folder, '/', true);
  });
  const [chunk = ''] = builtList().files.find(([name]) => name.startsWith('_astro/Sticky.')) ?? [];
  expect((await page.request.get(chunk)).status()).toBe(404);
  const other = await page.context().newPage();
  await other.goto(CHAPTER);
  await other.getByRole('heading', { level: 1, name: 'Balancers of load' }).waitFor();
  const notice = page.getByRole('complementary', { name: 'New version' });
  await notice.getByText('A new version of the course is ready').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('heading', { level: 1, name: 'Load balancers' }).waitFor();
  await figureRuns(page, 'sticky');
  expect(await other.getByText('A new version of the course is ready').count()).toBe(0);
  await notice.getByRole('button', { name: 'Load the new version' }).click();
  await page.getByRole('heading', { level: 1, name: 'Balancers of load' }).waitFor();
  await figureRuns(page, 'sticky');
});

test('the worker that removes itself takes its stores along, and nobody else’s', async ({ visit }) => {
  const page = await visit(CHAPTER, { siteUrl: site.url, hasWorker: true });
  await isStored(page, CHAPTER);
  await page.evaluate(() => caches.open('of another site'));
  await site.deploy(async (folder) => writeFileSync(path.join(folder, 'sw.js'), await removingWorker('/')));
  await page.reload();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['of another site']);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await figureRuns(page, 'sticky');
});

test('a figure whose script is gone stays as built and says so; the error is not stored, the rest works', async ({ visit }) => {
  site.lose(/_astro\/Sticky\./);
  const page = await visit(CHAPTER, { siteUrl: site.url, hasWorker: true, expected: [/404/] });
  const figure = page.locator('figure[data-figure="sticky"]');
  await figure.scrollIntoViewIfNeeded();
  await page.getByText('This could not be fetched').waitFor();
  expect(await figure.locator('svg').count()).toBeGreaterThan(0);
  expect(await figure.getAttribute('data-ready')).toBe('false');
  await figureRuns(page, 'traffic-controller');
  const [chunk = ''] = builtList().files.find(([name]) => name.startsWith('_astro/Sticky.')) ?? [];
  expect(await page.evaluate((name) => caches.match(`/${name}`), chunk)).toBeUndefined();
});

test('where nothing can be stored the reader is told why', async ({ visit }) => {
  const page = await visit('progress/');
  await page.getByText('This browser does not store pages for us').waitFor();
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await page.reload();
  await page.getByText('This page came over plain http').waitFor();
});
