import { letOwnScriptsThrough } from './own-scripts.ts';

/** What Pagefind gives for one place in a page. */
interface SubResult {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
}
interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results?: readonly SubResult[];
}
interface Search {
  readonly results: readonly { data(): Promise<Found> }[];
}
/** The part of Pagefind that is used. */
export interface SearchIndex {
  init(): Promise<void>;
  debouncedSearch(query: string, options?: object, waitMs?: number): Promise<Search | null>;
}

/** Loads the index of this site. In a module of its own: an import by a computed address is left to the browser. @param base the site's base path */
export async function loadIndex(base: string): Promise<SearchIndex> {
  letOwnScriptsThrough(base);
  const index = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as SearchIndex;
  await index.init();
  return index;
}
