import { createHash } from 'node:crypto';

/** @typedef {{ scripts: readonly string[], styles: readonly string[] }} InlineHashes sources as a policy names them, `'sha256-…'` */

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Contents of the inline elements of one kind. @param {string} html @param {RegExp} element @returns {string[]} */
const inline = (html, element) => [...new Set([...html.matchAll(element)].map((match) => hashOf(match[1] ?? '')))];

/** What stands inline in a page and may run. @param {string} html @returns {InlineHashes} */
export function inlineHashes(html) {
  return {
    scripts: inline(html, /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g),
    styles: inline(html, /<style[^>]*>([\s\S]*?)<\/style>/g),
  };
}

/**
 * Nothing but what the site really contains, no inline code but by its hash. `default` is the Trusted Types policy that lets the
 * site's own workers through, `svelte-trusted-html` is Svelte's own.
 * @param {InlineHashes} hashes
 * @param {{ canFrame?: boolean, isWorker?: boolean }} [header] for a header, which can say more than a page: who may frame it, and
 *   that a worker's response may compile WebAssembly
 */
export function policyOf({ scripts, styles }, header) {
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...(header?.isWorker ? [`'wasm-unsafe-eval'`] : []), ...scripts].join(' '),
    ['style-src', `'self'`, ...styles].join(' '),
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    ...(header && !header.canFrame ? [`frame-ancestors 'none'`] : []),
    `require-trusted-types-for 'script'`,
    `trusted-types svelte-trusted-html default`,
  ].join(';');
}

/** Everything that is inline in any of these pages. @param {readonly string[]} pages @returns {InlineHashes} */
export function allInlineHashes(pages) {
  const hashes = pages.map(inlineHashes);
  /** @param {'scripts' | 'styles'} kind */
  const union = (kind) => [...new Set(hashes.flatMap((one) => one[kind]))].sort();
  return { scripts: union('scripts'), styles: union('styles') };
}
