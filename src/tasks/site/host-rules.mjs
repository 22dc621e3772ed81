import { allInlineHashes, policyOf } from './policy.mjs';

/**
 * One rule: the headers of what it covers. No address is covered by two rules but `everything`, whose headers the others do not name:
 * hosts disagree on what happens when two rules name one header.
 * @typedef {object} Rule
 * @property {'everything' | 'folder' | 'file' | 'pages'} covers
 * @property {readonly string[]} addresses a folder with a slash at its end, a file, or pages
 * @property {Readonly<Record<string, string>>} headers
 */

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** What a folder of figures for other people's sites is called. */
export const EMBED = 'embed/';

/**
 * @param {string} base path of the site, with slashes at both ends
 * @param {readonly { file: string, html: string }[]} pages every built page
 * @returns {Rule[]}
 */
export function hostRules(base, pages) {
  const hashes = allInlineHashes(pages.map((page) => page.html));
  const address = (/** @type {string} */ file) => base + file.replace(/(^|\/)index\.html$/, '$1');
  const isFramed = (/** @type {{ file: string }} */ page) => page.file.startsWith(EMBED);
  /** @param {readonly { file: string }[]} some @param {boolean} canFrame @returns {Rule} */
  const pagesRule = (some, canFrame) => ({
    covers: 'pages',
    addresses: some.map((page) => address(page.file)),
    headers: { 'Content-Security-Policy': policyOf(hashes, { canFrame }), 'Cache-Control': ASK_AGAIN },
  });
  /** @type {Rule[]} */
  const rules = [
    {
      covers: 'everything',
      addresses: [base],
      headers: {
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
      },
    },
    { covers: 'folder', addresses: [`${base}_astro/`], headers: { 'Cache-Control': FOR_EVER } },
    {
      covers: 'folder',
      addresses: [`${base}pagefind/`],
      headers: { 'Content-Security-Policy': policyOf(hashes, { isWorker: true }), 'Cache-Control': ASK_AGAIN },
    },
    // A worker that is kept too long keeps everything else too long.
    { covers: 'file', addresses: [`${base}sw.js`], headers: { 'Cache-Control': ASK_AGAIN } },
    pagesRule(
      pages.filter((page) => !isFramed(page)),
      false,
    ),
    pagesRule(pages.filter(isFramed), true),
  ];
  return rules.filter((rule) => rule.addresses.length > 0);
}
