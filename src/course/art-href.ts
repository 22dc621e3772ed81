import type { ArtId } from './art.ts';
import sheet from './symbols.svg?url';

/** Address of one drawing for `<use href>`: one file for the whole course, under the site's base path, coloured by the page's tokens. */
export function artHref(id: ArtId): string {
  return `${sheet}#${id}`;
}
