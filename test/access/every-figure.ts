import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every figure with the address of its chapter, in the order of the course. */
export const FIGURES = globSync('content/chapters/*/index.mdx')
  .sort()
  .map((file) => ({ chapter: `${path.basename(path.dirname(file)).slice(3)}/`, text: readFileSync(file, 'utf8') }))
  .flatMap(({ chapter, text }) => [...text.matchAll(/<Figure id="([^"]+)"/g)].map((match) => ({ chapter, id: match[1]! })));

export const CHAPTERS = [...new Set(FIGURES.map(({ chapter }) => chapter))];
