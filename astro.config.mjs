import { readdirSync } from 'node:fs';
import process from 'node:process';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { transformerMetaHighlight, transformerNotationHighlight } from '@shikijs/transformers';
import { defineConfig } from 'astro/config';
import { codeFrame, tokenClasses, wholeLines } from './src/tasks/site/code-blocks.mjs';
import { hostFiles } from './src/tasks/site/host-files.mjs';
import { EMBED } from './src/tasks/site/host-rules.mjs';
import { plainImports } from './src/tasks/site/plain-imports.mjs';
import { sealPolicy } from './src/tasks/site/seal-policy.mjs';
import { searchIndex } from './src/tasks/site/search-index.mjs';
import { hasWorker, serviceWorker } from './src/tasks/site/service-worker.mjs';
import { siteAddress } from './src/tasks/site/site-address.mjs';
import { tableAlign } from './src/tasks/site/table-align.mjs';

const FIGURES = readdirSync('components/figures').filter((name) => name.endsWith('.svelte')).length;

/** Files that are fetched together anyway: one file packs better than ten. What only some figures need stays apart. */
const CHUNKS = [
  { name: 'svelte', test: /node_modules\/svelte\// },
  // What every page asks of the reader's progress; scheduling and transfer come when they are needed.
  {
    name: 'progress',
    test: /src\/progress\/(?:store|reader-store|door|codec|state|shape)\.|components\/site\/(?:when-seen|stop-state)\.|src\/course\/paths\.|preload-helper/,
  },
  // What comes after everything else, to keep pages for reading without a network.
  { name: 'offline', test: /components\/site\/(?:offline|worker-talk|own-scripts)\./ },
  {
    name: 'check',
    test: /components\/quiz\/(?:live|bodies|keepers|(?:Check|Options|Reason|Mark)\.svelte|check-state|verdict-words)|src\/quiz\/(?:grade|given|shuffle)\./,
  },
  // What three figures in four have in common; the rest comes with the figures that need it.
  { name: 'player', test: /components\/stage\/|src\/sim\/|src\/scenarios\//, minShareCount: Math.ceil(FIGURES * 0.75) },
  // A balancer and all that it asks: cut up by who else needs which part it would weigh more.
  {
    name: 'balancer',
    test: /src\/sim\/.*\/(?:load-balancer|balancer-fold|balancing|chooser|ejections|health-checks|targets|hash-ring|policies)/,
  },
];

const { site, base } = siteAddress(process.env);
const isForLms = process.env['FOR_LMS'] === 'yes';
// A learning platform has its own session; pages that a worker kept would outlive it.
const isOffline = hasWorker(process.env) && !isForLms;

/** `SITE` and `BASE_PATH` say where the site will stand; without them it works at the root of any host. */
export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  integrations: [
    mdx(),
    svelte(),
    sitemap({ filter: (page) => !page.includes(`${base}${EMBED}`) && !page.endsWith('/offline/') }),
    sealPolicy(),
    searchIndex(),
    hostFiles(base),
    serviceWorker(base, isOffline),
  ],
  markdown: {
    processor: satteri({ hastPlugins: [tableAlign] }),
    shikiConfig: {
      theme: 'css-variables',
      // Shiki has no grammar for HAProxy; nginx's knows its comments and numbers.
      langAlias: { haproxy: 'nginx' },
      transformers: [wholeLines(), transformerNotationHighlight(), transformerMetaHighlight(), tokenClasses(), codeFrame()],
    },
  },
  build: { inlineStylesheets: 'never' },
  // Nothing as a data: address: the policy allows only files of the site.
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [plainImports()],
    // Whether a learning platform will show the pages: what only it needs is left out of every other build.
    define: { 'import.meta.env.LMS': JSON.stringify(isForLms), 'import.meta.env.SERVICE_WORKER': String(isOffline) },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } } },
    },
  },
  devToolbar: { enabled: false },
});
