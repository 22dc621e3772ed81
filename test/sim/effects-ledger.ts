import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';

/** What a consumer promises of its effects. */
interface EffectRules {
  readonly ack: string;
  readonly idempotent: boolean;
}

/** Books what one queue and its one consumer did with each order, by the facts alone. */
export class EffectsLedger implements Observer {
  effects = 0;
  deaths = 0;
  worked = 0;
  /** Messages handed out for the first time, by the queue. */
  handedOut = 0;
  /** Work that was done, by order: also that of members who died before it took effect. */
  private readonly workedOn = new Set<number>();
  private readonly effectsOf = new Map<number, number>();
  private readonly acknowledged = new Set<number>();
  private readonly queue: number;
  private readonly consumer: number;

  /** @param queue and consumer: block indices */
  constructor(queue: number, consumer: number) {
    this.queue = queue;
    this.consumer = consumer;
  }

  onFact(_timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    if (block === this.queue) {
      if (fact === Fact.acknowledged) this.acknowledged.add(request);
      if (fact === Fact.delivered && b === 1) this.handedOut++;
    }
    if (block !== this.consumer) return;
    if (fact === Fact.memberDied) this.deaths++;
    else if (fact === Fact.served && a === Outcome.ok) {
      this.worked++;
      this.workedOn.add(request);
    } else if (fact === Fact.effect) this.takeEffect(request, b);
  }

  /** Throws unless the effects are those that the consumer promises. */
  check({ ack, idempotent }: EffectRules): void {
    const most = Math.max(0, ...this.effectsOf.values());
    if (idempotent && most > 1) throw new Error('an idempotent consumer did something twice');
    // Acknowledged after the work, a death comes when it has taken effect; acknowledged before, instead of that.
    const expected = ack === 'after' ? this.worked : this.worked - this.deaths;
    if (!idempotent && this.effects !== expected) throw new Error(`${this.effects} effects of ${expected}`);
    if (ack === 'before') return;
    if (idempotent && this.effects !== this.workedOn.size) throw new Error(`${this.effects} effects of ${this.workedOn.size} orders`);
    const missing = [...this.acknowledged].filter((request) => !this.effectsOf.has(request));
    if (missing.length > 0) throw new Error(`orders ${missing.join(', ')} were acknowledged and never done`);
  }

  private takeEffect(request: number, times: number): void {
    this.effects++;
    const before = this.effectsOf.get(request) ?? 0;
    if (times !== before + 1) throw new Error(`effect ${before + 1} of order ${request} was told as its ${times}th`);
    this.effectsOf.set(request, times);
  }
}
