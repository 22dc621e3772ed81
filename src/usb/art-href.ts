import type { ArtId } from '#course/art.ts';

/** Stands in for `#course/art-href.ts` on disk: the drawings stand in every page. */
export function artHref(id: ArtId): string {
  return `#art-${id}`;
}
