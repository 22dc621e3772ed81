import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** The first day a zip can name, in whatever zone: no file has a time of its own, so the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip of these files by their paths, sorted; the same files give the same bytes. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(sorted.map(([name, content]) => [name, [content, { level: 9, mtime: NO_TIME }]]));
  return zipSync(entries);
}
