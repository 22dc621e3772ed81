/**
 * `node src/tasks/fonts.mjs`: cuts the fonts in src/fonts/originals down to the letters and weights the site uses.
 * The result is committed; run it again when a text needs a letter that is not in LETTERS.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import subsetFont from 'subset-font';

const folder = path.join(import.meta.dirname, '../fonts');
const BASIC_LATIN = Array.from({ length: 95 }, (_, place) => String.fromCodePoint(0x20 + place)).join('');
const PUNCTUATION = '\u00a0\u202f–—‘’“”…·×−±½÷°²éöü';
const LETTERS = BASIC_LATIN + PUNCTUATION;
const HEADINGS = BASIC_LATIN + '\u00a0–—‘’“”…·éöü';
const CODE = BASIC_LATIN + '\u00a0\u202f–…·×−±';

/** @typedef {{ from: string, to: string, letters: string, weights?: { min: number, max: number } }} Cut */
/** @type {readonly Cut[]} */
const CUTS = [
  { from: 'young-serif-latin-400-normal', to: 'young-serif', letters: HEADINGS },
  { from: 'literata-latin-wght-normal', to: 'literata', letters: LETTERS, weights: { min: 400, max: 600 } },
  { from: 'literata-latin-wght-italic', to: 'literata-italic', letters: LETTERS, weights: { min: 400, max: 500 } },
  { from: 'instrument-sans-latin-wght-normal', to: 'instrument-sans', letters: LETTERS, weights: { min: 400, max: 650 } },
  { from: 'spline-sans-mono-latin-wght-normal', to: 'spline-sans-mono', letters: CODE, weights: { min: 430, max: 550 } },
];

/** Figures old and lining, proportional and tabular, and what holds words together; small capitals, fractions and ornaments go. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'onum', 'lnum', 'pnum', 'tnum'];

let total = 0;
for (const { from, to, letters, weights } of CUTS) {
  const original = readFileSync(path.join(folder, 'originals', `${from}.woff2`));
  const cut = await subsetFont(original, letters, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
    ...(weights ? { variationAxes: { wght: weights } } : {}),
  });
  writeFileSync(path.join(folder, `${to}.woff2`), cut);
  total += cut.length;
  process.stdout.write(`${to}: ${original.length} → ${cut.length} bytes\n`);
}
process.stdout.write(`all: ${total} bytes\n`);
