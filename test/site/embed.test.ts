import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '#scenarios/registry.ts';
import { fileOf, tagsIn } from './built-pages.ts';

const headers = readFileSync('dist/_headers', 'utf8');
const sitemap = readFileSync('dist/sitemap-0.xml', 'utf8');

test('there are figures', () => {
  expect(SCENARIOS.length).toBeGreaterThan(30);
});

describe.each(SCENARIOS)('the plate $id for other people’s pages', ({ id }) => {
  const file = `dist/embed/${id}/index.html`;
  const html = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const tags = tagsIn(html);

  test('is the figure alone: picture, words and data, no rail, no dialog, nothing of progress', () => {
    expect(tags.filter(({ attributes }) => attributes['data-figure'] === id)).toHaveLength(1);
    expect(tags.filter(({ name }) => name === 'table').length).toBeGreaterThan(0);
    expect(tags.filter(({ name }) => ['nav', 'aside', 'dialog', 'footer'].includes(name))).toEqual([]);
    expect(html).not.toMatch(/data-stops|localStorage|data-pagefind-body/);
  });

  test('leads to its place in the course, in a window of its own', () => {
    const [link] = tags.filter(({ attributes }) => 'data-in-course' in attributes);
    expect(link?.attributes).toMatchObject({ target: '_blank', rel: 'noopener' });
    const { href = '' } = link?.attributes ?? {};
    expect(href.endsWith(`/#${id}`)).toBe(true);
    expect(readFileSync(fileOf(href) ?? '', 'utf8')).toContain(`id="${id}"`);
  });

  test('may be framed by anybody and is on no list', () => {
    const [, rule = ''] = headers.split(`\n/embed/${id}/\n`);
    const policy = /Content-Security-Policy: (.*)/.exec(rule)?.[1] ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toContain('frame-ancestors');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(sitemap).not.toContain(`/embed/`);
  });
});

test('every other page refuses to be framed', () => {
  const rules = headers.split('\n\n').filter((rule) => rule.includes('Content-Security-Policy') && !rule.startsWith('/embed/'));
  expect(rules.length).toBeGreaterThan(8);
  expect(rules.filter((rule) => !rule.startsWith('/pagefind/') && !rule.includes(`frame-ancestors 'none'`))).toEqual([]);
});
