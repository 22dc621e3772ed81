import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';

/** Pagefind's own interface is half a megabyte that nobody would load: the site has a dialog of its own. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight)|^wasm\.unknown/;

/** Indexes what stands in `data-pagefind-body` of the built pages. @returns {import('astro').AstroIntegration} */
export function searchIndex() {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { index, errors } = await createIndex();
        if (!index) throw new Error(`search index: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: root });
        const { files } = await index.getFiles();
        for (const file of files.filter((one) => !UNUSED.test(one.path))) {
          const target = path.join(root, 'pagefind', file.path);
          mkdirSync(path.dirname(target), { recursive: true });
          writeFileSync(target, file.content);
        }
        await close();
        logger.info(`${added.page_count} pages indexed`);
      },
    },
  };
}
