/** Depth contours as on a sounding chart: rings of one wavering shape around a point, for the opening of a chapter. */

interface Contour {
  readonly path: string;
  /** every fourth line is drawn heavier */
  readonly isHeavy: boolean;
  readonly depth?: { readonly text: string; readonly x: number; readonly y: number };
}

const CENTRE_X = 372;
const CENTRE_Y = 176;
const RINGS = 9;
const STEP_DEGREES = 9;

const tidy = (value: number): number => Math.round(value * 10) / 10;

/** @param seed a number that turns and bends the lines, so that every chapter has its own waters */
export function contours(seed: number): Contour[] {
  return Array.from({ length: RINGS }, (_, ring) => {
    const number = ring + 1;
    const points = ringPoints(number, seed);
    const label = points[Math.floor(points.length * 0.52)];
    const depth = number % 2 === 0 && number < 8 && label ? { text: String(number * 20), x: tidy(label[0]), y: tidy(label[1]) } : undefined;
    return { path: smooth(points), isHeavy: number % 4 === 0, ...(depth && { depth }) };
  });
}

type Point = readonly [x: number, y: number];

function ringPoints(ring: number, seed: number): Point[] {
  return Array.from({ length: 360 / STEP_DEGREES }, (_, place) => {
    const angle = (place * STEP_DEGREES * Math.PI) / 180;
    const waver =
      1 +
      0.16 * Math.sin(2 * angle + seed + ring * 0.12) +
      0.09 * Math.sin(3 * angle - seed * 2 + ring * 0.2) +
      0.05 * Math.sin(5 * angle + ring * 0.35);
    const radius = (30 + ring * 34) * waver;
    return [CENTRE_X + radius * 1.25 * Math.cos(angle), CENTRE_Y + radius * 0.8 * Math.sin(angle)];
  });
}

/** A closed curve through the middles of a polygon's sides. */
function smooth(points: readonly Point[]): string {
  const middles = points.map(([x, y], place) => {
    const [nextX, nextY] = points[(place + 1) % points.length] ?? [x, y];
    return [(x + nextX) / 2, (y + nextY) / 2] as const;
  });
  const [startX, startY] = middles.at(-1) ?? [0, 0];
  const curves = points.map(([x, y], place) => {
    const [toX, toY] = middles[place] ?? [x, y];
    return `Q${tidy(x)} ${tidy(y)} ${tidy(toX)} ${tidy(toY)}`;
  });
  return `M${tidy(startX)} ${tidy(startY)}${curves.join('')}Z`;
}
