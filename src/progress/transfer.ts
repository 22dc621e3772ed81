import type { Json } from './json.ts';
import { shaped } from './shape.ts';
import { NO_PROGRESS, SHELVES } from './state.ts';
import type { Change, Kept, Progress, Shelf } from './state.ts';

const COURSE = 'pip-the-penguin';
const VERSION = 1;
/** More than ten times what a reader of the whole course gathers. */
export const MAX_IMPORT_CHARS = 5_000_000;
const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 40;
const MAX_PARTS = 2000;
const MAX_CHARS = 10_000;
const ID = /^[a-z0-9][a-z0-9/-]{0,119}$/;

/** What an imported file would do. */
export interface Import {
  readonly progress: Progress;
  /** entries by shelf */
  readonly counts: Readonly<Record<Shelf, number>>;
  /** entries that could not be read, as `shelf/id`, the first few */
  readonly unreadable: readonly string[];
}

/** A file that holds everything of one reader. */
export function exportText(progress: Progress, nowMs: number): string {
  return `${JSON.stringify({ course: COURSE, version: VERSION, exportedAtMs: nowMs, ...progress }, null, 1)}\n`;
}

/** Reads what `exportText` wrote, or what a stranger sent. Total: a file that is none gives a sentence instead. Nothing is stored. */
export function readImport(text: string): Import | { readonly complaint: string } {
  if (text.length > MAX_IMPORT_CHARS) return { complaint: 'This file is too large to be progress of this course.' };
  const file = parsed(text);
  if (file === null) return { complaint: 'This file holds no progress: it is not the JSON that the export writes.' };
  if (file['course'] !== COURSE) return { complaint: 'This file was not written by the export of this course.' };
  if (typeof file['version'] !== 'number' || file['version'] > VERSION)
    return { complaint: 'This file was written by a newer version of the course. Reload the page, then try again.' };
  return entriesOf(file);
}

/** Everything in it as changes, one an entry. */
export function changesOf(progress: Progress): readonly Change[] {
  return SHELVES.flatMap((shelf) => Object.entries<Kept<Shelf>>(progress[shelf]).map(([id, value]) => ({ shelf, id, value }) as Change));
}

function parsed(text: string): Readonly<Record<string, Json>> | null {
  try {
    const file = JSON.parse(text) as Json;
    return isRecord(file) ? file : null;
  } catch {
    return null;
  }
}

function entriesOf(file: Readonly<Record<string, Json>>): Import | { readonly complaint: string } {
  let progress = NO_PROGRESS;
  const unreadable: string[] = [];
  const counts = { answers: 0, predictions: 0, chapters: 0, cards: 0, draws: 0, plates: 0 };
  for (const shelf of SHELVES) {
    const entries = Object.hasOwn(file, shelf) && isRecord(file[shelf]!) ? Object.entries(file[shelf]) : [];
    if (entries.length > MAX_ENTRIES) return { complaint: 'This file holds far more entries than the course has questions.' };
    // Gathered first: one copy of the shelf, not one for each entry.
    const good: [string, unknown][] = [];
    for (const [id, value] of entries) {
      const kept = ID.test(id) && isSmall(value) ? shaped(shelf, value) : null;
      if (kept === null) unreadable.push(`${shelf}/${id.slice(0, 40)}`);
      else good.push([id, kept]);
    }
    progress = { ...progress, [shelf]: Object.fromEntries(good) };
    counts[shelf] = good.length;
  }
  return { progress, counts, unreadable: unreadable.slice(0, 20) };
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a question or a figure gives to keep is small and shallow; anything else is not from here. */
function isSmall(value: Json): boolean {
  let parts = 0;
  let chars = 0;
  const fits = (one: Json, depth: number): boolean => {
    parts++;
    chars += typeof one === 'string' ? one.length : 0;
    if (parts > MAX_PARTS || chars > MAX_CHARS) return false;
    if (typeof one !== 'object' || one === null) return true;
    return depth < MAX_DEPTH && Object.values(one).every((inner) => fits(inner, depth + 1));
  };
  return fits(value, 0);
}
