import sharp from 'sharp';
import { expect, test } from 'vitest';
import { comparePictures } from '#tasks/shots/compare.ts';

/** A page of grey lines of text at a quarter of its size, with one dark button. */
function picture(options: { buttonX?: number; buttonFill?: string; height?: number; blur?: number } = {}): Promise<Buffer> {
  const { buttonX = 20, buttonFill = '#1d4f6b', height = 400, blur = 0 } = options;
  const lines = Array.from(
    { length: 90 },
    (_, line) => `<path d="M10 ${String(4 * line + 3.5)}h330" stroke="#555" stroke-dasharray="9 3"/>`,
  );
  const button = `<rect x="${String(buttonX)}" y="200" width="40" height="12" fill="${buttonFill}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="${String(height)}"><path d="M0 0H360V${String(height)}H0z" fill="#f5f8fa"/>${lines.join('')}${button}</svg>`;
  const drawn = sharp(Buffer.from(svg));
  return (blur > 0 ? drawn.blur(blur) : drawn).webp({ quality: 30 }).toBuffer();
}

test('the same picture is the same, and so is one whose letters are smoothed a little more', async () => {
  expect((await comparePictures(await picture(), await picture())).worstShare).toBe(0);
  expect((await comparePictures(await picture(), await picture({ blur: 0.4 }))).isSame).toBe(true);
});

test.each([
  ['a button that moved by twenty-four pixels of the page', { buttonX: 26 }],
  ['a button of another colour', { buttonFill: '#6b1d2a' }],
  ['a button that is gone', { buttonFill: '#f5f8fa' }],
])('%s is found and drawn', async (_, change) => {
  const { isSame, drawn } = await comparePictures(await picture(), await picture(change));
  expect(isSame).toBe(false);
  expect((await sharp(drawn!).metadata()).width).toBe(360);
});

test('a page that grew is said to have grown', async () => {
  expect(await comparePictures(await picture(), await picture({ height: 420 }))).toMatchObject({
    isSame: false,
    what: 'is 360 × 420 pixels, was 360 × 400',
  });
});
