import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '#test/browser/visit.ts';
import { packageOf } from './platform.ts';

const text = (content: Uint8Array | undefined): string => Buffer.from(content ?? []).toString('utf8');

/** Files of a package that its own pages name, and that are not there. */
function missing(files: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.entries(files)
    .filter(([name]) => /\.(?:html|css)$/.test(name))
    .flatMap(([name, content]) =>
      [...text(content).matchAll(/(?:\s(?:href|src|data-source|data-address)="|url\()([^"#?)]+)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^[a-z]+:/.test(to))
        .map((to) => path.posix.join(path.posix.dirname(name), to))
        .filter((to) => !Object.hasOwn(files, to))
        .map((to) => `${name}: ${to}`),
    );
}

describe.each(['1.2', '2004'] as const)('the package for SCORM %s', (version) => {
  const files = packageOf(version);

  test('holds every file that its pages name, and no address of a site', () => {
    expect(Object.keys(files).length).toBeGreaterThan(200);
    expect(missing(files)).toEqual([]);
    expect(missing({ ...files, 'planted.html': Buffer.from('<a href="gone/index.html">') })).toEqual(['planted.html: gone/index.html']);
    expect(
      Object.keys(files).filter((name) => /\.(?:html|js|css)$/.test(name) && /(?:["'`(])\/pip-package/.test(text(files[name]))),
    ).toEqual([]);
  });

  test('differs from the site: only here do pages look for the page around them', () => {
    const names = (all: readonly (readonly [string, string])[]): string[] =>
      all.filter(([, script]) => script.includes('pipShelf')).map(([name]) => name);
    const site = globSync('dist/_astro/*.js').map((name) => [name, readFileSync(name, 'utf8')] as const);
    expect(site.length).toBeGreaterThan(50);
    expect(names(site)).toEqual([]);
    expect(names(Object.entries(files).map(([name, content]) => [name, text(content)]))).toContain('sco.js');
  });

  test('has a manifest that a browser reads as XML, with one course, one launched page and every file', async ({ browser }) => {
    const page = await browser.newPage();
    const read = await page.evaluate((xml) => {
      const all = new DOMParser().parseFromString(xml, 'application/xml');
      const inner = (name: string): string[] => [...all.getElementsByTagName(name)].map((one) => one.textContent.trim());
      const [resource] = all.getElementsByTagName('resource');
      const [item] = all.getElementsByTagName('item');
      return {
        errors: inner('parsererror'),
        root: [all.documentElement.localName, all.documentElement.namespaceURI],
        schema: [...inner('schema'), ...inner('schemaversion')],
        isLinked: item?.getAttribute('identifierref') === resource?.getAttribute('identifier'),
        isDefault:
          all.querySelector('organization')?.getAttribute('identifier') === all.querySelector('organizations')?.getAttribute('default'),
        type: resource?.getAttribute('adlcp:scormtype') ?? resource?.getAttribute('adlcp:scormType'),
        launch: resource?.getAttribute('href'),
        files: [...all.getElementsByTagName('file')].map((one) => decodeURIComponent(one.getAttribute('href') ?? '')),
      };
    }, text(files['imsmanifest.xml']));
    expect(read).toEqual({
      errors: [],
      root: ['manifest', version === '1.2' ? 'http://www.imsproject.org/xsd/imscp_rootv1p1p2' : 'http://www.imsglobal.org/xsd/imscp_v1p1'],
      schema: ['ADL SCORM', version === '1.2' ? '1.2' : '2004 4th Edition'],
      isLinked: true,
      isDefault: true,
      type: 'sco',
      launch: 'sco.html',
      files: Object.keys(files)
        .filter((name) => name !== 'imsmanifest.xml')
        .sort(),
    });
  });
});
