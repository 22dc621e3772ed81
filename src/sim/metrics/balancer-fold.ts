import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold } from './block-fold.ts';
import type { BlockFigures } from './report.ts';
import type { Subject } from './subjects.ts';

/** What one balancer did and believed, folded from its facts and from the truth about its servers. */
export class BalancerFold implements BlockFold {
  private readonly ids: readonly string[];
  private readonly index: number;
  /** Position by block index. */
  private readonly positions: ReadonlyMap<number, number>;
  private readonly fromUs: number;
  private readonly sent: number[];
  private readonly believedUp: boolean[];
  private readonly upSinceUs: number[];
  private readonly upUs: number[];
  private readonly downSinceUs: (number | null)[];
  private readonly detectionsMs: number[] = [];

  constructor(subject: Subject, to: readonly string[], fromUs: number) {
    this.ids = to;
    this.index = subject.index;
    this.positions = new Map(to.map((id, position) => [subject.indexOf(id), position]));
    this.fromUs = fromUs;
    this.sent = this.ids.map(() => 0);
    this.believedUp = this.ids.map(() => true);
    this.upSinceUs = this.ids.map(() => 0);
    this.upUs = this.ids.map(() => 0);
    this.downSinceUs = this.ids.map(() => null);
  }

  onFact(timeUs: number, fact: FactKind, _block: number, _request: number, position: number, b: number): void {
    if (fact === Fact.chose) {
      if (timeUs >= this.fromUs) this.sent[position]!++;
    } else if (fact === Fact.believed) {
      this.believe(timeUs, position, b === 1);
    }
  }

  onPower(timeUs: number, block: number, isUp: boolean): void {
    const position = this.positions.get(block);
    if (position !== undefined) this.downSinceUs[position] = isUp ? null : timeUs;
    if (block === this.index && isUp) this.restarted(timeUs);
  }

  figures(untilUs: number): BlockFigures {
    const spanUs = untilUs - this.fromUs;
    return {
      sentTo: this.byId((position) => this.sent[position]!),
      believedUpShare: this.byId((position) => {
        if (spanUs <= 0) return this.believedUp[position]! ? 1 : 0;
        const openUs = this.believedUp[position]! ? this.since(this.upSinceUs[position]!, untilUs) : 0;
        return (this.upUs[position]! + openUs) / spanUs;
      }),
      detectionsMs: [...this.detectionsMs],
    };
  }

  /** A balancer that comes back believes everybody up again. */
  private restarted(timeUs: number): void {
    this.ids.forEach((_, position) => {
      if (!this.believedUp[position]!) this.believe(timeUs, position, true);
    });
  }

  private believe(timeUs: number, position: number, isUp: boolean): void {
    this.believedUp[position] = isUp;
    if (isUp) {
      this.upSinceUs[position] = timeUs;
      return;
    }
    this.upUs[position]! += this.since(this.upSinceUs[position]!, timeUs);
    const downUs = this.downSinceUs[position];
    if (downUs !== null && downUs !== undefined) this.detectionsMs.push((timeUs - downUs) / 1000);
  }

  private since(startUs: number, endUs: number): number {
    return Math.max(0, endUs - Math.max(startUs, this.fromUs));
  }

  private byId(value: (position: number) => number): Record<string, number> {
    return Object.fromEntries(this.ids.map((id, position) => [id, value(position)]));
  }
}
