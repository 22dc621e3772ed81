import { describe, expect, test } from 'vitest';
import { builtPages, tagsIn } from './built-pages.ts';
import type { BuiltPage, Tag } from './built-pages.ts';

const pages = builtPages();
const of = (page: BuiltPage, name: string, fits: (tag: Tag) => boolean = () => true): Tag[] =>
  page.tags.filter((tag) => tag.name === name && fits(tag));

/** Start tags that carry style or code of their own. */
function inlineAttributes(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ name, attributes }) =>
    Object.keys(attributes)
      .filter((key) => key === 'style' || /^on[a-z]+$/.test(key))
      .map((key) => `<${name} ${key}="${attributes[key] ?? ''}">`),
  );
}

function policyOf(page: BuiltPage): Map<string, string> {
  const [meta] = of(page, 'meta', ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy');
  const directives = (meta?.attributes['content'] ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...values]) => [name, values.join(' ')]));
}

/** 404 and what stands in other people's pages are on no list. */
const isListed = ({ path }: BuiltPage): boolean => !['404.html', 'offline/'].includes(path) && !path.startsWith('embed/');

test('there are pages', () => {
  expect(pages.map((page) => page.path)).toEqual(expect.arrayContaining(['', '404.html']));
  expect(pages.length).toBeGreaterThanOrEqual(5);
});

test('a planted inline style or handler is seen', () => {
  const planted = `<!-- <p style="a"> --><p class="x" style="color:red">a</p><button onclick='go()'>b</button><script>"<p style=''>"</script>`;
  expect(inlineAttributes(tagsIn(planted))).toEqual(['<p style="color:red">', '<button onclick="go()">']);
});

describe.each(pages)('page "$path"', (page) => {
  test('carries no inline style and no inline handler', () => {
    expect(inlineAttributes(page.tags)).toEqual([]);
  });

  test('has a strict policy with Trusted Types before anything it governs', () => {
    const policy = policyOf(page);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-(inline|eval|hashes)|\*|https?:/);
    expect(page.html.search(/content-security-policy/i)).toBeLessThan(page.html.search(/<(script|link|style)\b/));
  });

  test('fetches from this site only', () => {
    const loading = page.tags.filter(({ name, attributes }) => name !== 'a' && attributes['rel'] !== 'canonical');
    const addresses = loading.flatMap(({ attributes }) => [
      attributes['src'],
      attributes['href'],
      attributes['srcset'],
      attributes['action'],
    ]);
    expect(addresses.filter((address) => /^(https?:)?\/\//.test(address ?? ''))).toEqual([]);
  });

  test('says what it is: language, title, description, canonical address, one heading', () => {
    expect(of(page, 'html')[0]?.attributes['lang']).toMatch(/^en/);
    expect(/<title>[^<]{10,70}<\/title>/.test(page.html)).toBe(true);
    expect(of(page, 'meta', ({ attributes }) => attributes['name'] === 'description')[0]?.attributes['content']?.length).toBeGreaterThan(
      40,
    );
    const canonical = of(page, 'link', ({ attributes }) => attributes['rel'] === 'canonical');
    expect(canonical).toHaveLength(isListed(page) ? 1 : 0);
    expect(of(page, 'h1')).toHaveLength(1);
  });

  test('uses every id once', () => {
    const ids = page.tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });
});
