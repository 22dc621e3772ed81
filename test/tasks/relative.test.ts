import { expect, test } from 'vitest';
import { relocated } from '#tasks/scorm/relative.ts';

test('addresses in a page begin at the page, and pages are named in full', () => {
  const html = `<a href="/pip-package/caches/#hits"><img src="/pip-package/_astro/a.svg#x"><body data-stops="{&quot;address&quot;:&quot;/pip-package/uber/&quot;}">`;
  expect(relocated('caches/index.html', html)).toBe(
    `<a href="../caches/index.html#hits"><img src="../_astro/a.svg#x"><body data-stops="{&quot;address&quot;:&quot;../uber/index.html&quot;}">`,
  );
  expect(relocated('index.html', '<a href="/pip-package/">')).toBe('<a href="./index.html">');
});

test('addresses in a style begin at the style, in a script at the script', () => {
  expect(relocated('_astro/a.css', '@font-face{src:url(/pip-package/_astro/f.woff2)}')).toBe('@font-face{src:url(../_astro/f.woff2)}');
  expect(relocated('_astro/a.js', 'return`/pip-package/`+"/pip-package/_astro/s.svg"')).toBe(
    'return(new URL("../",import.meta.url).pathname)+(new URL("../_astro/s.svg",import.meta.url).pathname)',
  );
});

test('keys of storage are no addresses; an address that is not understood stops the packing', () => {
  const key = 'let k=`pip-the-penguin:/pip-package/:theme`';
  expect(relocated('_astro/a.js', key)).toBe(key);
  expect(() => relocated('_astro/a.js', 'let a=`x/pip-package/${b}`')).toThrow('an address of the site is left');
  expect(() => relocated('index.html', '<p>see /pip-package/caches/</p>')).toThrow('an address of the site is left');
});
