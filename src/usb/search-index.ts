import type { SearchIndex } from '#site/search-index.ts';
import { onDisk } from './on-disk.ts';
import type { Place } from './on-disk.ts';
import { sitePath } from './paths.ts';
import { PlaceSearch } from './place-search.ts';

/** Stands in for `#site/search-index.ts` on disk, where Pagefind cannot fetch its parts. */
export function loadIndex(): Promise<SearchIndex> {
  const search = new PlaceSearch(JSON.parse(onDisk().places) as Place[]);
  const found = (query: string) => ({
    results: search.find(query).map(({ page, places }) => ({
      data: () => {
        const parts = places.map(({ address, title, excerpt }) => ({ url: sitePath(address), title, excerpt }));
        return Promise.resolve({ url: parts[0]?.url ?? '', excerpt: parts[0]?.excerpt ?? '', meta: { title: page }, sub_results: parts });
      },
    })),
  });
  return Promise.resolve({ init: () => Promise.resolve(), debouncedSearch: (query: string) => Promise.resolve(found(query)) });
}
