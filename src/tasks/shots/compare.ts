import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** Two pixels are alike up to this distance: what smoothing of letters and packing of the file make of the same page stays below. */
const ALIKE = 0.1;
/** Differences are counted in squares of this side, so that a small change is found on the longest page … */
const SQUARE_PX = 24;
/**
 * … and up to this share of one square is taken for smoothing. Measured on six pictures: the same page again 0, other hinting and smoothing
 * of letters up to 4 %, letters set on whole pixels, which moves text, 24 to 34 %.
 */
const TOLERATED_SHARE = 0.15;
/** By so many pixels a page may be longer or shorter: rounding. */
const TOLERATED_PX = 1;

/** What two pictures have that differs. */
export interface Comparison {
  readonly isSame: boolean;
  /** Of the square that differs most, the share of pixels that do. */
  readonly worstShare: number;
  /** In words. */
  readonly what: string;
  /** The differences, drawn; `null` when the sizes differ. */
  readonly drawn: Buffer | null;
}

async function pixelsOf(file: Buffer) {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Compares a picture with the one that was kept. */
export async function comparePictures(kept: Buffer, taken: Buffer): Promise<Comparison> {
  const [before, now] = await Promise.all([pixelsOf(kept), pixelsOf(taken)]);
  if (before.width !== now.width || Math.abs(before.height - now.height) > TOLERATED_PX) {
    const what = `is ${now.width} × ${now.height} pixels, was ${before.width} × ${before.height}`;
    return { isSame: false, worstShare: 1, what, drawn: null };
  }
  const { width } = before;
  const height = Math.min(before.height, now.height);
  const length = width * height * 4;
  const [one, other] = [before.data.subarray(0, length), now.data.subarray(0, length)];
  const drawn = Buffer.alloc(length);
  const worst = pixelmatch(one, other, drawn, width, height, { threshold: ALIKE, windowSize: SQUARE_PX });
  const worstShare = worst / SQUARE_PX ** 2;
  const isSame = worstShare <= TOLERATED_SHARE;
  return {
    isSame,
    worstShare,
    what: `${(worstShare * 100).toFixed(0)} % of one square differ`,
    drawn: isSame
      ? null
      : await sharp(drawn, { raw: { width, height, channels: 4 } })
          .png()
          .toBuffer(),
  };
}
