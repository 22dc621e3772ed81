import { globSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['src/**/*', 'components/**/*', 'test/**/*', '*'].map((glob) => `${glob}.{ts,mjs,js,svelte,astro}`);

/** Every code file of the project, but packages: from the project's root, with forward slashes. */
export function sourceFiles(): string[] {
  return globSync(SOURCES)
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

/** The scripts in a file: all of a .ts, the frontmatter and the script elements of a component. */
export function scriptOf(file: string, text: string): string {
  if (!/\.(svelte|astro)$/.test(file)) return text;
  const frontmatter = file.endsWith('.astro') ? (/^---\r?\n([\s\S]*?)^---/m.exec(text)?.[1] ?? '') : '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...scripts].join('\n');
}
