import type { ConsumerOptions } from '#blocks/queue-options.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import type { BlockFigures } from './report.ts';

/**
 * What one consumer did, folded from its facts. `expectedEffects`: messages handed to it for the first time, each of which should
 * take effect once. `idleMembers`: those that were never handed anything. `utilisationShare` counts members that are down as idle.
 */
export class ConsumerFold implements BlockFold {
  private readonly rulesNow: () => ConsumerOptions;
  private readonly fromUs: number;
  private effects = 0;
  private expectedEffects = 0;
  private deaths = 0;
  private busy = 0;
  private places: number;
  private members: number;
  private readonly hasTaken: boolean[] = [];
  private lastUs: number;
  private busyUs = 0;
  private placesUs = 0;
  private utilisationUs = 0;

  constructor(rulesNow: () => ConsumerOptions, fromUs: number) {
    this.rulesNow = rulesNow;
    this.fromUs = fromUs;
    this.lastUs = fromUs;
    const { members, parallelPerMember } = rulesNow();
    this.members = members;
    this.places = members * parallelPerMember;
  }

  onFact(timeUs: number, fact: FactKind, _block: number, _request: number, a: number, b: number): void {
    const isCounted = timeUs >= this.fromUs;
    switch (fact) {
      case Fact.delivered:
        if (!isCounted) break;
        this.hasTaken[a] = true;
        if (b === 1) this.expectedEffects++;
        break;
      case Fact.effect:
        if (isCounted) this.effects++;
        break;
      case Fact.memberDied:
        if (isCounted) this.deaths++;
        break;
      case Fact.started:
        this.pass(timeUs);
        this.busy++;
        break;
      case Fact.served:
      case Fact.broken:
        this.pass(timeUs);
        this.busy--;
        break;
      case Fact.changed:
        this.pass(timeUs);
        this.resize();
        break;
      default:
        break;
    }
  }

  figures(untilUs: number): BlockFigures {
    this.pass(untilUs);
    let idleMembers = 0;
    for (let member = 0; member < this.members; member++) if (this.hasTaken[member] !== true) idleMembers++;
    return {
      effects: this.effects,
      expectedEffects: this.expectedEffects,
      idleMembers,
      deaths: this.deaths,
      utilisationShare: this.placesUs > 0 ? this.busyUs / this.placesUs : null,
    };
  }

  totals(timeUs: number): Totals {
    this.pass(timeUs);
    const { effects, expectedEffects, deaths } = this;
    return { gauges: { utilisationShare: this.utilisationUs }, counts: { effects, expectedEffects, deaths } };
  }

  private resize(): void {
    const { members, parallelPerMember } = this.rulesNow();
    this.members = members;
    this.places = members * parallelPerMember;
  }

  /** Integrates what has been true since the last fact. Members taken away may still be busy for a while. */
  private pass(timeUs: number): void {
    const spanUs = timeUs - this.lastUs;
    if (spanUs <= 0) return;
    const places = Math.max(this.places, this.busy);
    this.busyUs += this.busy * spanUs;
    this.placesUs += places * spanUs;
    this.utilisationUs += (this.busy / places) * spanUs;
    this.lastUs = timeUs;
  }
}
