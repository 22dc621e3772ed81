import type { Frame } from '#blueprint/frame.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';

/** Books every fact by itself, without the metrics, and throws at the first that cannot be. */
export class Ledger implements Observer {
  sent = 0;
  finished = 0;
  private lastUs = 0;
  private readonly open = new Set<number>();
  private readonly waiting = new Map<number, number>();
  private readonly working = new Map<number, number>();

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number): void {
    if (timeUs < this.lastUs) throw new Error(`time went back from ${this.lastUs} to ${timeUs}`);
    this.lastUs = timeUs;
    if (fact === Fact.sent && a === 1) this.birth(request);
    else if (fact === Fact.finished) this.end(request);
    else if (fact === Fact.queued) this.move(this.waiting, block, 1);
    else if (fact === Fact.started) {
      if ((this.waiting.get(block) ?? 0) > 0) this.move(this.waiting, block, -1);
      this.move(this.working, block, 1);
    } else if (fact === Fact.served) this.move(this.working, block, -1);
    else if (fact === Fact.broken) this.move(a === 1 ? this.working : this.waiting, block, -1);
  }

  /** Throws unless every gauge of the frame is what the facts add up to. */
  compare(frame: Frame): void {
    let inFlight = 0;
    Object.entries(frame.blocks).forEach(([id, block], index) => {
      if (block.kind === 'client') inFlight += block.inFlight;
      if (block.kind === 'load-balancer' && block.holding.some((held) => held < 0))
        throw new Error(`${id} believes that a server holds less than nothing`);
      if (block.kind !== 'server') return;
      if (block.waiting !== (this.waiting.get(index) ?? 0))
        throw new Error(`${id}: ${block.waiting} wait, the facts say ${this.waiting.get(index) ?? 0}`);
      if (block.inService.length !== (this.working.get(index) ?? 0))
        throw new Error(`${id}: ${block.inService.length} are served, the facts say ${this.working.get(index) ?? 0}`);
    });
    if (inFlight !== this.sent - this.finished) throw new Error(`${inFlight} in flight, the facts say ${this.sent - this.finished}`);
  }

  private birth(request: number): void {
    if (this.open.has(request)) throw new Error(`request ${request} was sent twice as new`);
    this.open.add(request);
    this.sent++;
  }

  private end(request: number): void {
    if (!this.open.delete(request)) throw new Error(`request ${request} ended twice, or was never sent`);
    this.finished++;
  }

  private move(gauge: Map<number, number>, block: number, by: number): void {
    const now = (gauge.get(block) ?? 0) + by;
    if (now < 0) throw new Error(`a gauge of block ${block} fell below 0`);
    gauge.set(block, now);
  }
}
