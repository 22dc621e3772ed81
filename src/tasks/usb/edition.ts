import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '#tasks/process.mjs';
import { ON_DISK } from '#usb/on-disk.ts';
import type { OnDisk } from '#usb/on-disk.ts';
import { symbolsIn } from './drawings.ts';
import { PAGE_FILES, pageOnDisk } from './page.ts';
import { placesOf } from './places.ts';
import { README } from './readme.ts';
import { courseScript } from './script.ts';
import { DISK_STYLES, stylesOnDisk } from './styles.ts';

/** No page of the edition: what a host or its worker answers with, and plates for other people's pages. */
const LEFT_OUT = /^(?:404\.html|offline\/|embed\/|pagefind\/)/;
const AS_THEY_ARE = ['favicon.svg', 'blueprint.schema.json'];
const BESIDE = ['LICENSE', 'LICENSE-CONTENT', ...globSync('src/fonts/OFL-*.txt', { cwd: root })];

/** The course for a memory stick: every file by its path from the root. @param dist the built site, at the root of a host */
export async function edition(dist: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = (pattern: string): string[] => globSync(pattern, { cwd: dist }).map((file) => file.split(path.sep).join('/'));
  const read = (file: string): string => readFileSync(path.join(dist, file), 'utf8');
  const drawings = {
    always: symbolsIn(names('_astro/symbols.*.svg').map(read).join('')),
    asked: symbolsIn(names('*.svg').map(read).join('')),
  };
  const pages = names('**/*.html').filter((file) => !LEFT_OUT.test(file));
  const html = new Map(pages.map((file) => [file, pageOnDisk(read(file), file, drawings)]));
  const sheets = names('_astro/*.css').filter((file) => [...html.values()].some((page) => page.includes(`${file}"`)));
  const onDisk: OnDisk = {
    files: Object.fromEntries(names('quiz/*.json').map((file) => [file, read(file)])),
    places: JSON.stringify(placesOf(dist)),
  };
  const texts: readonly (readonly [string, string])[] = [
    ['README.txt', README],
    ...html,
    ...sheets.map((file) => [file, stylesOnDisk(read(file), dist)] as const),
    ...AS_THEY_ARE.map((file) => [file, read(file)] as const),
    ...BESIDE.map((file) => [`licences-of-parts/${path.basename(file, '.txt')}.txt`, readFileSync(path.join(root, file), 'utf8')] as const),
    [PAGE_FILES.styles, DISK_STYLES],
    [PAGE_FILES.data, `globalThis.${ON_DISK}=${JSON.stringify(onDisk)};\n`],
    [PAGE_FILES.script, await courseScript()],
  ];
  return new Map(texts.map(([file, text]) => [file, new TextEncoder().encode(text)]));
}
