/** A file of the built site: its path below the base path ('' is home, a page ends in a slash), its size, the start of its SHA-256. */
export type FileRow = readonly [path: string, bytes: number, hash: string];

/** Everything the built site holds for readers; the build writes it into the worker. */
export interface SiteList {
  /** changes with any file and with the worker itself */
  readonly version: string;
  /** path the site stands at, with slashes at both ends */
  readonly base: string;
  /** what all files weigh on the wire, about */
  readonly packedBytes: number;
  readonly files: readonly FileRow[];
  /** places in `files` of the page that is shown when nothing else can be, and of what it needs */
  readonly shell: readonly number[];
  /** path of a page → places of what it fetches, now or when the reader comes to it */
  readonly needs: Readonly<Record<string, readonly number[]>>;
}

/** The page that stands in for one that is not kept. */
export const STAND_IN = 'offline/';

/** What carries its hash in its name never changes. */
export const HASHED = '_astro/';

/** Fetched anew by every search, and of one piece: parts of two versions do not fit together. */
export const SEARCH = 'pagefind/';

export const isPage = (path: string): boolean => path === '' || path.endsWith('/');

export function rowsAt(list: SiteList, places: readonly number[]): FileRow[] {
  return places.flatMap((place) => {
    const row = list.files[place];
    return row === undefined ? [] : [row];
  });
}

export const bytesOf = (rows: readonly FileRow[]): number => rows.reduce((sum, [, bytes]) => sum + bytes, 0);
