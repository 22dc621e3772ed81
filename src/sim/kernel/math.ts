/**
 * Logarithm, exponential and power from + − × ÷ and bit access only. `Math.log` and its kin differ between engines in the
 * last bit; these give the same bits everywhere. Accurate to about 1 ulp (`power`: a few).
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const STEPS = 128;

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);
double[0] = 1;
/** Which word holds sign and exponent: 1 on every little-endian machine. */
const HIGH = words[1] === 0 ? 0 : 1;

/** ln(i/128) and 128/i for i = 96 … 192, from the series of artanh: no table to download. */
const FIRST_STEP = 96;
const LAST_STEP = 192;
const logOfStep = new Float64Array(LAST_STEP - FIRST_STEP + 1);
const inverseOfStep = new Float64Array(LAST_STEP - FIRST_STEP + 1);
for (let i = FIRST_STEP; i <= LAST_STEP; i++) {
  const step = i / STEPS;
  const ratio = (step - 1) / (step + 1);
  let sum = 0;
  for (let term = 31; term > 0; term -= 2) sum = sum * ratio * ratio + 1 / term;
  logOfStep[i - FIRST_STEP] = 2 * ratio * sum;
  inverseOfStep[i - FIRST_STEP] = 1 / step;
}

/** Natural logarithm. −∞ at 0, NaN below. */
export function naturalLog(value: number): number {
  if (!(value > 0)) return value === 0 ? -Infinity : NaN;
  if (value === Infinity) return Infinity;
  let exponent = 0;
  double[0] = value;
  if (words[HIGH]! < 0x00100000) {
    // Subnormal: lift it by 2⁵⁴ first.
    double[0] = value * 18014398509481984;
    exponent = -54;
  }
  // Mantissas from .75 to 1.5, so that near 1 no large terms cancel and the small digits stay. Without a branch: `upper`
  // is 1 for mantissas of 1.5 and more, which are halved.
  const high = words[HIGH]!;
  const upper = (high >>> 19) & 1;
  exponent += (high >>> 20) - 1023 + upper;
  words[HIGH] = (high & 0xfffff) | ((1023 - upper) << 20);
  const mantissa = double[0]!;
  const step = (mantissa * STEPS + 0.5) | 0;
  const rest = (mantissa - step / STEPS) * inverseOfStep[step - FIRST_STEP]!;
  const tail = rest * rest * (-0.5 + rest * (1 / 3 + rest * (-0.25 + rest * (0.2 + rest * (-1 / 6 + rest * (1 / 7 - rest * 0.125))))));
  return exponent * LN2_HIGH + (logOfStep[step - FIRST_STEP]! + (rest + (tail + exponent * LN2_LOW)));
}

/** e to the power of `value`. */
export function exponential(value: number): number {
  if (!(value < 709.782712893384)) return value === value ? Infinity : NaN;
  if (value < -745.1332191019412) return 0;
  const twos = Math.floor(value * 1.4426950408889634 + 0.5);
  const rest = value - twos * LN2_HIGH - twos * LN2_LOW;
  let sum = 1;
  for (let term = 14; term > 0; term--) sum = 1 + (sum * rest) / term;
  return scaleByTwo(sum, twos);
}

/** `base` to the power of `exponent`, base ≥ 0. Whole exponents up to 64 by multiplication. */
export function power(base: number, exponent: number): number {
  if (exponent < 0) return 1 / power(base, -exponent);
  if (exponent === Math.floor(exponent) && exponent <= 64) {
    let result = 1;
    for (let i = 0; i < exponent; i++) result *= base;
    return result;
  }
  if (base === 0) return 0;
  return exponential(exponent * naturalLog(base));
}

/** value × 2^twos in two steps, so that the scale itself never leaves the range of a double. */
function scaleByTwo(value: number, twos: number): number {
  const half = twos >> 1;
  return value * powerOfTwo(half) * powerOfTwo(twos - half);
}

function powerOfTwo(exponent: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (exponent + 1023) << 20;
  return double[0]!;
}
