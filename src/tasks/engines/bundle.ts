import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from '#tasks/process.mjs';

const FOLDER = path.join(root, 'test/blueprints');

/** The example blueprints, by name. */
export function exampleFiles(): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));
}

/** What each must give. */
export function expectedHashes(): Record<string, string> {
  const expected = (name: string): string => readFileSync(path.join(FOLDER, 'expected', name), 'utf8');
  return Object.fromEntries(
    Object.keys(exampleFiles()).map((name) => [name, (JSON.parse(expected(name)) as { traceHash: string }).traceHash]),
  );
}

/** The simulator as one script for a page, with `traceHashes` left in the global object. */
export async function simulatorScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      lib: { entry: path.join(root, 'src/tasks/engines/page-script.ts'), formats: ['iife'], name: 'simulator' },
    },
  });
  for (const bundle of Array.isArray(built) ? built : [built]) if ('output' in bundle) return bundle.output[0].code;
  throw new Error('Vite gave no bundle');
}
