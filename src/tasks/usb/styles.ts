import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A style sheet with its fonts in it: some browsers refuse to load fonts from disk. @param dist the built site */
export function stylesOnDisk(css: string, dist: string): string {
  return css.replaceAll(/url\((\/[^)]+\.woff2)\)/g, (_, address: string) => {
    return `url(data:font/woff2;base64,${readFileSync(path.join(dist, address)).toString('base64')})`;
  });
}

/** Rules of the edition alone: a page on disk cannot stand in somebody's frame, and every page is an origin of its own to a transition. */
export const DISK_STYLES = '.plate-tools [aria-expanded]{display:none}@view-transition{navigation:none}\n';
