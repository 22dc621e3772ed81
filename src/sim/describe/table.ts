import type { Series } from '#metrics/series.ts';
import { MOST_LISTED } from './words.ts';

/** The series of a run as a table: what a chart shows, in numbers. */
export interface RunTable {
  readonly columns: readonly string[];
  /** One row per `stepMs`; `null` where there is nothing to measure. */
  readonly rows: readonly (readonly (number | null)[])[];
}

/**
 * Rows of `stepMs` (a multiple of the bucket): until (s), sent, ok, lost, p50, p95, p99 (ms, looking back over the window
 * of the series) and, per server, how many waited on average; of more than twenty servers how many waited in all.
 */
export function runTable(series: Series, stepMs: number, serverNames: Readonly<Record<string, string>> = {}): RunTable {
  const per = Math.max(1, Math.round(stepMs / series.bucketMs));
  const each = Object.entries(series.blocks).flatMap(([id, values]) =>
    values['waiting'] === undefined ? [] : [[`waiting, ${serverNames[id] ?? id}`, values['waiting']] as const],
  );
  const servers = each.length > MOST_LISTED ? [['waiting in all', sumOf(each.map(([, waiting]) => waiting))] as const] : each;
  const names = servers.map(([name]) => name);
  const rows: (number | null)[][] = [];
  for (let start = 0; start < series.sent.length; start += per) {
    const end = Math.min(start + per, series.sent.length);
    const last = end - 1;
    const sum = (values: readonly number[]): number => values.slice(start, end).reduce((total, value) => total + value, 0);
    rows.push([
      (end * series.bucketMs) / 1000,
      sum(series.sent),
      sum(series.ok),
      sum(series.lost),
      series.p50Ms[last] ?? null,
      series.p95Ms[last] ?? null,
      series.p99Ms[last] ?? null,
      ...servers.map(([, waiting]) => sum(waiting) / (end - start)),
    ]);
  }
  return { columns: ['until (s)', 'sent', 'ok', 'lost', 'p50 (ms)', 'p95 (ms)', 'p99 (ms)', ...names], rows };
}

/** Bucket by bucket, over all series. */
function sumOf(all: readonly (readonly number[])[]): readonly number[] {
  return all[0]!.map((_, i) => all.reduce((sum, values) => sum + values[i]!, 0));
}
