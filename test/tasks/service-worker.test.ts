import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withoutLists } from '#tasks/site/plain-imports.mjs';
import { hasWorker, writeWorker } from '#tasks/site/service-worker.mjs';
import { siteList } from '#tasks/site/site-list.mjs';

const BASE = '/course/';
const FILES = {
  'index.html': '<link href="/course/favicon.svg"><a href="/course/caches/">',
  'caches/index.html':
    '<link rel="stylesheet" href="/course/_astro/page.1.css"><script src="/course/_astro/wake.1.js"></script><div data-live="fish-memory"></div><i data-source="/course/quiz/load.json"></i>',
  'cdns/index.html': '<script src="/course/_astro/wake.1.js"></script><div data-live="shops"></div><a href="https://example.com/x.js">',
  'pop-quiz/index.html': '<div data-pop-quiz></div>',
  'offline/index.html': '<script src="/course/_astro/offline.1.js"></script>',
  '_astro/page.1.css': '@font-face{src:url(/course/_astro/serif.1.woff2)}a{background:url("./ice.1.svg")}',
  '_astro/wake.1.js': 'import{a}from"./shared.1.js";a(()=>import(`./live.1.js`))',
  '_astro/live.1.js': 'const all={"./FishMemory.svelte":()=>import(`./FishMemory.1.js`),"./Shops.svelte":()=>import("./Shops.1.js")}',
  '_astro/FishMemory.1.js': 'import"./shared.1.js";import{b}from"./deep.1.js";',
  '_astro/Shops.1.js': '',
  '_astro/deep.1.js': 'import{a}from"./FishMemory.1.js"',
  '_astro/shared.1.js': '',
  '_astro/offline.1.js': '',
  '_astro/serif.1.woff2': 'font',
  '_astro/ice.1.svg': '',
  'favicon.svg': '',
  'quiz/load.json': '{}',
  'quiz/other.json': '{}',
  '404.html': '',
  'robots.txt': '',
  'sitemap-0.xml': '',
  'sharing.png': '',
  _headers: '',
  '.htaccess': '',
  'embed/sticky/index.html': '',
  'course.zip': '',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pip-list-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const namesAt = (list: ReturnType<typeof siteList>, places: readonly number[] = []): string[] =>
  places.map((place) => list.files[place]?.[0] ?? '');

test('the list holds what readers ask for, with sizes, and nothing that is for hosts or other sites', () => {
  const { files } = siteList(folder, BASE, '');
  const names = files.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['', 'caches/', 'offline/', '_astro/serif.1.woff2', 'quiz/load.json', 'favicon.svg']));
  expect(names.filter((name) => /404|robots|sitemap|sharing|_headers|htaccess|embed|zip/.test(name))).toEqual([]);
  expect(files.find(([name]) => name === '_astro/serif.1.woff2')).toEqual([
    '_astro/serif.1.woff2',
    4,
    createHash('sha256').update('font').digest('base64url').slice(0, 16),
  ]);
});

test('a page needs what it names and imports, late imports included, but no other page’s figures', () => {
  const list = siteList(folder, BASE, '');
  expect(namesAt(list, list.needs['caches/']).sort()).toEqual(
    [
      '_astro/page.1.css',
      '_astro/serif.1.woff2',
      '_astro/ice.1.svg',
      '_astro/wake.1.js',
      '_astro/shared.1.js',
      '_astro/live.1.js',
      '_astro/FishMemory.1.js',
      '_astro/deep.1.js',
      'quiz/load.json',
    ].sort(),
  );
  expect(namesAt(list, list.needs['cdns/'])).toContain('_astro/Shops.1.js');
  expect(namesAt(list, list.needs['cdns/'])).not.toContain('_astro/FishMemory.1.js');
  expect(namesAt(list, list.needs['']), 'home').toEqual(['favicon.svg']);
  expect(namesAt(list, list.needs['pop-quiz/'])).toEqual(['quiz/load.json', 'quiz/other.json']);
  expect(namesAt(list, list.shell)).toEqual(['offline/', '_astro/offline.1.js']);
});

test('the version is that of the files and the worker, and of nothing else', () => {
  const { version } = siteList(folder, BASE, 'code');
  expect(siteList(folder, BASE, 'code').version).toBe(version);
  expect(siteList(folder, BASE, 'other code').version).not.toBe(version);
  writeFileSync(path.join(folder, 'robots.txt'), 'changed');
  expect(siteList(folder, BASE, 'code').version).toBe(version);
  writeFileSync(path.join(folder, 'quiz/load.json'), '{ }');
  expect(siteList(folder, BASE, 'code').version).not.toBe(version);
});

test('on, sw.js holds the list; off, it only removes what there was', async () => {
  const script = (): string => readFileSync(path.join(folder, 'sw.js'), 'utf8');
  await writeWorker(folder, BASE, true);
  expect(script()).toMatch(/^const SITE_LIST=\{"version":"[\w-]{16}","base":"\/course\/"/);
  expect(script()).toContain('addEventListener(`fetch`');
  await writeWorker(folder, BASE, false);
  expect(script()).toContain('unregister()');
  expect(script()).not.toContain('`fetch`');
});

test('SERVICE_WORKER is on or off', () => {
  expect([{}, { SERVICE_WORKER: '' }, { SERVICE_WORKER: 'on' }, { SERVICE_WORKER: 'off' }].map(hasWorker)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(() => hasWorker({ SERVICE_WORKER: 'no' })).toThrow(`SERVICE_WORKER is 'no'; it may be on or off.`);
});

test('late imports lose their lists and nothing else', () => {
  const code =
    'const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["_astro/a.js"])))=>i.map(i=>d[i]);\nt(()=>import(`./a.js`),__vite__mapDeps([0,12]));t(b,[])';
  expect(withoutLists(code)).toBe('t(()=>import(`./a.js`));t(b,[])');
  expect(withoutLists('a();\nb();')).toBe('a();\nb();');
});
