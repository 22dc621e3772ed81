import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The address of the chapter that shows a figure. Throws an Error when none does. */
export function chapterOf(figure: string): string {
  const file = globSync('content/chapters/*/index.mdx').find((one) => readFileSync(one, 'utf8').includes(`<Figure id="${figure}"`));
  if (file === undefined) throw new Error(`No chapter shows the figure ${figure}.`);
  return path.basename(path.dirname(file)).replace(/^\d+-/, '');
}
