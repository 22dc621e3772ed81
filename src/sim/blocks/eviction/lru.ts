import type { Eviction } from './eviction.ts';
import { SlotList } from './slot-list.ts';

/** Least recently used: the copy nobody has asked for the longest goes. */
export class Lru implements Eviction {
  private readonly list = new SlotList();

  add(slot: number): void {
    this.list.push(slot);
  }

  use(slot: number): void {
    if (this.list.head === slot) return;
    this.list.remove(slot);
    this.list.push(slot);
  }

  remove(slot: number): void {
    this.list.remove(slot);
  }

  victim(): number {
    return this.list.tail;
  }

  order(most: number): number[] {
    return this.list.slots(most);
  }
}
