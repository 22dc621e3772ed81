import type { Recording } from '#blueprint/record.ts';

/** Pieces that the figures of the case study have in common. */

export type Fields = Readonly<Record<string, unknown>>;

export function constant(meanMs: number): Fields {
  return { distribution: 'constant', meanMs };
}

export function poisson(ratePerSec: number): Fields {
  return { process: 'poisson', ratePerSec };
}

const RAMP_STEPS = 20;

/** A rate that rises to a peak within `rampMs`, in even steps, and falls back at once. */
export function surge(usual: number, peak: number, fromMs: number, rampMs: number, toMs: number): Fields {
  const rising = Array.from({ length: RAMP_STEPS }, (_, i) => ({
    fromMs: fromMs + (i * rampMs) / RAMP_STEPS,
    ratePerSec: usual + ((peak - usual) * (i + 1)) / RAMP_STEPS,
  }));
  return { process: 'schedule', steps: [{ fromMs: 0, ratePerSec: usual }, ...rising, { fromMs: toMs, ratePerSec: usual }] };
}

/** The mean of one value a bucket over a stretch of the run, as a rate each second. */
export function perSecBetween({ series }: Recording, values: readonly number[], fromMs: number, toMs: number): number {
  const stretch = values.slice(Math.round(fromMs / series.bucketMs), Math.round(toMs / series.bucketMs));
  return (stretch.reduce((sum, value) => sum + value, 0) * 1000) / (stretch.length * series.bucketMs);
}

/** Values a bucket → values a second, times a scale. */
export function eachSecond({ series }: Recording, values: readonly number[], scale = 1): readonly number[] {
  return values.map((count) => (count * scale * 1000) / series.bucketMs);
}

/** What one block counted, a bucket; nothing where it does not count that. */
export function countsOf({ series }: Recording, block: string, name: string): readonly number[] {
  return series.blocks[block]?.[name] ?? series.sent.map(() => 0);
}
