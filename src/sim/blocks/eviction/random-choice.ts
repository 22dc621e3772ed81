import type { Random } from '#kernel/random.ts';
import { wider } from '#blocks/grow.ts';
import type { Eviction } from './eviction.ts';

/** Any copy may go, each as likely. */
export class RandomChoice implements Eviction {
  private readonly stream: Random;
  private slots = new Int32Array(64);
  private positions = new Int32Array(64);
  private count = 0;

  constructor(stream: Random) {
    this.stream = stream;
  }

  add(slot: number): void {
    while (slot >= this.positions.length) {
      this.positions = wider(this.positions);
      this.slots = wider(this.slots);
    }
    this.positions[slot] = this.count;
    this.slots[this.count++] = slot;
  }

  use(): void {}

  remove(slot: number): void {
    const position = this.positions[slot]!;
    const last = this.slots[--this.count]!;
    this.slots[position] = last;
    this.positions[last] = position;
  }

  victim(): number {
    return this.slots[this.stream.nextIndex(this.count)]!;
  }

  order(most: number): number[] {
    return [...this.slots.subarray(0, Math.min(most, this.count))];
  }
}
