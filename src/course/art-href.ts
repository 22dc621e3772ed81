import type { ArtId } from './art.ts';
import sheet from './symbols.svg?url';

/** The box every whole Pip is drawn in, whatever his mood. */
export const PIP_BOX = '-14 -6 148 146';

/** Address of one drawing for `<use href>`: one file for the whole course, under the site's base path, coloured by the page's tokens. */
export function artHref(id: ArtId): string {
  return `${sheet}#${id}`;
}
