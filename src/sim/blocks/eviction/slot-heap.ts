import { wider } from '#blocks/grow.ts';

/** A heap of slots with `first` on top; a slot whose rank changed is put right where it is. O(log n) each. */
export class SlotHeap {
  private readonly goesBefore: (one: number, other: number) => boolean;
  /** As long as `positions`: there are never more slots than numbers of slots. */
  private heap = new Int32Array(64);
  private positions = new Int32Array(64);
  private count = 0;

  constructor(goesBefore: (one: number, other: number) => boolean) {
    this.goesBefore = goesBefore;
  }

  get first(): number {
    return this.heap[0]!;
  }

  add(slot: number): void {
    while (slot >= this.positions.length) {
      this.positions = wider(this.positions);
      this.heap = wider(this.heap);
    }
    this.put(this.count++, slot);
    this.settle(slot);
  }

  remove(slot: number): void {
    const position = this.positions[slot]!;
    const last = this.heap[--this.count]!;
    if (last === slot) return;
    this.put(position, last);
    this.settle(last);
  }

  /** The rank of a slot has changed. */
  settle(slot: number): void {
    let position = this.positions[slot]!;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (!this.goesBefore(slot, this.heap[parent]!)) break;
      this.put(position, this.heap[parent]!);
      position = parent;
    }
    for (;;) {
      let child = 2 * position + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && this.goesBefore(this.heap[child + 1]!, this.heap[child]!)) child++;
      if (!this.goesBefore(this.heap[child]!, slot)) break;
      this.put(position, this.heap[child]!);
      position = child;
    }
    this.put(position, slot);
  }

  /** All of them in order, at most `most`: for drawing. */
  ordered(most: number): number[] {
    const all = [...this.heap.subarray(0, this.count)];
    return all.sort((one, other) => (this.goesBefore(one, other) ? -1 : 1)).slice(0, most);
  }

  private put(position: number, slot: number): void {
    this.heap[position] = slot;
    this.positions[slot] = position;
  }
}
