// Draws the icons of the installed course, public/icon-*.png, from its own symbol. Run it when the symbol changes.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { root } from './process.mjs';
import { drawing, symbolOf } from './symbol-sheet.mjs';

const SIDE = 512;
const [, , width, height] = symbolOf('pip-head').box;

/**
 * Pip's head on sea and paper. @param {number} share how much of the side he takes: what may be cut to a circle keeps clear of its edge
 * @param {number} radius of the corners
 */
function icon(share, radius) {
  const drawn = Math.min((SIDE * share) / height, (SIDE * share) / width) * width;
  const pip = drawing('pip-head', (SIDE - drawn) / 2, (SIDE - (drawn / width) * height) / 2, drawn);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><clipPath id="edge"><rect width="${SIDE}" height="${SIDE}" rx="${radius}"/></clipPath><g clip-path="url(#edge)"><rect width="${SIDE}" height="${SIDE}" fill="#d5e6ed"/>${pip}</g></svg>`;
}

/** @type {readonly [name: string, side: number, share: number, radius: number][]} */
const ICONS = [
  ['icon-180', 180, 0.74, 0],
  ['icon-192', 192, 0.8, 96],
  ['icon-512', 512, 0.8, 96],
  ['icon-maskable-512', 512, 0.58, 0],
];

for (const [name, side, share, radius] of ICONS) {
  const png = new Resvg(icon(share, radius), { fitTo: { mode: 'width', value: side } }).render().asPng();
  writeFileSync(path.join(root, `public/${name}.png`), png);
}
