import { Fact } from '#kernel/facts.ts';
import { NumberMap } from '#kernel/number-map.ts';
import { wider } from './grow.ts';
import type { Network } from './network.ts';

/** The queue whose messages take effect. */
export interface EffectsHost {
  readonly network: Network;
  readonly index: number;
  partitionFor(request: number): number;
}

/**
 * How often work for a request has taken effect in one group: what an idempotent consumer remembers, and the truth for counting.
 * By slot of the request, which is alive as long as anybody may still work for it.
 */
export class MessageEffects {
  private readonly host: EffectsHost;
  private numbers = new Int32Array(64);
  private counts = new Int32Array(64);
  /** By key: the latest message of it, in order of publishing, that took effect. */
  private readonly lastOf = new NumberMap();

  constructor(host: EffectsHost) {
    this.host = host;
  }

  of(request: number): number {
    const { requests } = this.host.network;
    return this.numbers[request] === requests.number[request] ? this.counts[request]! : 0;
  }

  /** One more. Returns how often it is now. The first one is told to the observers, and whether it kept the order of its key. */
  note(request: number, sequence: number): number {
    while (request >= this.counts.length) {
      this.numbers = wider(this.numbers);
      this.counts = wider(this.counts);
    }
    const { requests } = this.host.network;
    const count = this.of(request) + 1;
    this.numbers[request] = requests.number[request]!;
    this.counts[request] = count;
    if (count === 1) this.tell(request, sequence);
    return count;
  }

  private tell(request: number, sequence: number): void {
    const { network, index } = this.host;
    const { requests, simulation } = network;
    const partition = this.host.partitionFor(request);
    const number = requests.number[request]!;
    network.emit(Fact.completed, index, number, partition, simulation.nowUs - requests.bornUs[request]!);
    const key = requests.key[request]!;
    if (key < 0 || sequence < 0) return;
    if (sequence >= this.lastOf.get(key, -1)) this.lastOf.set(key, sequence);
    else network.emit(Fact.outOfOrder, index, number, partition, 0);
  }
}
