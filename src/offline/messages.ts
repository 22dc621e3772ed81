import { HASHED } from './site-list.ts';
import type { SiteList } from './site-list.ts';

/** What a page can tell of itself: path below the base path, size of its HTML, paths of the hashed files it names. */
export interface PageFacts {
  readonly path: string;
  /** null: the browser does not say */
  readonly bytes: number | null;
  readonly names: readonly string[];
}

/** What a page asks of the worker. */
export type Question =
  /** begin your work although another version is at work: only ever asked by a reader's press */
  | { readonly ask: 'take' }
  /** the reader is on this page: store what it may need later */
  | { readonly ask: 'seen'; readonly path: string }
  | { readonly ask: 'standing' | 'keep' | 'remove' }
  | { readonly ask: 'is-yours'; readonly page: PageFacts };

/** How far the course is kept. */
export interface Standing {
  readonly files: number;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly keptFiles: number;
  readonly keptBytes: number;
  readonly isWanted: boolean;
  /** paths of pages that can be read without a network, whole course or not */
  readonly pages: readonly string[];
}

/** How keeping ended. `full`: the browser refused to store; `changed`: the site holds another version by now; `unreachable`: no answer. */
export type KeepEnd = 'kept' | 'full' | 'changed' | 'unreachable';

/** What comes back while the course is being stored. */
export type KeepNews = { readonly doneFiles: number; readonly doneBytes: number } | { readonly end: KeepEnd };

/** Whether a page belongs to this version; what cannot be told counts as another one's. */
export function isOfVersion(list: SiteList, { path, bytes, names }: PageFacts): boolean {
  const sizes = new Map(list.files.map(([name, size]) => [name, size]));
  return sizes.get(path) === bytes && names.every((name) => !name.startsWith(HASHED) || sizes.has(name));
}
