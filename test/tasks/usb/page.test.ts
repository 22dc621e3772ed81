import { expect, test } from 'vitest';
import { symbolsIn } from '#tasks/usb/drawings.ts';
import { linkOnDisk, rootFrom } from '#tasks/site/file-links.ts';
import { diskPolicy, pageOnDisk } from '#tasks/usb/page.ts';

const drawings = {
  always: symbolsIn('<svg><symbol id="pip"><path d="M0 0"/></symbol></svg>'),
  asked: symbolsIn('<svg><symbol id="land"></symbol><symbol id="far"></symbol></svg>'),
};
const BUILT = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="x"><link rel="canonical" href="https://example.org/caches/"><meta property="og:url" content="x"><script>1</script></head><body data-stops="{&quot;a&quot;:{&quot;address&quot;:&quot;/a/&quot;}}"><svg><use href="/_astro/symbols.1.svg#pip"></use><use href="/world.svg#land"></use></svg><a href="/">home</a><a href="https://example.org/">out</a><p>&lt;a href="/kept/">&gt;</p><div data-source="/quiz/q.json"></div><script type="module" src="/_astro/x.js"></script></body></html>`;

test('links lead from file to file', () => {
  expect(rootFrom('index.html')).toBe('');
  expect(rootFrom('a/b/index.html')).toBe('../../');
  expect(linkOnDisk('/', '../')).toBe('../index.html');
  expect(linkOnDisk('/caches/#fish?at=2', '../')).toBe('../caches/index.html#fish?at=2');
  expect(linkOnDisk('/favicon.svg', '')).toBe('favicon.svg');
});

test('a page for the disk', () => {
  const page = pageOnDisk(BUILT, 'caches/index.html', drawings);
  for (const wanted of [
    '<html data-root="../" lang="en-GB">',
    'href="#art-pip"',
    'href="#art-land"',
    'symbol id="art-pip"',
    'symbol id="art-land"',
    '<a href="../index.html">',
    '<a href="https://example.org/">out',
    '&lt;a href="/kept/">',
    'data-source="../quiz/q.json"',
    '&quot;address&quot;:&quot;../a/index.html&quot;',
    '<script defer src="../disk/course.js"></script></head>',
    diskPolicy('<script>1</script>'),
  ])
    expect(page).toContain(wanted);
  for (const gone of ['canonical', 'og:url', 'type="module"', 'art-far', 'content="x"']) expect(page).not.toContain(gone);
});
