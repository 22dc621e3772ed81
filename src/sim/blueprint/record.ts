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
import { holdsTooMuch, runWithin } from './run-within.ts';

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

/** Runs a whole blueprint once, piece by piece, and keeps what charts, logs and lists need. How it is cut changes nothing. */
export class Recorder {
  private readonly run: WiredRun;
  private readonly endUs: number;
  private readonly maxEvents: number;
  private keeper!: Keeper;
  private metrics!: RunMetrics;
  private series!: SeriesRecorder;
  private arrived = false;

  constructor(blueprint: Blueprint, kinds: Kinds, options: RecordOptions = {}) {
    this.endUs = Math.round(blueprint.durationMs * 1000);
    this.maxEvents = options.maxEvents ?? Infinity;
    this.run = new WiredRun(blueprint, kinds, (subjects) => {
      this.metrics = new RunMetrics(subjects, Math.round(blueprint.warmupMs * 1000));
      this.series = new SeriesRecorder(subjects, options.bucketMs ?? 1000, options.windowMs ?? 10_000);
      this.keeper = new Keeper(subjects, blueprint);
      return [this.metrics, this.series, this.keeper];
    });
  }

  /** What part of the run's time is recorded, 0–1. */
  get doneShare(): number {
    return this.run.simulation.nowUs / this.endUs;
  }

  /** Records at most so many events more; false while there is more to record. */
  advance(maxEvents = Infinity): boolean {
    const left = this.maxEvents - this.run.simulation.eventCount;
    this.arrived = runWithin(this.run, this.endUs, Math.min(left, maxEvents));
    return this.arrived || left <= maxEvents || holdsTooMuch(this.run);
  }

  /** Of a run that is over; to be called once. */
  finish(): Recording {
    const { nowUs } = this.run.simulation;
    return {
      report: this.metrics.report(nowUs),
      series: this.series.finish(nowUs),
      notable: this.keeper.notable,
      finished: this.keeper.finished,
      endedEarly: !this.arrived,
    };
  }
}

/** Runs a whole blueprint in one go and keeps what charts, logs and lists need. */
export function recordRun(blueprint: Blueprint, kinds: Kinds, options: RecordOptions = {}): Recording {
  const recorder = new Recorder(blueprint, kinds, options);
  recorder.advance();
  return recorder.finish();
}
