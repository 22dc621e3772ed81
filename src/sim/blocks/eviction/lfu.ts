import { wider, widerFloats } from '#blocks/grow.ts';
import type { Eviction } from './eviction.ts';
import { SlotHeap } from './slot-heap.ts';

/** Least frequently used: the copy asked for least often since it came goes; of equals, the one not asked for the longest. */
export class Lfu implements Eviction {
  private counts = new Int32Array(64);
  private usedAt = new Float64Array(64);
  private turn = 0;
  private readonly heap = new SlotHeap(
    (one, other) =>
      this.counts[one]! < this.counts[other]! || (this.counts[one] === this.counts[other] && this.usedAt[one]! < this.usedAt[other]!),
  );

  add(slot: number): void {
    while (slot >= this.counts.length) {
      this.counts = wider(this.counts);
      this.usedAt = widerFloats(this.usedAt);
    }
    this.counts[slot] = 1;
    this.usedAt[slot] = this.turn++;
    this.heap.add(slot);
  }

  use(slot: number): void {
    this.counts[slot]!++;
    this.usedAt[slot] = this.turn++;
    this.heap.settle(slot);
  }

  remove(slot: number): void {
    this.heap.remove(slot);
  }

  victim(): number {
    return this.heap.first;
  }

  order(most: number): number[] {
    return this.heap.ordered(most);
  }
}
