import type { Observer } from '#kernel/facts.ts';
import type { Report } from '#metrics/report.ts';
import { RunMetrics } from '#metrics/run-metrics.ts';
import { TraceHash } from '#metrics/trace-hash.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { WiredRun } from './assemble.ts';
import type { Blueprint } from './blueprint.ts';
import { runWithin } from './run-within.ts';

export interface RunOptions {
  /** Ends the run earlier than its `durationMs`. */
  readonly untilMs?: number;
  /** No limit unless given. */
  readonly maxEvents?: number;
  /** Adds the trace hash to the report. */
  readonly trace?: boolean;
  readonly observers?: readonly Observer[];
}

export interface RunResult {
  readonly report: Report;
  /** True when a limit cut the run short; the report then ends there. */
  readonly endedEarly: boolean;
  readonly events: number;
  /** Where the run ended. */
  readonly endedAtMs: number;
}

/** Runs a whole blueprint of any blocks without a picture. Deterministic: same blueprint, same report and trace hash. */
export function runBlueprint(blueprint: Blueprint, options: RunOptions = {}): RunResult {
  const trace = options.trace === true ? new TraceHash() : null;
  let metrics: RunMetrics | null = null;
  const run = new WiredRun(blueprint, ALL_KINDS, (subjects) => {
    metrics = new RunMetrics(subjects, Math.round(blueprint.warmupMs * 1000));
    return [metrics, ...(trace === null ? [] : [trace]), ...(options.observers ?? [])];
  });
  const untilUs = Math.round(Math.min(options.untilMs ?? Infinity, blueprint.durationMs) * 1000);
  const endedEarly = !runWithin(run, untilUs, options.maxEvents ?? Infinity);
  const { nowUs, eventCount } = run.simulation;
  const report = metrics!.report(nowUs);
  const traced = trace === null ? report : { ...report, traceHash: trace.digest() };
  return { report: traced, endedEarly, events: eventCount, endedAtMs: nowUs / 1000 };
}
