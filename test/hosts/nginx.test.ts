import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '#test/browser/visit.ts';
import { nginxHost } from './nginx.ts';
import type { Host } from './nginx.ts';

describe.each(['/', '/course/'])('on nginx below %s', (basePath) => {
  let host!: Host;
  beforeAll(async () => {
    host = await nginxHost(basePath);
  });
  afterAll(() => host.stop());

  const get = (address: string, init: RequestInit = {}): Promise<Response> => fetch(host.url + address, { redirect: 'manual', ...init });

  test('a page: asked for again each time, under the policy of the header, packed', async () => {
    const page = await get('load-balancers/', { headers: { 'accept-encoding': 'gzip' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('content-encoding')).toBe('gzip');
  });

  test('a hashed file: kept for ever; one that is not there: not kept', async () => {
    const folder = `.cache/host${basePath.replaceAll('/', '-')}/dist`;
    const [script = ''] = globSync('_astro/player.*.js', { cwd: folder }).map((file) => file.split(path.sep).join('/'));
    const found = await get(script);
    expect(found.status).toBe(200);
    expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const missing = await get('_astro/player.gone.js');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable');
  });

  test('the worker and the manifest: asked for again, of a type browsers take', async () => {
    const worker = await get('sw.js');
    expect(worker.status).toBe(200);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    expect(worker.headers.get('content-type')).toContain('javascript');
    expect((await get('manifest.webmanifest')).status).toBe(200);
  });

  test('under the policy of the header the worker registers and keeps what is visited', async ({ visit }) => {
    const page = await visit('about/', { siteUrl: host.url, hasWorker: true });
    const isKept = (): Promise<boolean> => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined);
    await expect.poll(isKept).toBe(true);
  });

  test('without its slash a page moves to the address with one; an unknown one gets the 404 page', async () => {
    const moved = await get('about');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${basePath}about/`);
    const unknown = await get('no-such-page/');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('<title>');
  });

  test('the search worker may compile WebAssembly, and nothing else may', async ({ visit }) => {
    const page = await visit('', { siteUrl: host.url });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill('round robin');
    const hit = page.getByRole('dialog').getByRole('link').first();
    await hit.waitFor();
    await hit.click();
    await page.waitForURL(/load-balancers|glossary/);
  });

  test('a figure comes to life under the policy of the header', async ({ visit }) => {
    const page = await visit('load-balancers/', { siteUrl: host.url });
    const figure = page.locator('figure[data-figure="traffic-controller"]');
    await figure.scrollIntoViewIfNeeded();
    await page.locator('figure[data-figure="traffic-controller"][data-ready="true"]').waitFor();
    await figure.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => Number(await figure.getAttribute('data-now-ms'))).toBeGreaterThan(0);
  });
});
