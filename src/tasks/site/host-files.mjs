import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { hostRules } from './host-rules.mjs';
import { apacheFile, headersFile, nginxFile } from './host-formats.mjs';

/**
 * Writes what hosts want to know, all from one table: `_headers` (Netlify, Cloudflare Pages), `.htaccess` (Apache), `.nojekyll` (GitHub
 * Pages) beside the pages; `hosting/nginx.conf` beside the built folder, since it is no part of the site.
 * @param {string} base
 * @returns {import('astro').AstroIntegration}
 */
export function hostFiles(base) {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = globSync('**/*.html', { cwd: root }).sort();
        const rules = hostRules(
          base,
          files.map((file) => ({ file: file.split(path.sep).join('/'), html: readFileSync(path.join(root, file), 'utf8') })),
        );
        writeFileSync(path.join(root, '_headers'), headersFile(rules));
        writeFileSync(path.join(root, '.htaccess'), apacheFile(base, rules));
        writeFileSync(path.join(root, '.nojekyll'), '');
        const beside = path.join(path.dirname(path.resolve(root)), 'hosting');
        mkdirSync(beside, { recursive: true });
        writeFileSync(path.join(beside, 'nginx.conf'), nginxFile(base, rules));
        logger.info(`${rules.length} rules for hosts`);
      },
    },
  };
}
