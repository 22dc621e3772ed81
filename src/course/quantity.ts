/** A measured number as prose wants it. */
export interface Quantity {
  /** number and unit with a narrow space between, e.g. `1,240 ms`, `83 %`, `4.9/s` */
  readonly text: string;
  readonly value: number;
}

const NARROW_SPACE = '\u202f';

/** Units a chapter may ask for, and how the raw reading becomes a number in that unit. */
const UNITS: Readonly<Record<string, { readonly factor: number; readonly decimals?: number; readonly suffix: string }>> = {
  '': { factor: 1, suffix: '' },
  ms: { factor: 1, suffix: `${NARROW_SPACE}ms` },
  s: { factor: 1 / 1000, decimals: 1, suffix: `${NARROW_SPACE}s` },
  '/s': { factor: 1, suffix: '/s' },
  '%': { factor: 100, suffix: `${NARROW_SPACE}%` },
  times: { factor: 1, decimals: 1, suffix: ' times' },
};

/**
 * A reading in words. Milliseconds read as `s` are divided, shares read as `%` multiplied; small numbers keep one decimal.
 * @throws when the unit is not known
 */
export function quantity(reading: number, unit = ''): Quantity {
  const rule = UNITS[unit];
  if (!rule) throw new Error(`unit "${unit}" is not known; allowed: ${Object.keys(UNITS).filter(Boolean).join(', ')}`);
  const value = reading * rule.factor;
  const decimals = rule.decimals ?? (Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0);
  const number = value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return { text: number + rule.suffix, value };
}

/** `"160..205"` → its ends. @throws when it is not two numbers in order */
export function rangeOf(text: string): { readonly from: number; readonly to: number } {
  const [from, to, ...more] = text.split('..').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (from === undefined || to === undefined || more.length > 0 || !(from <= to)) {
    throw new Error(`range "${text}" is not of the form "from..to"`);
  }
  return { from, to };
}
