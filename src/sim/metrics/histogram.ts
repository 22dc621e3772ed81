/** Buckets per octave: the resolution is 2⁻¹⁰, and values below 2¹¹ are exact. */
const BUCKETS_PER_OCTAVE = 1024;
const EXACT_BELOW = 2048;

/**
 * Counts of whole numbers ≥ 0 in log-linear buckets: memory stays flat however many are added.
 * Quantiles are nearest rank (the smallest value with at least p·n values at or below it), read from the middle of the
 * bucket that holds that rank. Mean and maximum are exact.
 */
export class Histogram {
  count = 0;
  max = 0;
  private sum = 0;
  private buckets = new Uint32Array(4 * BUCKETS_PER_OCTAVE);

  add(value: number): void {
    const bucket = bucketOf(value);
    if (bucket >= this.buckets.length) this.widen(bucket);
    this.buckets[bucket]!++;
    this.count++;
    this.sum += value;
    if (value > this.max) this.max = value;
  }

  /** Takes back a value that was added before. The maximum stays. */
  remove(value: number): void {
    this.buckets[bucketOf(value)]!--;
    this.count--;
    this.sum -= value;
  }

  /** `null` when empty. */
  mean(): number | null {
    return this.count === 0 ? null : this.sum / this.count;
  }

  /** Quantiles at ascending `shares` (0–1); `null` when empty. */
  quantiles(shares: readonly number[]): number[] | null {
    if (this.count === 0) return null;
    const found: number[] = [];
    let bucket = -1;
    let below = 0;
    for (const share of shares) {
      const rank = Math.max(1, Math.ceil(share * this.count));
      while (below < rank) below += this.buckets[++bucket]!;
      found.push(Math.min(middleOf(bucket), this.max));
    }
    return found;
  }

  private widen(bucket: number): void {
    const octaves = Math.ceil((bucket + 1) / BUCKETS_PER_OCTAVE) + 2;
    const buckets = new Uint32Array(octaves * BUCKETS_PER_OCTAVE);
    buckets.set(this.buckets);
    this.buckets = buckets;
  }
}

function bucketOf(value: number): number {
  let octave = 0;
  let mantissa = value;
  while (mantissa >= 2147483648) {
    mantissa /= 1048576;
    octave += 20;
  }
  const whole = Math.floor(mantissa);
  if (octave === 0 && whole < EXACT_BELOW) return whole;
  const shift = 21 - Math.clz32(whole);
  return (octave + shift) * BUCKETS_PER_OCTAVE + (whole >>> shift);
}

function middleOf(bucket: number): number {
  if (bucket < EXACT_BELOW) return bucket;
  const shift = Math.floor(bucket / BUCKETS_PER_OCTAVE) - 1;
  let width = 1;
  for (let i = 0; i < shift; i++) width *= 2;
  return (BUCKETS_PER_OCTAVE + (bucket % BUCKETS_PER_OCTAVE)) * width + (width - 1) / 2;
}
