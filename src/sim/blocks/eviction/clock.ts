import { wider } from '#blocks/grow.ts';
import type { Eviction } from './eviction.ts';
import { SlotList } from './slot-list.ts';

/**
 * CLOCK: first in, first out, but a copy that was asked for since the hand last came by is passed over once. A new copy has not been
 * asked for yet. Source: F. J. Corbató, *A paging experiment with the Multics system* (1968).
 */
export class Clock implements Eviction {
  private readonly list = new SlotList();
  private used = new Int32Array(64);

  add(slot: number): void {
    while (slot >= this.used.length) this.used = wider(this.used);
    this.used[slot] = 0;
    this.list.push(slot);
  }

  use(slot: number): void {
    this.used[slot] = 1;
  }

  remove(slot: number): void {
    this.list.remove(slot);
  }

  victim(): number {
    for (;;) {
      const slot = this.list.tail;
      if (this.used[slot] === 0) return slot;
      this.used[slot] = 0;
      this.list.remove(slot);
      this.list.push(slot);
    }
  }

  order(most: number): number[] {
    return this.list.slots(most);
  }
}
