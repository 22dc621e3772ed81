/**
 * Logarithm, exponential and power from + − × ÷ and bit access only. `Math.log` and its kin differ between engines in the
 * last bit; these give the same bits everywhere.
 * Source of the method: P. Tang, *Table-driven implementation of the logarithm function*, ACM TOMS 16 (1990).
 */

/** ln 2 in two parts: the first has few enough digits that its multiples by an exponent are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const STEPS = 128;
const LEAST_NORMAL = 2.2250738585072014e-308;

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);
double[0] = 1;
/** Which word holds sign and exponent: 1 on every little-endian machine. */
const HIGH = words[1] === 0 ? 0 : 1;

/** 2^(i − 1074). Multiplying by these is exact, and several times faster than writing an exponent's bits. */
const LEAST_TWOS = -1074;
const powersOfTwo = new Float64Array(2098);
powersOfTwo[-LEAST_TWOS] = 1;
for (let i = -LEAST_TWOS; i > 0; i--) powersOfTwo[i - 1] = powersOfTwo[i]! / 2;
for (let i = -LEAST_TWOS; i < 2097; i++) powersOfTwo[i + 1] = powersOfTwo[i]! * 2;

/** ln(i/128) and 128/i for i = 96 … 192, from the series of artanh: no table to download. */
const FIRST_STEP = 96;
const LAST_STEP = 192;
const logOfStep = new Float64Array(LAST_STEP - FIRST_STEP + 1);
const inverseOfStep = new Float64Array(LAST_STEP - FIRST_STEP + 1);
for (let i = FIRST_STEP; i <= LAST_STEP; i++) {
  const ratio = (i - STEPS) / (i + STEPS);
  let sum = 0;
  for (let term = 31; term > 0; term -= 2) sum = sum * ratio * ratio + 1 / term;
  logOfStep[i - FIRST_STEP] = 2 * ratio * sum;
  inverseOfStep[i - FIRST_STEP] = STEPS / i;
}

/** 1/i! */
const EXP_TERMS = 14;
const inverseFactorial = new Float64Array(EXP_TERMS + 1).fill(1);
for (let i = 2; i <= EXP_TERMS; i++) inverseFactorial[i] = inverseFactorial[i - 1]! / i;

/** The next number below a half: `x + HALF` never reaches the whole number above unless x is half-way or nearer. */
const HALF = 0.49999999999999994;

/** The nearest whole number, halves up, for `value` ≥ 0: `Math.round`, which branches on the fraction and so is guessed wrong every other time. */
export function wholeOf(value: number): number {
  return Math.floor(value + HALF);
}

/** Natural logarithm, within 2 ulp. −∞ at 0, NaN below. */
export function naturalLog(value: number): number {
  if (!(value >= LEAST_NORMAL)) return logOfTiny(value);
  if (value === Infinity) return Infinity;
  const twos = twosOf(value);
  return twos * LN2_HIGH + (logOfMantissa(value * powersOfTwo[-LEAST_TWOS - twos]!) + twos * LN2_LOW);
}

/**
 * Replaces every value from 2⁻⁵³ to 1 by minus its logarithm, bit for bit that of {@link naturalLog}. `words` is a view of the same memory.
 * Faster for many at once: no exponent is read right after its number was written, which stalls a processor.
 */
export function negateLogs(values: Float64Array, words: Uint32Array): void {
  for (let i = 0; i < values.length; i++) {
    const twos = twosIn(words[2 * i + HIGH]!);
    values[i] = -(twos * LN2_HIGH + (logOfMantissa(values[i]! * powersOfTwo[-LEAST_TWOS - twos]!) + twos * LN2_LOW));
  }
}

/** e to the power of `value`, within 2 ulp. */
export function exponential(value: number): number {
  if (!(value < 709.782712893384)) return value === value ? Infinity : NaN;
  if (value < -745.1332191019412) return 0;
  const twos = Math.floor(value * 1.4426950408889634 + 0.5);
  return scaleByTwo(exponentialOfSmall(value - twos * LN2_HIGH - twos * LN2_LOW), twos);
}

/**
 * `base` to the power of `exponent`, base ≥ 0. Within 4 ulp for |exponent| ≤ 3; the error grows with the exponent.
 * Whole exponents up to 64 by multiplication.
 */
export function power(base: number, exponent: number): number {
  if (exponent < 0) return 1 / power(base, -exponent);
  if (exponent === Math.floor(exponent) && exponent <= 64) {
    let result = 1;
    for (let i = 0; i < exponent; i++) result *= base;
    return result;
  }
  if (!(base >= LEAST_NORMAL) || !(base < Infinity) || !(exponent < 1024)) return powerAtTheEdge(base, exponent);
  // base = m·2^t: 2^(t·exponent) splits off whole powers of two without loss, because t·coarse is exact.
  const twos = twosOf(base);
  const coarse = Math.floor(exponent * 1048576) / 1048576;
  const whole = Math.floor(twos * coarse + 0.5);
  if (whole > 1100 || whole < -1200) return powerAtTheEdge(base, exponent);
  const rest = twos * coarse - whole + twos * (exponent - coarse);
  const small = rest * (LN2_HIGH + LN2_LOW) + exponent * logOfMantissa(base * powersOfTwo[-LEAST_TWOS - twos]!);
  const more = Math.floor(small * 1.4426950408889634 + 0.5);
  return scaleByTwo(exponentialOfSmall(small - more * LN2_HIGH - more * LN2_LOW), whole + more);
}

/** The power of two that brings a normal number to a mantissa from .75 to 1.5, where no large terms cancel near 1. */
function twosOf(value: number): number {
  double[0] = value;
  return twosIn(words[HIGH]!);
}

/** {@link twosOf}, from the word that holds sign and exponent. */
function twosIn(high: number): number {
  return (high >>> 20) - 1023 + ((high >>> 19) & 1);
}

function logOfMantissa(mantissa: number): number {
  const step = (mantissa * STEPS + 0.5) | 0;
  const rest = (mantissa - step / STEPS) * inverseOfStep[step - FIRST_STEP]!;
  const square = rest * rest;
  const tail = square * (-0.5 + rest * (1 / 3) + square * (-0.25 + rest * 0.2 + square * (-1 / 6 + rest * (1 / 7))));
  return logOfStep[step - FIRST_STEP]! + (rest + tail);
}

/** e^rest for |rest| ≤ ½ ln 2. */
function exponentialOfSmall(rest: number): number {
  let sum = 0;
  for (let term = EXP_TERMS; term > 0; term--) sum = sum * rest + inverseFactorial[term]!;
  return 1 + sum * rest;
}

/** Zero, below zero, and numbers too small for a full mantissa. */
function logOfTiny(value: number): number {
  if (!(value > 0)) return value === 0 ? -Infinity : NaN;
  return naturalLog(value * 18014398509481984) - 54 * (LN2_HIGH + LN2_LOW);
}

function powerAtTheEdge(base: number, exponent: number): number {
  return base === 0 ? 0 : exponential(exponent * naturalLog(base));
}

/** value × 2^twos in two steps, so that the scale itself never leaves the range of a double. */
function scaleByTwo(value: number, twos: number): number {
  if (twos > 2046) return Infinity;
  const half = twos >> 1;
  return value * powersOfTwo[half - LEAST_TWOS]! * powersOfTwo[twos - half - LEAST_TWOS]!;
}
