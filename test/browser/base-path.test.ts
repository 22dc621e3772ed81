import { afterAll, beforeAll, expect } from 'vitest';
import { build } from '#tasks/build.mjs';
import { MEASURED_PAGES } from '#tasks/measured-pages.ts';
import { listenFrom } from '#tasks/ports.mjs';
import { staticServer } from '#tasks/serve.mjs';
import { test } from './visit.ts';

const BASE = '/a/b/';
const FOLDER = '.cache/site-below-a-path';
const server = staticServer(FOLDER, BASE);
let siteUrl = '';

beforeAll(async () => {
  expect(await build({ outDir: FOLDER, basePath: BASE })).toBe(0);
  siteUrl = `http://127.0.0.1:${String(await listenFrom(server, 0))}${BASE}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.for(MEASURED_PAGES)('below a path, $name works: every file is found there', async ({ path }, { visit }) => {
  const page = await visit(path, { siteUrl });
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  const links = await page.getByRole('link').evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  const here = links.filter((link) => new URL(link).origin === new URL(siteUrl).origin);
  expect(here.length).toBeGreaterThan(3);
  expect(here.filter((link) => !link.startsWith(siteUrl))).toEqual([]);
  const statuses = await Promise.all([...new Set(here)].map(async (link) => [link, (await page.request.get(link)).status()] as const));
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
});

test('below a path, search finds the chapter', async ({ visit }) => {
  const page = await visit('', { siteUrl });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('round robin');
  const hit = page.getByRole('dialog').getByRole('link').first();
  await hit.waitFor();
  await hit.click();
  await page.waitForURL(new RegExp(`${BASE}.+`));
});

test('below a path, the worker, its stores and the manifest keep to that path', async ({ visit }) => {
  const page = await visit('about/', { siteUrl, hasWorker: true });
  const storeNames = (): Promise<string[]> =>
    page.evaluate(async () => ((await caches.match(location.pathname)) === undefined ? [] : await caches.keys()));
  await expect.poll(async () => (await storeNames()).length).toBeGreaterThan(1);
  expect((await storeNames()).filter((name) => !name.startsWith(`pip-the-penguin:${BASE}:`))).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)).toBe(siteUrl);
  const manifestUrl = await page.locator('link[rel=manifest]').evaluate((link: HTMLLinkElement) => link.href);
  const manifest = (await (await page.request.get(manifestUrl)).json()) as { scope: string; icons: { src: string }[] };
  expect(new URL(manifest.scope, manifestUrl).href).toBe(siteUrl);
  const statuses = await Promise.all(
    manifest.icons.map(async ({ src }) => (await page.request.get(new URL(src, manifestUrl).href)).status()),
  );
  expect(statuses).toEqual([200, 200, 200, 200]);
});
