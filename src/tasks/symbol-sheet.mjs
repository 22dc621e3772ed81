import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';

/** The course's symbols with the day colours their fallbacks name, for pictures that are drawn outside a page. */
const sheet = readFileSync(path.join(root, 'src/course/symbols.svg'), 'utf8').replace(/var\(--[\w-]+,\s*([^)]+)\)/g, '$1');
const symbols = new Map(
  [...sheet.matchAll(/<symbol id="([\w-]+)" viewBox="([^"]+)"[^>]*>([\s\S]*?)<\/symbol>/g)].map((found) => [found[1], found]),
);

/** @param {string} id @returns {{ box: readonly [number, number, number, number], shapes: string }} */
export function symbolOf(id) {
  const found = symbols.get(id);
  if (!found) throw new Error(`No symbol '${id}' in src/course/symbols.svg`);
  const [left = 0, top = 0, width = 1, height = 1] = String(found[2]).split(' ').map(Number);
  return { box: [left, top, width, height], shapes: found[3] ?? '' };
}

/** A symbol as part of a picture. @param {string} id @param {number} x @param {number} y @param {number} width */
export function drawing(id, x, y, width) {
  const { box, shapes } = symbolOf(id);
  return `<g transform="translate(${x} ${y}) scale(${width / box[2]}) translate(${-box[0]} ${-box[1]})">${shapes}</g>`;
}
