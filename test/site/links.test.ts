import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtPages, fileOf, tagsIn } from './built-pages.ts';

const pages = builtPages();

/** Every address a page links or loads, resolved against the page; other sites left out. */
function addresses(page: (typeof pages)[number]): URL[] {
  const base = new URL(page.path, 'http://site/');
  return page.tags
    .filter(({ attributes }) => attributes['rel'] !== 'canonical')
    .flatMap(({ attributes }) => [attributes['href'], attributes['src']])
    .filter((address) => address !== undefined && !/^(data|blob|mailto):/.test(address))
    .map((address) => new URL(address ?? '', base))
    .filter((url) => url.origin === base.origin);
}

const idsByFile = new Map<string, Set<string>>();
function idsIn(file: string): Set<string> {
  const known = idsByFile.get(file);
  if (known) return known;
  const ids = new Set(tagsIn(readFileSync(file, 'utf8')).flatMap(({ attributes }) => attributes['id'] ?? []));
  idsByFile.set(file, ids);
  return ids;
}

test.each(pages)('page "$path": every link leads somewhere, fragments included', (page) => {
  const urls = addresses(page);
  expect(urls.length).toBeGreaterThan(3);
  const dead = urls.filter((url) => {
    const file = fileOf(url.href);
    if (!file) return true;
    // Behind a question mark stands a moment of a figure: #figure?seed=7&at=20
    const [fragment = ''] = decodeURIComponent(url.hash.slice(1)).split('?');
    return fragment !== '' && /\.(html|svg)$/.test(file) && !idsIn(file).has(fragment);
  });
  expect(dead.map((url) => url.pathname + url.hash)).toEqual([]);
});

test('robots.txt names the sitemap, and the sitemap the pages', () => {
  const robots = readFileSync('dist/robots.txt', 'utf8');
  expect(robots).toMatch(/^Sitemap: \S+sitemap-index\.xml$/m);
  const sitemap = readFileSync('dist/sitemap-0.xml', 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname);
  expect(listed.filter((address) => !fileOf(address))).toEqual([]);
  // Two pages stand in for others: the one for a wrong address, and the one for a page that is not kept.
  const standIns = ['404.html', 'offline/'];
  expect(listed.length).toBeGreaterThanOrEqual(pages.filter(({ path }) => !standIns.includes(path) && !path.startsWith('embed/')).length);
  expect(listed).not.toContain('/offline/');
});
