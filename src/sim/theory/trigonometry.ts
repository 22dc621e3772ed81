/**
 * Sine, cosine and arcsine from + − × ÷ √ only: those of `Math` differ between engines in the last bit.
 * Absolute error below 1e-15 for angles within a few turns.
 */

const PI = 3.141592653589793;
const HALF_PI = PI / 2;
/** Terms of the Taylor series; at π/4 the next would be below 1e-17. */
const TERMS = 10;

/** Sine of an angle in radians. */
export function sine(angle: number): number {
  const quarter = Math.floor(angle / HALF_PI + 0.5);
  const rest = angle - quarter * HALF_PI;
  const turn = quarter - 4 * Math.floor(quarter / 4);
  if (turn === 0) return sineOfSmall(rest);
  if (turn === 1) return cosineOfSmall(rest);
  return turn === 2 ? -sineOfSmall(rest) : -cosineOfSmall(rest);
}

/** Cosine of an angle in radians. */
export function cosine(angle: number): number {
  return sine(angle + HALF_PI);
}

/** Angle in radians, −π/2 … π/2, whose sine is `value`; NaN outside −1 … 1. */
export function arcsine(value: number): number {
  if (!(value >= -1 && value <= 1)) return NaN;
  if (value < 0) return -arcsine(-value);
  // Near 1 the slope of the arcsine is endless: asin x = π/2 − 2·asin √((1 − x)/2).
  if (value > 0.5) return HALF_PI - 2 * arcsine(Math.sqrt((1 - value) / 2));
  // Newton on sin(angle) = value converges quadratically from the value itself.
  let angle = value;
  for (let i = 0; i < 6; i++) angle -= (sineOfSmall(angle) - value) / cosineOfSmall(angle);
  return angle;
}

export function radians(degrees: number): number {
  return (degrees * PI) / 180;
}

function sineOfSmall(angle: number): number {
  const square = angle * angle;
  let sum = 0;
  for (let term = TERMS; term > 0; term--) sum = (-square / (2 * term * (2 * term + 1))) * (1 + sum);
  return angle * (1 + sum);
}

function cosineOfSmall(angle: number): number {
  const square = angle * angle;
  let sum = 0;
  for (let term = TERMS; term > 0; term--) sum = (-square / (2 * term * (2 * term - 1))) * (1 + sum);
  return 1 + sum;
}
