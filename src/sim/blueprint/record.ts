import { Fact, OUTCOME_NAMES, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import type { Report } from '#metrics/report.ts';
import { RunMetrics } from '#metrics/run-metrics.ts';
import { SeriesRecorder } from '#metrics/series-recorder.ts';
import type { Series } from '#metrics/series.ts';
import type { Subject } from '#metrics/subjects.ts';
import { WiredRun } from './assemble.ts';
import type { Blueprint } from './blueprint.ts';
import { runWithin } from './run.ts';

/** Finished requests kept for lists ("the slowest", "the lost"). */
const MAX_FINISHED = 20_000;
const MAX_NOTABLE = 500;
/** A full line that empties and fills again within this time is one line of the log. */
const REPEAT_AFTER_MS = 5000;

export interface RecordOptions {
  readonly bucketMs?: number;
  /** Over how long a time the percentiles of the series look back. */
  readonly windowMs?: number;
  readonly maxEvents?: number;
}

export interface FinishedRequest {
  readonly request: number;
  readonly type: number;
  readonly outcome: (typeof OUTCOME_NAMES)[number];
  readonly sentMs: number;
  readonly latencyMs: number;
}

/** Something worth a line in the log of a run. `lost` counts the requests a server lost from going down to that moment. */
export type Notable =
  | { readonly what: 'went-down' | 'came-up'; readonly atMs: number; readonly block: string }
  | {
      readonly what: 'believed-down' | 'believed-up';
      readonly atMs: number;
      readonly block: string;
      readonly about: string;
      readonly lost: number;
    }
  | { readonly what: 'changed'; readonly atMs: number; readonly block: string; readonly set: Readonly<Record<string, unknown>> }
  | { readonly what: 'queue-full' | 'nobody-left'; readonly atMs: number; readonly block: string };

export interface Recording {
  readonly report: Report;
  readonly series: Series;
  readonly notable: readonly Notable[];
  readonly finished: readonly FinishedRequest[];
  /** True when a limit cut the run short. */
  readonly endedEarly: boolean;
}

/** Runs a whole blueprint once and keeps what charts, logs and lists need. */
export function recordRun(blueprint: Blueprint, options: RecordOptions = {}): Recording {
  let watchers!: { metrics: RunMetrics; series: SeriesRecorder; keeper: Keeper };
  const run = new WiredRun(blueprint, (subjects) => {
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

/** Keeps the finished requests and the notable facts. */
class Keeper implements Observer {
  readonly notable: Notable[] = [];
  readonly finished: FinishedRequest[] = [];
  private readonly subjects: readonly Subject[];
  private readonly blueprint: Blueprint;
  private readonly types = new Map<number, number>();
  private readonly lostSinceDown: number[];
  private readonly isDown: boolean[];
  private readonly isFull: boolean[];

  constructor(subjects: readonly Subject[], blueprint: Blueprint) {
    this.subjects = subjects;
    this.blueprint = blueprint;
    this.lostSinceDown = subjects.map(() => 0);
    this.isDown = subjects.map(() => false);
    this.isFull = subjects.map(() => false);
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    switch (fact) {
      case Fact.sent:
        if (a === 1 && this.finished.length < MAX_FINISHED) this.types.set(request, b);
        break;
      case Fact.finished:
        this.keepFinished(timeUs, request, a, b);
        break;
      case Fact.refused:
        this.refused(timeUs, block, request, a);
        break;
      case Fact.swallowed:
      case Fact.broken:
        if (request >= 0) this.lostSinceDown[block]!++;
        break;
      case Fact.started:
        this.isFull[block] = false;
        break;
      default:
        this.keepRare(timeUs / 1000, fact, block, a, b);
    }
  }

  private keepFinished(timeUs: number, request: number, outcome: number, latencyUs: number): void {
    const type = this.types.get(request);
    if (type === undefined || this.finished.length >= MAX_FINISHED) return;
    this.types.delete(request);
    const sentMs = (timeUs - latencyUs) / 1000;
    this.finished.push({ request, type, outcome: OUTCOME_NAMES[outcome]!, sentMs, latencyMs: latencyUs / 1000 });
  }

  private refused(timeUs: number, block: number, request: number, outcome: number): void {
    if (outcome === Outcome.failed) {
      if (request >= 0) this.lostSinceDown[block]!++;
    } else if (!this.isFull[block]!) {
      this.isFull[block] = true;
      this.note({ what: 'queue-full', atMs: timeUs / 1000, block: this.subjects[block]!.id });
    }
  }

  private keepRare(atMs: number, fact: FactKind, block: number, a: number, b: number): void {
    const { id, to } = this.subjects[block]!;
    if (fact === Fact.wentDown || fact === Fact.cameUp) {
      this.isDown[block] = fact === Fact.wentDown;
      if (fact === Fact.wentDown) this.lostSinceDown[block] = 0;
      this.note({ what: fact === Fact.wentDown ? 'went-down' : 'came-up', atMs, block: id });
    } else if (fact === Fact.believed) {
      const about = to[a]!;
      const index = this.subjects.findIndex((subject) => subject.id === about);
      const lost = this.isDown[index]! ? this.lostSinceDown[index]! : 0;
      this.note({ what: b === 1 ? 'believed-up' : 'believed-down', atMs, block: id, about, lost });
    } else if (fact === Fact.noServer) {
      this.note({ what: 'nobody-left', atMs, block: id });
    } else if (fact === Fact.changed) {
      const set = this.blueprint.happenings[a]?.set ?? {};
      const isPowerOnly = Object.keys(set).every((field) => field === 'up');
      if (!isPowerOnly) this.note({ what: 'changed', atMs, block: id, set });
    }
  }

  private note(notable: Notable): void {
    const isRepeated = notable.what === 'queue-full' || notable.what === 'nobody-left';
    const last = isRepeated ? this.notable.findLast((one) => one.what === notable.what && one.block === notable.block) : undefined;
    const isOld = last === undefined || notable.atMs - last.atMs >= REPEAT_AFTER_MS;
    if (isOld && this.notable.length < MAX_NOTABLE) this.notable.push(notable);
  }
}
