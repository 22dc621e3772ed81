import type { Report } from '#metrics/report.ts';
import { RunMetrics } from '#metrics/run-metrics.ts';
import { SeriesRecorder } from '#metrics/series-recorder.ts';
import type { Series } from '#metrics/series.ts';
import { WiredRun } from './assemble.ts';
import type { Blueprint } from './blueprint.ts';
import { Keeper } from './keeper.ts';
import type { FinishedRequest } from './keeper.ts';
import type { Kinds } from './kind.ts';
import type { Notable } from './notable.ts';
import { runWithin } from './run-within.ts';

export interface RecordOptions {
  readonly bucketMs?: number;
  /** Over how long a time the percentiles of the series look back. */
  readonly windowMs?: number;
  readonly maxEvents?: number;
}

export interface Recording {
  readonly report: Report;
  readonly series: Series;
  readonly notable: readonly Notable[];
  readonly finished: readonly FinishedRequest[];
  /** True when a limit cut the run short. */
  readonly endedEarly: boolean;
}

/** Runs a whole blueprint once and keeps what charts, logs and lists need. */
export function recordRun(blueprint: Blueprint, kinds: Kinds, options: RecordOptions = {}): Recording {
  let watchers!: { metrics: RunMetrics; series: SeriesRecorder; keeper: Keeper };
  const run = new WiredRun(blueprint, kinds, (subjects) => {
    watchers = {
      metrics: new RunMetrics(subjects, Math.round(blueprint.warmupMs * 1000)),
      series: new SeriesRecorder(subjects, options.bucketMs ?? 1000, options.windowMs ?? 10_000),
      keeper: new Keeper(subjects, blueprint),
    };
    return [watchers.metrics, watchers.series, watchers.keeper];
  });
  const arrived = runWithin(run, Math.round(blueprint.durationMs * 1000), options.maxEvents ?? Infinity);
  const { nowUs } = run.simulation;
  return {
    report: watchers.metrics.report(nowUs),
    series: watchers.series.finish(nowUs),
    notable: watchers.keeper.notable,
    finished: watchers.keeper.finished,
    endedEarly: !arrived,
  };
}
