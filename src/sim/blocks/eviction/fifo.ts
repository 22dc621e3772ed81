import type { Eviction } from './eviction.ts';
import { SlotList } from './slot-list.ts';

/** First in, first out: the copy that came first goes, however often it is asked for. */
export class Fifo implements Eviction {
  private readonly list = new SlotList();

  add(slot: number): void {
    this.list.push(slot);
  }

  use(): void {}

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
