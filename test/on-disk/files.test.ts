import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tagsIn } from '#test/site/built-pages.ts';
import { USB_FOLDER, USB_ZIP } from '#tasks/usb/results.ts';

const zip = unzipSync(readFileSync(USB_ZIP));
const pages = globSync('**/*.html', { cwd: USB_FOLDER }).map((file) => file.split(path.sep).join('/'));
const ids = new Map<string, ReadonlySet<string>>();

function idsIn(file: string): ReadonlySet<string> {
  const known = ids.get(file) ?? new Set(tagsIn(new TextDecoder().decode(zip[file])).flatMap(({ attributes }) => attributes['id'] ?? []));
  ids.set(file, known);
  return known;
}

test('the archive holds what the folder holds, and says on top what to open', () => {
  expect(Object.keys(zip)).toEqual(Object.keys(zip).sort());
  expect(new TextDecoder().decode(zip['README.txt'])).toContain('index.html');
  expect(pages.length).toBeGreaterThan(15);
  for (const page of pages) expect(Buffer.from(zip[page] ?? []).equals(readFileSync(path.join(USB_FOLDER, page))), page).toBe(true);
});

test.each(pages)('%s links only to files that are there, drawings included', (page) => {
  const addresses = tagsIn(new TextDecoder().decode(zip[page])).flatMap(({ attributes }) => [attributes['href'], attributes['src']]);
  const local = addresses.filter((address) => address !== undefined && !/^https?:/.test(address));
  expect(local.length).toBeGreaterThan(10);
  const dead = local.filter((address) => {
    const [file = '', fragment] = (address ?? '').split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (zip[target] === undefined) return true;
    const [place = ''] = decodeURIComponent(fragment ?? '').split('?');
    return place !== '' && target.endsWith('.html') && !idsIn(target).has(place);
  });
  expect(dead).toEqual([]);
});

test.each(pages)('%s has a strict policy, no module and no address of a host', (page) => {
  const html = new TextDecoder().decode(zip[page]);
  const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`require-trusted-types-for 'script'`);
  expect(policy).not.toMatch(/unsafe|\*|https?:|file:|connect-src/);
  expect(html).not.toMatch(/type="module"|rel="canonical"|og:url/);
});
