import { wider } from '#blocks/grow.ts';

const NONE = -1;

/** A doubly linked list of slots, as columns by slot. The head is the newest. O(1) each; `slots` costs what it lists. */
export class SlotList {
  head = NONE;
  tail = NONE;
  private newerOf = new Int32Array(64);
  private olderOf = new Int32Array(64);

  /** The next towards the head, −1 at the head. */
  newer(slot: number): number {
    return this.newerOf[slot]!;
  }

  /** Puts a slot that is not in the list at its head. */
  push(slot: number): void {
    while (slot >= this.newerOf.length) {
      this.newerOf = wider(this.newerOf);
      this.olderOf = wider(this.olderOf);
    }
    this.newerOf[slot] = NONE;
    this.olderOf[slot] = this.head;
    if (this.head === NONE) this.tail = slot;
    else this.newerOf[this.head] = slot;
    this.head = slot;
  }

  remove(slot: number): void {
    const newer = this.newerOf[slot]!;
    const older = this.olderOf[slot]!;
    if (newer === NONE) this.head = older;
    else this.olderOf[newer] = older;
    if (older === NONE) this.tail = newer;
    else this.newerOf[older] = newer;
  }

  /** From the tail on, at most `most`. */
  slots(most: number): number[] {
    const found: number[] = [];
    for (let slot = this.tail; slot !== NONE && found.length < most; slot = this.newerOf[slot]!) found.push(slot);
    return found;
  }
}
