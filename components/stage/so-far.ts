import type { Recording } from '#blueprint/record.ts';
import { latency } from '#describe/words.ts';

const HIT_WINDOW_MS = 10_000;

/** Numbers under a chart, at the playhead. `bucket` is the last one that counts. */

/** The sum of one value a bucket up to now. */
export function soFar(values: readonly number[] | undefined, bucket: number): number {
  return (values ?? []).slice(0, bucket + 1).reduce((sum, value) => sum + value, 0);
}

/** The mean of the last buckets, ten of them unless said otherwise. */
export function lately(values: readonly number[] | undefined, bucket: number, buckets = 10): number {
  const recent = (values ?? []).slice(Math.max(0, bucket + 1 - buckets), bucket + 1);
  return recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length);
}

/** The mean of the last four buckets, at each: for counts so small that single buckets only show chance. */
export function rolling(values: readonly number[]): readonly number[] {
  return values.map((_, i) => {
    const recent = values.slice(Math.max(0, i - 3), i + 1);
    return recent.reduce((sum, value) => sum + value, 0) / recent.length;
  });
}

/** Counts by bucket as counts a second. */
export function countsPerSec({ series }: Recording, counts: readonly number[] | undefined): readonly number[] {
  return (counts ?? []).map((count) => (count * 1000) / series.bucketMs);
}

/** 1204 → "1,204". */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** A time, or a dash where nothing was measured. */
export function timeAt(values: readonly (number | null)[] | undefined, bucket: number): string {
  const ms = values?.[bucket];
  return ms === null || ms === undefined ? '–' : latency(ms);
}

/** Share of hits of a cache in the ten seconds up to a bucket; `null` when nobody asked. */
export function hitShareAt({ series }: Recording, block: string, bucket: number): number | null {
  const from = Math.max(0, bucket - Math.round(HIT_WINDOW_MS / series.bucketMs));
  const sum = (name: string): number =>
    (series.blocks[block]?.[name] ?? []).slice(from, bucket + 1).reduce((total, count) => total + count, 0);
  const hits = sum('hits');
  const reads = hits + sum('misses');
  return reads === 0 ? null : hits / reads;
}
