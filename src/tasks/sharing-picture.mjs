// Draws public/sharing.png (1200 × 630) and public/favicon.svg from the course's own symbols. Run it when a symbol changes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { root } from './process.mjs';
import { drawing, symbolOf } from './symbol-sheet.mjs';

const TITLE = ['Building Blocks', 'of Distributed', 'Systems'];
const WORDS = 'A field guide with Pip the Penguin';

const FRAME = { x: 36, y: 30, width: 1128, height: 570 };

/** The black and white scale of a sea chart along one edge. @param {number} y */
const neatline = (y) =>
  Array.from({ length: 12 }, (_, place) => {
    const fill = place % 2 ? '#fcfdfd' : '#0f2438';
    return `<rect x="${FRAME.x + (place * FRAME.width) / 12}" y="${y}" width="${FRAME.width / 12}" height="9" fill="${fill}"/>`;
  }).join('') + `<rect x="${FRAME.x}" y="${y}" width="${FRAME.width}" height="9" fill="none" stroke="#0f2438" stroke-width="2"/>`;

const SKY =
  '<circle cx="980" cy="150" r="36" fill="#ffe2b0"/><circle cx="980" cy="150" r="92" fill="none" stroke="#fff" stroke-width="3"/>' +
  '<path d="M480 320L580 286L660 300L760 236L836 282L920 250L1010 196L1100 254L1200 220V350H480Z" fill="#d4e4eb"/>' +
  '<path d="M836 282L862 318H790L812 262L760 236ZM1010 196L1060 228L1036 262L1050 330H990L1004 268Z" fill="#c3d9e3"/>';
const LAND =
  '<path d="M0 334C300 318 520 328 700 318L1200 324V630H0Z" fill="#d5e6ed"/>' +
  '<path d="M0 470C160 452 330 462 430 486L404 532L452 560L420 630H0Z" fill="#fdfefe" stroke="#5f91ab" stroke-width="3"/>' +
  '<path d="M440 500C520 486 560 462 600 456M770 440C810 424 830 404 872 392M776 456C850 452 900 456 940 468M766 476C800 510 820 524 846 534" fill="none" stroke="#5f7a8b" stroke-width="4" stroke-dasharray="1 12" stroke-linecap="round"/>';
const CAST = [
  drawing('podium', 592, 442, 172),
  drawing('controller', 598, 326, 164),
  drawing('floe-idle', 866, 324, 158),
  drawing('floe-busy', 936, 402, 176),
  drawing('floe-overloaded', 836, 478, 190),
  drawing('fish-a', 516, 470, 38),
  drawing('fish-b', 812, 402, 36),
  drawing('fish-c', 850, 444, 36),
  drawing('fish-d', 786, 500, 36),
  drawing('client', 58, 436, 104),
  drawing('client', 140, 446, 92),
  drawing('pip-pointing', 228, 400, 190),
].join('');
const HEADING =
  TITLE.map(
    (line, place) => `<text x="72" y="${158 + place * 72}" font-family="Young Serif" font-size="70" letter-spacing="-1">${line}</text>`,
  ).join('') + `<text x="74" y="88" font-family="Instrument Sans" font-size="26" fill="#33495c">${WORDS}</text>`;

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
<clipPath id="frame"><rect x="${FRAME.x}" y="${FRAME.y}" width="${FRAME.width}" height="${FRAME.height}"/></clipPath>
<rect width="1200" height="630" fill="#fcfdfd"/>
<g clip-path="url(#frame)"><rect width="1200" height="630" fill="#eaf2f5"/>${SKY}${LAND}${CAST}</g>
<g fill="#0f2438">${HEADING}</g>
<rect x="${FRAME.x}" y="${FRAME.y}" width="${FRAME.width}" height="${FRAME.height}" fill="none" stroke="#0f2438" stroke-width="2"/>${neatline(FRAME.y)}${neatline(FRAME.y + FRAME.height - 9)}
</svg>`;

/** The renderer reads no woff2. @param {string} name @param {string} text @param {string} folder */
async function plainFont(name, text, folder) {
  const file = path.join(folder, `${name}.ttf`);
  writeFileSync(file, await subsetFont(readFileSync(path.join(root, 'src/fonts', `${name}.woff2`)), text, { targetFormat: 'sfnt' }));
  return file;
}

const folder = mkdtempSync(path.join(tmpdir(), 'sharing-picture-'));
const fontFiles = [await plainFont('young-serif', TITLE.join(''), folder), await plainFont('instrument-sans', WORDS, folder)];
const rendered = new Resvg(picture, { fitTo: { mode: 'width', value: 1200 }, font: { fontFiles, loadSystemFonts: false } }).render();
rmSync(folder, { recursive: true });
writeFileSync(path.join(root, 'public/sharing.png'), rendered.asPng());

const { box, shapes } = symbolOf('pip-head');
writeFileSync(
  path.join(root, 'public/favicon.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}">${shapes}</svg>\n`,
);
