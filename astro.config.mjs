import process from 'node:process';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { transformerMetaHighlight, transformerNotationHighlight } from '@shikijs/transformers';
import { defineConfig } from 'astro/config';
import { codeFrame, tokenClasses } from './src/tasks/site/code-blocks.mjs';
import { plainImports } from './src/tasks/site/plain-imports.mjs';
import { sealPolicy } from './src/tasks/site/seal-policy.mjs';
import { searchIndex } from './src/tasks/site/search-index.mjs';
import { tableAlign } from './src/tasks/site/table-align.mjs';

/** `SITE` and `BASE_PATH` say where the site will stand; without them it works at the root of any host. */
export default defineConfig({
  site: process.env['SITE'] ?? 'https://example.org',
  base: process.env['BASE_PATH'] ?? '/',
  trailingSlash: 'always',
  integrations: [mdx(), svelte(), sitemap(), sealPolicy(), searchIndex()],
  markdown: {
    processor: satteri({ hastPlugins: [tableAlign] }),
    shikiConfig: {
      theme: 'css-variables',
      // Shiki has no grammar for HAProxy; nginx's knows its comments and numbers.
      langAlias: { haproxy: 'nginx' },
      transformers: [transformerNotationHighlight(), transformerMetaHighlight(), tokenClasses(), codeFrame()],
    },
  },
  build: { inlineStylesheets: 'never' },
  // Nothing as a data: address: the policy allows only files of the site.
  vite: { build: { assetsInlineLimit: 0 }, plugins: [plainImports()] },
  devToolbar: { enabled: false },
});
