import { Fact, Outcome, PROBE } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { Histogram } from './histogram.ts';
import type { Series, ServerSeries } from './series.ts';
import type { Subject } from './subjects.ts';

interface ServerTrack {
  readonly waiting: number[];
  readonly utilisationShare: number[];
  readonly up: boolean[];
  readonly believedUp: boolean[];
  nowWaiting: number;
  nowBusy: number;
  workers: number;
  isUp: boolean;
  isBelievedUp: boolean;
  waitingUs: number;
  busyUs: number;
  lastUs: number;
}

/** Records the series of a run bucket by bucket. Call {@link SeriesRecorder.finish} at the end. */
export class SeriesRecorder implements Observer {
  private readonly subjects: readonly Subject[];
  private readonly bucketUs: number;
  private readonly windowBuckets: number;
  private readonly tracks: readonly (ServerTrack | null)[];
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
    this.bucketUs = Math.max(1, Math.round(bucketMs * 1000));
    this.windowBuckets = Math.max(1, Math.round(windowMs / bucketMs));
    this.bucketEndUs = this.bucketUs;
    this.tracks = subjects.map((subject) => (subject.kind === 'server' ? newTrack(subject) : null));
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    while (timeUs >= this.bucketEndUs) this.closeBucket();
    if (fact === Fact.sent) this.nowSent += a === 1 ? 1 : 0;
    else if (fact === Fact.finished) this.finished(a, b);
    else if (fact === Fact.believed) this.believed(block, a, b === 1);
    const track = this.tracks[block];
    if (track !== null && track !== undefined) this.track(track, timeUs, fact, block, request, a);
  }

  finish(untilUs: number): Series {
    while (this.bucketEndUs <= untilUs) this.closeBucket();
    if (untilUs > this.bucketEndUs - this.bucketUs) this.closeBucket();
    const servers: Record<string, ServerSeries> = {};
    this.subjects.forEach((subject, index) => {
      const track = this.tracks[index];
      if (track === null || track === undefined) return;
      const { waiting, utilisationShare, up, believedUp } = track;
      servers[subject.id] = { waiting, utilisationShare, up, believedUp };
    });
    const { sent, ok, lost, mean, p50, p95, p99 } = this;
    const bucketMs = this.bucketUs / 1000;
    const windowMs = this.windowBuckets * bucketMs;
    return { bucketMs, windowMs, sent, ok, lost, meanMs: mean, p50Ms: p50, p95Ms: p95, p99Ms: p99, servers };
  }

  private finished(outcome: number, latencyUs: number): void {
    if (outcome === Outcome.ok) this.nowOk.push(latencyUs);
    else this.nowLost++;
  }

  private believed(balancer: number, position: number, isUp: boolean): void {
    const id = this.subjects[balancer]!.to[position];
    const track = this.tracks[this.subjects.findIndex((subject) => subject.id === id)];
    if (track !== null && track !== undefined) track.isBelievedUp = isUp;
  }

  private track(track: ServerTrack, timeUs: number, fact: FactKind, block: number, request: number, a: number): void {
    passTime(track, timeUs);
    if (fact === Fact.queued) track.nowWaiting++;
    else if (fact === Fact.started) {
      if (track.nowWaiting > 0) track.nowWaiting--;
      track.nowBusy++;
    } else if (fact === Fact.served) track.nowBusy--;
    else if (fact === Fact.broken) {
      if (a === 1) track.nowBusy--;
      else track.nowWaiting--;
    } else if (fact === Fact.changed && request !== PROBE) track.workers = this.subjects[block]!.workers();
    else if (fact === Fact.wentDown) track.isUp = false;
    else if (fact === Fact.cameUp) track.isUp = true;
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
    for (const track of this.tracks) if (track !== null) closeTrack(track, this.bucketEndUs, this.bucketUs);
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

function newTrack(subject: Subject): ServerTrack {
  const recorded = { waiting: [], utilisationShare: [], up: [], believedUp: [] };
  const now = { nowWaiting: 0, nowBusy: 0, isUp: true, isBelievedUp: true, waitingUs: 0, busyUs: 0, lastUs: 0 };
  return { ...recorded, ...now, workers: subject.workers() };
}

function passTime(track: ServerTrack, timeUs: number): void {
  const spanUs = timeUs - track.lastUs;
  track.waitingUs += track.nowWaiting * spanUs;
  track.busyUs += track.nowBusy * spanUs;
  track.lastUs = timeUs;
}

function closeTrack(track: ServerTrack, endUs: number, bucketUs: number): void {
  passTime(track, endUs);
  track.waiting.push(track.waitingUs / bucketUs);
  track.utilisationShare.push(track.busyUs / bucketUs / Math.max(1, track.workers));
  track.up.push(track.isUp);
  track.believedUp.push(track.isBelievedUp);
  track.waitingUs = 0;
  track.busyUs = 0;
}
