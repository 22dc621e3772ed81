import { wider } from '#blocks/grow.ts';
import type { Eviction } from './eviction.ts';
import { SlotList } from './slot-list.ts';

const NONE = -1;

/**
 * SIEVE: like CLOCK, but a copy that is passed over keeps its place, so that new copies are sifted quickly.
 * Source: Y. Zhang and others, *SIEVE is simpler than LRU*, NSDI 2024.
 */
export class Sieve implements Eviction {
  private readonly list = new SlotList();
  private visited = new Int32Array(64);
  private hand = NONE;

  add(slot: number): void {
    while (slot >= this.visited.length) this.visited = wider(this.visited);
    this.visited[slot] = 0;
    this.list.push(slot);
  }

  use(slot: number): void {
    this.visited[slot] = 1;
  }

  remove(slot: number): void {
    if (this.hand === slot) this.hand = this.list.newer(slot);
    this.list.remove(slot);
  }

  victim(): number {
    let slot = this.hand === NONE ? this.list.tail : this.hand;
    while (this.visited[slot] === 1) {
      this.visited[slot] = 0;
      const newer = this.list.newer(slot);
      slot = newer === NONE ? this.list.tail : newer;
    }
    this.hand = slot;
    return slot;
  }

  order(most: number): number[] {
    return this.list.slots(most);
  }
}
