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

/** Trusted Types: the index's own worker is the one script address that is made from a string. */
function letWorkerThrough(base: string): void {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } };
  const own = new URL(`${base}pagefind/`, location.href).href;
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address: string) => {
      if (new URL(address, location.href).href.startsWith(own)) return address;
      throw new TypeError(`No script from ${address}`);
    },
  });
}

/** Loads the index of this site. In a module of its own: an import by a computed address is left to the browser. @param base the site's base path */
export async function loadIndex(base: string): Promise<SearchIndex> {
  letWorkerThrough(base);
  const index = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as SearchIndex;
  await index.init();
  return index;
}
