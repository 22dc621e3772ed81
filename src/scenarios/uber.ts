import type { Recording } from '#blueprint/record.ts';

/** Pieces that the figures of the case study have in common. */

export type Fields = Readonly<Record<string, unknown>>;

export function constant(meanMs: number): Fields {
  return { distribution: 'constant', meanMs };
}

export function poisson(ratePerSec: number): Fields {
  return { process: 'poisson', ratePerSec };
}

/** Steps of a rate that rises to a peak for a while. */
export function surge(usual: number, peak: number, fromMs: number, toMs: number): Fields {
  const steps = [
    { fromMs: 0, ratePerSec: usual },
    { fromMs, ratePerSec: peak },
    { fromMs: toMs, ratePerSec: usual },
  ];
  return { process: 'schedule', steps };
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
