import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFigures } from './report.ts';
import type { Subject } from './subjects.ts';

/** What one balancer did and believed, folded from its facts and from the truth about its servers. */
export class BalancerFold {
  private readonly ids: readonly string[];
  private readonly fromUs: number;
  private readonly sent: number[];
  private readonly believedUp: boolean[];
  private readonly upSinceUs: number[];
  private readonly upUs: number[];
  private readonly downSinceUs: (number | null)[];
  private readonly detectionsMs: number[] = [];

  constructor(subject: Subject, fromUs: number) {
    this.ids = subject.to;
    this.fromUs = fromUs;
    this.sent = this.ids.map(() => 0);
    this.believedUp = this.ids.map(() => true);
    this.upSinceUs = this.ids.map(() => 0);
    this.upUs = this.ids.map(() => 0);
    this.downSinceUs = this.ids.map(() => null);
  }

  onFact(timeUs: number, fact: FactKind, position: number, b: number): void {
    if (fact === Fact.chose) {
      if (timeUs >= this.fromUs) this.sent[position]!++;
    } else if (fact === Fact.believed) {
      this.believe(timeUs, position, b === 1);
    }
  }

  /** The truth about the server at `position` changed. */
  powered(timeUs: number, position: number, isUp: boolean): void {
    this.downSinceUs[position] = isUp ? null : timeUs;
  }

  /** The balancer restarted: it believes everybody up again. */
  restarted(timeUs: number): void {
    this.ids.forEach((_, position) => {
      if (!this.believedUp[position]!) this.believe(timeUs, position, true);
    });
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
