import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { inlineHashes, policyOf } from './policy.mjs';

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
  const sealed = html.replace(
    /<meta charset="utf-8"\s*\/?>/,
    `$&<meta http-equiv="content-security-policy" content="${policyOf(inlineHashes(html))}">`,
  );
  if (sealed === html) throw new Error(`${page}: no <meta charset="utf-8"> to put the policy after`);
  writeFileSync(file, sealed);
}
