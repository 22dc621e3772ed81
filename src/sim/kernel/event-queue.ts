const FIRST_CAPACITY = 64;
/** `hole` when there is none. */
const NONE = -1;

/**
 * Pending events, ordered by (due time, insertion). Binary heap over typed arrays: no allocation per event.
 *
 * `pop` copies the event into the public fields and leaves a hole at the root, which the next `push` fills: most
 * handlers schedule one follow-up, so that the pair costs one walk down the heap instead of two, and one slot.
 * O(log n) each. Capacity doubles and never shrinks.
 *
 * Due times are handed on in the heap itself and never as arguments: a call that is not inlined would box them.
 */
export class EventQueue {
  /** The event taken by the last `pop`. */
  dueUs = 0;
  target = 0;
  code = 0;
  a = 0;
  b = 0;

  /** Nodes of the heap, the hole at its root included. */
  private count = 0;
  /** Slot of the event that was popped last, while its node is a hole. */
  private hole = NONE;
  private sequence = 0;
  private freeTop = 0;
  /** `Infinity` after the last node: the last parent may look for a right child that is not there. */
  private times = timesOf(FIRST_CAPACITY + 1);
  private slots = new Int32Array(FIRST_CAPACITY);
  private sequences = new Float64Array(FIRST_CAPACITY);
  /** Target, code, a and b of each slot, side by side: one array to look at for an event. */
  private contents = new Int32Array(4 * FIRST_CAPACITY);
  private freeSlots = new Int32Array(FIRST_CAPACITY);

  get size(): number {
    return this.hole === NONE ? this.count : this.count - 1;
  }

  /** Due time of the next event, `Infinity` when there is none. */
  peekUs(): number {
    if (this.hole !== NONE) this.fillHole();
    return this.times[0]!;
  }

  push(dueUs: number, target: number, code: number, a: number, b: number): void {
    const { hole } = this;
    const slot = hole === NONE ? this.freeSlot() : hole;
    this.sequences[slot] = this.sequence++;
    const { contents } = this;
    const at = slot << 2;
    contents[at + 3] = b;
    contents[at] = target;
    contents[at + 1] = code;
    contents[at + 2] = a;
    if (hole === NONE) {
      this.times[this.count] = dueUs;
      this.siftUp(this.count++, slot);
    } else {
      this.hole = NONE;
      this.times[0] = dueUs;
      this.siftDown(slot);
    }
  }

  /** Takes the next event into the public fields; false when there is none. */
  pop(): boolean {
    if (this.hole !== NONE) this.fillHole();
    if (this.count === 0) return false;
    const slot = this.slots[0]!;
    this.dueUs = this.times[0]!;
    const { contents } = this;
    const at = slot << 2;
    this.b = contents[at + 3]!;
    this.target = contents[at]!;
    this.code = contents[at + 1]!;
    this.a = contents[at + 2]!;
    this.hole = slot;
    return true;
  }

  private fillHole(): void {
    this.freeSlots[this.freeTop++] = this.hole;
    this.hole = NONE;
    const last = --this.count;
    const { times } = this;
    times[0] = times[last]!;
    times[last] = Infinity;
    if (last > 0) this.siftDown(this.slots[last]!);
  }

  /** Moves the event of the node `start`, whose time stands there, up to its place. */
  private siftUp(start: number, slot: number): void {
    const { times, slots } = this;
    const dueUs = times[start]!;
    let node = start;
    while (node > 0) {
      const parent = (node - 1) >> 1;
      // The newcomer has the highest sequence, so it never passes an equal time.
      if (times[parent]! <= dueUs) break;
      times[node] = times[parent]!;
      slots[node] = slots[parent]!;
      node = parent;
    }
    times[node] = dueUs;
    slots[node] = slot;
  }

  /** Moves the event at the root, whose time stands there, down to its place. */
  private siftDown(slot: number): void {
    const { times, slots, sequences, count } = this;
    const dueUs = times[0]!;
    let node = 0;
    for (let left = 1; left < count; left = 2 * node + 1) {
      const leftUs = times[left]!;
      const rightUs = times[left + 1]!;
      // Counted, not branched on: which of two children comes first nobody can guess.
      let child = left + Number(rightUs < leftUs);
      if (leftUs === rightUs && sequences[slots[left + 1]!]! < sequences[slots[left]!]!) child = left + 1;
      const childUs = times[child]!;
      if (dueUs <= childUs && (dueUs < childUs || sequences[slot]! < sequences[slots[child]!]!)) break;
      times[node] = childUs;
      slots[node] = slots[child]!;
      node = child;
    }
    times[node] = dueUs;
    slots[node] = slot;
  }

  private freeSlot(): number {
    if (this.freeTop > 0) return this.freeSlots[--this.freeTop]!;
    // Without free slots every slot is in the heap: a hole would have given its own.
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
    const times = timesOf(capacity + 1);
    times.set(this.times);
    this.times = times;
    const sequences = new Float64Array(capacity);
    sequences.set(this.sequences);
    this.sequences = sequences;
    this.slots = wider(this.slots);
  }
}

function timesOf(nodes: number): Float64Array<ArrayBuffer> {
  return new Float64Array(nodes).fill(Infinity);
}
