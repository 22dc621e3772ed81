import { widerFloats } from '#blocks/grow.ts';
import type { Eviction } from './eviction.ts';
import type { Future } from './future.ts';
import { SlotHeap } from './slot-heap.ts';

/**
 * Belady's optimum: the copy that is asked for again last goes. It knows what will be asked for, which no cache in life does: a limit
 * to measure others by, for copies of equal size and cost. Source: L. A. Belady, IBM Systems Journal 5 (1966).
 */
export class Optimal implements Eviction {
  private readonly future: Future;
  private nextUse = new Float64Array(64);
  private readonly keys: number[] = [];
  private readonly heap = new SlotHeap((one, other) => this.nextUse[one]! > this.nextUse[other]!);

  constructor(future: Future) {
    this.future = future;
  }

  add(slot: number, key: number): void {
    while (slot >= this.nextUse.length) this.nextUse = widerFloats(this.nextUse);
    this.keys[slot] = key;
    this.nextUse[slot] = this.future.nextUse(key);
    this.heap.add(slot);
  }

  use(slot: number): void {
    this.nextUse[slot] = this.future.nextUse(this.keys[slot]!);
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
