import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { listenFrom } from '#tasks/ports.mjs';
import { staticServer } from '#tasks/serve.mjs';
import { Complaints } from './complaints.ts';
import { axeFindings, sidewaysPx, test } from './visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'planted-site-'));
const server = staticServer(folder);
let siteUrl = '';

const POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
const PAGES = {
  'index.html':
    '<script src="planted.js"></script><p style="width:3000px">wide</p><img src="missing.png"><img src="http://127.0.0.1:1/far.png">',
  'planted.js': `console.info('hello'); setTimeout(() => { throw new Error('planted') }); document.body?.append('x'); document.createElement('p').innerHTML = '<b>x</b>';`,
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(PAGES)) {
    const isPage = name.endsWith('.html');
    writeFileSync(
      path.join(folder, name),
      isPage ? `<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}">${text}` : text,
    );
  }
  siteUrl = `http://127.0.0.1:${String(await listenFrom(server, 0))}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test('everything a bad page does is noticed', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: siteUrl });
  const complaints = new Complaints(siteUrl, []);
  await complaints.attach(context);
  const page = await context.newPage();
  await page.goto('', { waitUntil: 'networkidle' });
  const found = complaints.found.join('\n');
  for (const wanted of [
    'console.info: hello',
    'uncaught: planted',
    'status 404',
    'missing.png',
    'style-src-attr',
    'img-src',
    'require-trusted-types-for',
  ]) {
    expect(found).toContain(wanted);
  }
  expect((await axeFindings(page)).join('\n')).toContain('image-alt');
  await context.close();
});

test('a page that is too wide is measured', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: siteUrl, viewport: { width: 320, height: 600 } });
  const page = await context.newPage();
  await page.goto('');
  await page.evaluate(() => {
    document.querySelector('p')?.setAttribute('class', 'wide');
    const width = document.querySelector('p');
    if (width) width.style.width = '500px';
  });
  expect(await sidewaysPx(page)).toBeGreaterThan(100);
  await context.close();
});
