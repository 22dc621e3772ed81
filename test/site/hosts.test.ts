import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apacheFile, headersFile, nginxFile } from '#tasks/site/host-formats.mjs';
import { hostRules } from '#tasks/site/host-rules.mjs';
import { builtPages } from './built-pages.ts';

type Headers = Readonly<Record<string, string>>;

/** `_headers` as a host reads it: every rule that matches an address. */
function rulesOf(text: string): ReadonlyMap<string, Headers> {
  return new Map(
    text
      .trim()
      .split('\n\n')
      .map((block) => {
        const [address = '', ...lines] = block.split('\n');
        return [
          address,
          Object.fromEntries(
            lines.map(
              (line) =>
                line
                  .trim()
                  .split(/: (.*)/s)
                  .slice(0, 2) as [string, string],
            ),
          ),
        ];
      }),
  );
}

const rules = rulesOf(readFileSync('dist/_headers', 'utf8'));
const pages = builtPages();
const policyIn = (html: string): string => /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
const hashesIn = (policy: string): string[] => policy.match(/'sha256-[^']+'/g) ?? [];
const withoutHashes = (policy: string): string => policy.replaceAll(/ 'sha256-[^']+'/g, '');

test('every page has its rule, and no address gets one header from two', () => {
  expect(pages.length).toBeGreaterThan(8);
  for (const { path } of pages) {
    const matching = [...rules].filter(([address]) =>
      address.endsWith('*') ? `/${path}`.startsWith(address.slice(0, -1)) : address === `/${path}`,
    );
    const names = matching.flatMap(([, headers]) => Object.keys(headers));
    expect(names.sort(), path).toEqual([...new Set(names)].sort());
    expect(names, path).toContain('Content-Security-Policy');
  }
});

test('the policy of the header is the one of the pages, with the hashes of all of them and no framing', () => {
  const all = [...new Set(pages.flatMap(({ html }) => hashesIn(policyIn(html))))].sort();
  expect(all.length).toBeGreaterThan(0);
  for (const { path, html } of pages) {
    const header = rules.get(`/${path}`)?.['Content-Security-Policy'] ?? '';
    expect(hashesIn(header).sort()).toEqual(all);
    const framing = path.startsWith('embed/') ? '' : `frame-ancestors 'none';`;
    expect(withoutHashes(header).replace(framing, ''), path).toBe(withoutHashes(policyIn(html)));
    expect(header.includes('frame-ancestors')).toBe(framing !== '');
  }
});

test('what has a hash in its name is kept for ever, pages are asked for again, the search worker may compile WebAssembly', () => {
  expect(rules.get('/_astro/*')?.['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(rules.get('/')?.['Cache-Control']).toBe('no-cache');
  expect(rules.get('/pagefind/*')?.['Content-Security-Policy']).toContain(`script-src 'self' 'wasm-unsafe-eval'`);
  expect([...rules.values()].filter((headers) => headers['Content-Security-Policy']?.includes('wasm'))).toHaveLength(1);
});

test('the worker is asked for again each time, on every host', () => {
  expect(rules.get('/sw.js')).toEqual({ 'Cache-Control': 'no-cache' });
  expect(readFileSync('dist/.htaccess', 'utf8')).toContain('Cache-Control "no-cache" "expr=%{REQUEST_URI} =~ m#^/sw\\.js$#"');
  expect(readFileSync('hosting/nginx.conf', 'utf8')).toMatch(/location = \/sw\.js \{[^}]*Cache-Control "no-cache" always;/);
});

test('below a path every host is told that path', () => {
  const made = hostRules('/course/', [
    { file: 'index.html', html: '<script>1</script>' },
    { file: 'embed/sticky/index.html', html: '<script>2</script>' },
  ]);
  const addresses = made.flatMap((rule) => rule.addresses);
  expect(addresses.every((address) => address.startsWith('/course/'))).toBe(true);
  for (const file of [headersFile(made), apacheFile('/course/', made), nginxFile('/course/', made)]) {
    expect(file).toContain('/course/_astro/');
    expect(file.match(/[\s#^](\/(?!course\/|var\/)[a-z_]+\/)/)).toBeNull();
    expect(hashesIn(file).length).toBeGreaterThanOrEqual(4);
  }
});

test('a file that could not be found is never kept for ever', () => {
  const immutable = (text: string): string[] => text.split('\n').filter((line) => line.includes('immutable'));
  for (const file of [readFileSync('dist/.htaccess', 'utf8'), readFileSync('hosting/nginx.conf', 'utf8')]) {
    expect(immutable(file)).toHaveLength(1);
    expect(immutable(file)[0]).not.toContain('always');
  }
});
