import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import { Histogram } from './histogram.ts';
import type { Series } from './series.ts';
import { ownersOf } from './subjects.ts';
import type { Subject } from './subjects.ts';

/** One block that has something to chart. */
interface Track {
  readonly id: string;
  readonly fold: BlockFold;
  readonly values: Record<string, number[]>;
  last: Totals;
}

/** Whether something holds, bucket by bucket. */
interface Belief {
  now: boolean;
  readonly values: boolean[];
}

/** Records the series of a run bucket by bucket. Call {@link SeriesRecorder.finish} at the end. */
export class SeriesRecorder implements Observer {
  private readonly subjects: readonly Subject[];
  private readonly owners: Int32Array;
  private readonly bucketUs: number;
  private readonly windowBuckets: number;
  private readonly folds: readonly BlockFold[];
  private readonly tracks: readonly Track[];
  private readonly power = new Map<string, Belief>();
  private readonly belief = new Map<string, Belief>();
  private readonly ids: string[] = [];
  private readonly sent: number[] = [];
  private readonly ok: number[] = [];
  private readonly lost: number[] = [];
  private readonly mean: (number | null)[] = [];
  private readonly p50: (number | null)[] = [];
  private readonly p95: (number | null)[] = [];
  private readonly p99: (number | null)[] = [];
  private readonly window = new Histogram();
  private readonly recent: number[][] = [];
  private bucketEndUs: number;
  private nowSent = 0;
  private nowOk: number[] = [];
  private nowLost = 0;

  constructor(subjects: readonly Subject[], bucketMs: number, windowMs: number) {
    this.subjects = subjects;
    this.owners = ownersOf(subjects);
    this.bucketUs = Math.max(1, Math.round(bucketMs * 1000));
    this.windowBuckets = Math.max(1, Math.round(windowMs / bucketMs));
    this.bucketEndUs = this.bucketUs;
    this.folds = subjects.map((subject) => subject.fold(0));
    this.tracks = subjects.flatMap(({ id }, i) => {
      const fold = this.folds[i]!;
      return fold.totals === undefined ? [] : [{ id, fold, values: {}, last: fold.totals(0) }];
    });
    for (const { id, index, firstPart, partNames } of subjects) {
      this.ids[index] = id;
      partNames.forEach((name, part) => (this.ids[firstPart + part] = `${id}/${name}`));
    }
    for (const id of this.ids) this.power.set(id, { now: true, values: [] });
    for (const subject of subjects) for (const id of believersTargets(subject)) this.belief.set(id, { now: true, values: [] });
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    while (timeUs >= this.bucketEndUs) this.closeBucket();
    if (fact === Fact.sent) this.nowSent += a === 1 ? 1 : 0;
    else if (fact === Fact.finished) this.finished(a, b);
    else {
      if (fact === Fact.believed) this.believed(block, a, b === 1);
      else if (fact === Fact.wentDown || fact === Fact.cameUp) this.powered(timeUs, block, fact === Fact.cameUp);
      this.folds[this.owners[block]!]!.onFact(timeUs, fact, block, request, a, b);
    }
  }

  finish(untilUs: number): Series {
    while (this.bucketEndUs <= untilUs) this.closeBucket();
    if (untilUs > this.bucketEndUs - this.bucketUs) this.closeBucket();
    const { sent, ok, lost, mean, p50, p95, p99 } = this;
    const bucketMs = this.bucketUs / 1000;
    const windowMs = this.windowBuckets * bucketMs;
    const blocks = Object.fromEntries(this.tracks.map(({ id, values }) => [id, values]));
    const valuesOf = (beliefs: ReadonlyMap<string, Belief>) => Object.fromEntries([...beliefs].map(([id, { values }]) => [id, values]));
    const common = { bucketMs, windowMs, sent, ok, lost, meanMs: mean, p50Ms: p50, p95Ms: p95, p99Ms: p99 };
    return { ...common, blocks, up: valuesOf(this.power), believedUp: valuesOf(this.belief) };
  }

  private finished(outcome: number, latencyUs: number): void {
    if (outcome === Outcome.ok) this.nowOk.push(latencyUs);
    else this.nowLost++;
  }

  private believed(balancer: number, position: number, isUp: boolean): void {
    const id = believersTargets(this.subjects[this.owners[balancer]!]!)[position];
    const belief = id === undefined ? undefined : this.belief.get(id);
    if (belief !== undefined) belief.now = isUp;
  }

  private powered(timeUs: number, block: number, isUp: boolean): void {
    this.power.get(this.ids[block]!)!.now = isUp;
    for (const fold of this.folds) fold.onPower?.(timeUs, block, isUp);
  }

  private closeBucket(): void {
    this.sent.push(this.nowSent);
    this.ok.push(this.nowOk.length);
    this.lost.push(this.nowLost);
    this.slideWindow();
    const found = this.window.quantiles([0.5, 0.95, 0.99]);
    const mean = this.window.mean();
    this.mean.push(mean === null ? null : mean / 1000);
    this.p50.push(found === null ? null : found[0]! / 1000);
    this.p95.push(found === null ? null : found[1]! / 1000);
    this.p99.push(found === null ? null : found[2]! / 1000);
    for (const track of this.tracks) closeTrack(track, this.bucketEndUs, this.bucketUs);
    for (const beliefs of [this.power, this.belief]) for (const { now, values } of beliefs.values()) values.push(now);
    this.nowSent = 0;
    this.nowOk = [];
    this.nowLost = 0;
    this.bucketEndUs += this.bucketUs;
  }

  private slideWindow(): void {
    for (const latencyUs of this.nowOk) this.window.add(latencyUs);
    this.recent.push(this.nowOk);
    if (this.recent.length <= this.windowBuckets) return;
    for (const latencyUs of this.recent.shift()!) this.window.remove(latencyUs);
  }
}

function believersTargets(subject: Subject): readonly string[] {
  const options = subject.options();
  return options.kind === 'load-balancer' ? options.to : [];
}

function closeTrack(track: Track, endUs: number, bucketUs: number): void {
  const totals = track.fold.totals!(endUs);
  for (const [name, sum] of Object.entries(totals.gauges)) {
    (track.values[name] ??= []).push((sum - track.last.gauges[name]!) / bucketUs);
  }
  for (const [name, sum] of Object.entries(totals.counts)) (track.values[name] ??= []).push(sum - track.last.counts[name]!);
  track.last = totals;
}
