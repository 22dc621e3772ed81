import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { comparePictures } from './compare.ts';
import type { Shot } from './take.ts';

const KEPT = 'test/shots';
const NOTE = path.join(KEPT, 'taken-with.json');
/** Where a difference can be looked at. */
const LOOK_HERE = '.cache/shots';

const HOW = 'When the change is meant: npm run shots -- --update';

/** Paths of the built pages that are read by people, home first. */
export function pagePaths(): string[] {
  return globSync('{*/,}index.html', { cwd: 'dist' })
    .map((file) => file.replaceAll(path.sep, '/').replace(/index\.html$/, ''))
    .sort();
}

/** "156" of "156.0.1.2". */
const majorOf = (version: string): number => Number(version.split('.')[0]);

/** What to know before a difference is believed: `null` when the kept pictures were taken with this Chromium. */
export function otherBrowser(version: string): string | null {
  const { chromium } = JSON.parse(readFileSync(NOTE, 'utf8')) as { chromium: number };
  if (chromium === majorOf(version)) return null;
  return (
    `The kept pictures were taken with Chromium ${chromium}, this is ${majorOf(version)}: it may draw letters and shadows otherwise. ` +
    'What is compared bears that as far as it was measured; look at a difference before you believe it.'
  );
}

/** Compares one picture with the kept one: `null`, or what differs and where to look. */
export async function complaintAbout({ name, webp }: Shot): Promise<string | null> {
  const file = path.join(KEPT, name);
  if (!existsSync(file)) return `${name}: nothing was kept to compare with. ${HOW}`;
  const { isSame, what, drawn } = await comparePictures(readFileSync(file), webp);
  if (isSame) return null;
  const now = path.join(LOOK_HERE, name);
  mkdirSync(path.dirname(now), { recursive: true });
  writeFileSync(now, webp);
  if (drawn) writeFileSync(now.replace(/\.webp$/, '.differs.png'), drawn);
  return `${name}: ${what}. Now: ${now}; kept: ${file}. ${HOW}`;
}

/** Keeps these pictures, and no others when they are all there are, and says with which Chromium they were taken. */
export function keep(shots: readonly Shot[], version: string, areAll: boolean): number {
  if (areAll) rmSync(KEPT, { recursive: true, force: true });
  for (const { name, webp } of shots) {
    const file = path.join(KEPT, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, webp);
  }
  writeFileSync(NOTE, `{ "chromium": ${majorOf(version)} }\n`);
  return shots.reduce((sum, { webp }) => sum + webp.length, 0);
}
