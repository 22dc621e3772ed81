import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Contents of the inline elements of one kind. @param {string} html @param {RegExp} element @returns {string[]} */
const inline = (html, element) => [...new Set([...html.matchAll(element)].map((match) => hashOf(match[1] ?? '')))];

/**
 * The policy of one page: nothing but what the page really contains, no inline code but by its hash.
 * `default` is the policy that lets the search worker through, `svelte-trusted-html` is Svelte's own.
 * @param {string} html
 */
export function policyFor(html) {
  const scripts = inline(html, /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g);
  const styles = inline(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...scripts].join(' '),
    ['style-src', `'self'`, ...styles].join(' '),
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types svelte-trusted-html default`,
  ].join(';');
}

/** Start tags with a style or handler of their own: the policy would refuse them silently. @param {string} html @returns {string[]} */
export function inlineAttributes(html) {
  const markup = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1');
  const tags = markup.match(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi) ?? [];
  return tags.filter((tag) => /\s(?:style|on[a-z]+)\s*=/i.test(tag.replace(/"[^"]*"|'[^']*'/g, '""')));
}

/** Puts the policy first in every built page; a page with inline attributes fails the build. @returns {import('astro').AstroIntegration} */
export function sealPolicy() {
  return {
    name: 'seal-policy',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = globSync('**/*.html', { cwd: root });
        for (const page of pages) seal(path.join(root, page), page);
        logger.info(`${pages.length} pages sealed`);
      },
    },
  };
}

/** @param {string} file @param {string} page */
function seal(file, page) {
  const html = readFileSync(file, 'utf8');
  const bad = inlineAttributes(html);
  if (bad.length > 0) throw new Error(`${page}: ${bad.length} tags with an inline style or handler, the first: ${bad[0]?.slice(0, 200)}`);
  const sealed = html.replace(/<meta charset="utf-8"\s*\/?>/, `$&<meta http-equiv="content-security-policy" content="${policyFor(html)}">`);
  if (sealed === html) throw new Error(`${page}: no <meta charset="utf-8"> to put the policy after`);
  writeFileSync(file, sealed);
}
