import { Fact, PROBE } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import type { BlockFigures } from './report.ts';

/** Time-weighted figures of workers and their waiting line, folded from the facts of one station. Integrals start at `fromUs`. */
export class StationFold implements BlockFold {
  served = 0;
  private readonly fromUs: number;
  private readonly workersNow: () => number;
  private lastUs: number;
  private busy = 0;
  private waiting = 0;
  private workers: number;
  private busyUs = 0;
  private waitingUs = 0;
  private capacityUs = 0;
  private utilisationUs = 0;
  private maxQueue = 0;

  /** @param workersNow as set at the moment; asked again after a change */
  constructor(workersNow: () => number, fromUs: number) {
    this.workersNow = workersNow;
    this.fromUs = fromUs;
    this.lastUs = fromUs;
    this.workers = workersNow();
  }

  onFact(timeUs: number, fact: FactKind, _block: number, request: number, a: number): void {
    switch (fact) {
      case Fact.queued:
        this.pass(timeUs);
        this.waiting++;
        if (timeUs >= this.fromUs && this.waiting > this.maxQueue) this.maxQueue = this.waiting;
        break;
      case Fact.started:
        this.pass(timeUs);
        // A worker only takes a newcomer directly when nobody waits.
        if (this.waiting > 0) this.waiting--;
        this.busy++;
        break;
      case Fact.served:
        this.pass(timeUs);
        this.busy--;
        if (timeUs >= this.fromUs && request !== PROBE) this.served++;
        break;
      case Fact.broken:
        this.pass(timeUs);
        if (a === 1) this.busy--;
        else this.waiting--;
        break;
      case Fact.changed:
        this.pass(timeUs);
        this.workers = this.workersNow();
        break;
      default:
        break;
    }
  }

  /** Share of the time, over all workers; `null` before the start. */
  utilisationShare(untilUs: number): number | null {
    this.pass(untilUs);
    return this.capacityUs > 0 ? this.busyUs / this.capacityUs : null;
  }

  figures(untilUs: number): BlockFigures {
    this.pass(untilUs);
    const spanUs = untilUs - this.fromUs;
    const per = (integralUs: number): number | null => (spanUs > 0 ? integralUs / spanUs : null);
    return {
      utilisationShare: this.utilisationShare(untilUs),
      meanInSystem: per(this.busyUs + this.waitingUs),
      meanQueue: per(this.waitingUs),
      maxQueue: this.maxQueue,
      served: this.served,
    };
  }

  totals(timeUs: number): Totals {
    this.pass(timeUs);
    return { gauges: { waiting: this.waitingUs, utilisationShare: this.utilisationUs }, counts: { served: this.served } };
  }

  /** Integrates what has been true since the last fact. */
  private pass(timeUs: number): void {
    const spanUs = timeUs - this.lastUs;
    if (spanUs <= 0) return;
    this.busyUs += this.busy * spanUs;
    this.waitingUs += this.waiting * spanUs;
    this.capacityUs += this.workers * spanUs;
    this.utilisationUs += (this.busy / Math.max(1, this.workers)) * spanUs;
    this.lastUs = timeUs;
  }
}
