import { zipSync } from 'fflate';

/** The first day a zip can name: the same files give the same bytes on any day, on any machine. */
const DAY = new Date(1980, 0, 1);

/** Packs files by name. */
export function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: DAY });
}
