import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { root } from '#tasks/process.mjs';

/** What has to be another thing on disk, and what stands in for it. */
const STANDS_IN: Readonly<Record<string, string>> = {
  'src/course/paths.ts': 'src/usb/paths.ts',
  'src/course/art-href.ts': 'src/usb/art-href.ts',
  'components/site/search-index.ts': 'src/usb/search-index.ts',
};

function standIns(): Plugin {
  const byFile = new Map(Object.entries(STANDS_IN).map(([from, to]) => [path.join(root, from), path.join(root, to)]));
  return {
    name: 'stand-ins-on-disk',
    enforce: 'pre',
    async resolveId(source, importer) {
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return byFile.get(resolved?.id ?? '') ?? resolved;
    },
  };
}

/** Everything the pages run, as one classic script: browsers refuse modules from disk. */
export async function courseScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [standIns(), svelte({ configFile: false })],
    build: {
      write: false,
      lib: { entry: path.join(root, 'src/usb/page.ts'), formats: ['iife'], name: 'pip' },
    },
  });
  for (const bundle of Array.isArray(built) ? built : [built]) {
    if (!('output' in bundle)) continue;
    if (bundle.output.length > 1) throw new Error(`More than a script: ${bundle.output.map(({ fileName }) => fileName).join(', ')}`);
    return bundle.output[0].code;
  }
  throw new Error('Vite gave no bundle');
}
