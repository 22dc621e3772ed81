import path from 'node:path';
import { fileOf, rootFrom } from '#tasks/site/file-links.ts';

/** Where the site is built for, to be found again in its files: a package is served below a path that nobody knows. */
export const PACKAGE_BASE = '/pip-package/';

const AT_START = `(?<=["'(]|&quot;)${PACKAGE_BASE}`;

/**
 * A text file of the built site with addresses that begin at the file itself, or in scripts at the script. Pages are named in full:
 * platforms answer files, not folders.
 * @param file its path in the site, with forward slashes
 * @throws when an address is left that it does not understand
 */
export function relocated(file: string, text: string): string {
  const done = RELOCATE[path.posix.extname(file)]?.(text, rootFrom(file) || './') ?? text;
  // Keys of storage carry the base as well, and are no addresses.
  const left = done.replaceAll(`pip-the-penguin:${PACKAGE_BASE}`, '').split(PACKAGE_BASE);
  if (left.length > 1) throw new Error(`${file}: an address of the site is left, after ${JSON.stringify(left[0]?.slice(-60))}`);
  return done;
}

const RELOCATE: Readonly<Record<string, (text: string, up: string) => string>> = {
  '.html': (html, up) =>
    html
      // A package has no address of its own.
      .replace(/<(?:link rel="canonical"|meta property="og:(?:url|image)[^"]*"|meta name="twitter:card")[^>]*>/g, '')
      .replace(new RegExp(`${AT_START}([^"'#?)&\\s]*)`, 'g'), (_, to: string) => up + fileOf(to)),
  // In a frame a browser begins to fade from page to page, breaks off and complains.
  '.css': (css, up) => css.replace(new RegExp(AT_START, 'g'), up).replace(/@view-transition\s*\{[^}]*\}/g, ''),
  '.svg': (svg, up) => svg.replace(new RegExp(AT_START, 'g'), up),
  '.js': (script, up) =>
    script.replace(
      new RegExp(`(["'\`])${PACKAGE_BASE}([\\w./-]*)\\1`, 'g'),
      (_, _quote, to: string) => `(new URL(${JSON.stringify(up + to)},import.meta.url).pathname)`,
    ),
};
