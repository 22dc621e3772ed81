const FIRST_CAPACITY = 64;

/**
 * Pending events, ordered by (due time, insertion). Binary heap over typed arrays: no allocation per event.
 *
 * `pop` copies the event into the public fields and leaves a hole at the root, which the next `push` fills: most
 * handlers schedule one follow-up, so that the pair costs one walk down the heap instead of two.
 * O(log n) each. Capacity doubles and never shrinks.
 */
export class EventQueue {
  /** The event taken by the last `pop`. */
  dueUs = 0;
  target = 0;
  code = 0;
  a = 0;
  b = 0;

  private count = 0;
  private hasHole = false;
  private sequence = 0;
  private freeTop = 0;
  private times = new Float64Array(FIRST_CAPACITY);
  private slots = new Int32Array(FIRST_CAPACITY);
  private sequences = new Float64Array(FIRST_CAPACITY);
  /** Target, code, a and b of each slot, side by side: one array to look at for an event. */
  private contents = new Int32Array(4 * FIRST_CAPACITY);
  private freeSlots = new Int32Array(FIRST_CAPACITY);

  get size(): number {
    return this.hasHole ? this.count - 1 : this.count;
  }

  /** Due time of the next event, `Infinity` when there is none. */
  peekUs(): number {
    if (this.hasHole) this.fillHole();
    return this.count > 0 ? this.times[0]! : Infinity;
  }

  push(dueUs: number, target: number, code: number, a: number, b: number): void {
    const slot = this.freeTop > 0 ? this.freeSlots[--this.freeTop]! : this.newSlot();
    this.sequences[slot] = this.sequence++;
    const { contents } = this;
    const at = slot << 2;
    contents[at + 3] = b;
    contents[at] = target;
    contents[at + 1] = code;
    contents[at + 2] = a;
    if (this.hasHole) {
      this.hasHole = false;
      this.siftDown(dueUs, slot);
    } else {
      this.siftUp(this.count++, dueUs, slot);
    }
  }

  /** Takes the next event into the public fields; false when there is none. */
  pop(): boolean {
    if (this.hasHole) this.fillHole();
    if (this.count === 0) return false;
    const slot = this.slots[0]!;
    this.dueUs = this.times[0]!;
    const { contents } = this;
    const at = slot << 2;
    this.b = contents[at + 3]!;
    this.target = contents[at]!;
    this.code = contents[at + 1]!;
    this.a = contents[at + 2]!;
    this.freeSlots[this.freeTop++] = slot;
    this.hasHole = true;
    return true;
  }

  private fillHole(): void {
    this.hasHole = false;
    this.count--;
    if (this.count > 0) this.siftDown(this.times[this.count]!, this.slots[this.count]!);
  }

  private siftUp(start: number, dueUs: number, slot: number): void {
    const { times, slots } = this;
    let hole = start;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      // The newcomer has the highest sequence, so it never passes an equal time.
      if (times[parent]! <= dueUs) break;
      times[hole] = times[parent]!;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = dueUs;
    slots[hole] = slot;
  }

  private siftDown(dueUs: number, slot: number): void {
    const { times, slots, sequences, count } = this;
    const sequence = sequences[slot]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= count) break;
      const right = child + 1;
      if (right < count) {
        const leftTime = times[child]!;
        const rightTime = times[right]!;
        if (rightTime < leftTime || (rightTime === leftTime && sequences[slots[right]!]! < sequences[slots[child]!]!)) child = right;
      }
      const childTime = times[child]!;
      if (dueUs < childTime || (dueUs === childTime && sequence < sequences[slots[child]!]!)) break;
      times[hole] = childTime;
      slots[hole] = slots[child]!;
      hole = child;
    }
    times[hole] = dueUs;
    slots[hole] = slot;
  }

  private newSlot(): number {
    // Without free slots every slot is in the heap: a hole would have freed its own.
    const slot = this.count;
    if (slot === this.slots.length) this.grow(slot * 2);
    return slot;
  }

  private grow(capacity: number): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array((old.length / this.slots.length) * capacity);
      array.set(old);
      return array;
    };
    this.contents = wider(this.contents);
    this.freeSlots = wider(this.freeSlots);
    const times = new Float64Array(capacity);
    times.set(this.times);
    this.times = times;
    const sequences = new Float64Array(capacity);
    sequences.set(this.sequences);
    this.sequences = sequences;
    this.slots = wider(this.slots);
  }
}
