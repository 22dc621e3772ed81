import { Fact, PROBE } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFigures } from './report.ts';
import type { Subject } from './subjects.ts';

/** Time-weighted figures of one server, folded from its facts. Integrals start at `fromUs`. */
export class ServerFold {
  private readonly subject: Subject;
  private readonly fromUs: number;
  private lastUs: number;
  private busy = 0;
  private waiting = 0;
  private workers: number;
  private busyUs = 0;
  private waitingUs = 0;
  private capacityUs = 0;
  private maxQueue = 0;
  private served = 0;

  constructor(subject: Subject, fromUs: number) {
    this.subject = subject;
    this.fromUs = fromUs;
    this.lastUs = fromUs;
    this.workers = subject.workers();
  }

  onFact(timeUs: number, fact: FactKind, request: number, a: number): void {
    this.pass(timeUs);
    switch (fact) {
      case Fact.queued:
        this.waiting++;
        if (timeUs >= this.fromUs && this.waiting > this.maxQueue) this.maxQueue = this.waiting;
        break;
      case Fact.started:
        // A worker only takes a newcomer directly when nobody waits.
        if (this.waiting > 0) this.waiting--;
        this.busy++;
        break;
      case Fact.served:
        this.busy--;
        if (timeUs >= this.fromUs && request !== PROBE) this.served++;
        break;
      case Fact.broken:
        if (a === 1) this.busy--;
        else this.waiting--;
        break;
      case Fact.changed:
        this.workers = this.subject.workers();
        break;
      default:
        break;
    }
  }

  figures(untilUs: number): BlockFigures {
    this.pass(untilUs);
    const spanUs = untilUs - this.fromUs;
    const per = (integralUs: number): number | null => (spanUs > 0 ? integralUs / spanUs : null);
    return {
      utilisationShare: this.capacityUs > 0 ? this.busyUs / this.capacityUs : null,
      meanInSystem: per(this.busyUs + this.waitingUs),
      meanQueue: per(this.waitingUs),
      maxQueue: this.maxQueue,
      served: this.served,
    };
  }

  /** Integrates what has been true since the last fact. */
  private pass(timeUs: number): void {
    const spanUs = timeUs - this.lastUs;
    if (spanUs <= 0) return;
    this.busyUs += this.busy * spanUs;
    this.waitingUs += this.waiting * spanUs;
    this.capacityUs += this.workers * spanUs;
    this.lastUs = timeUs;
  }
}
