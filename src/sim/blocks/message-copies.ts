import { wider, widerFloats } from './grow.ts';

const FIRST_CAPACITY = 64;

/** Where a copy is. A paused one is out of line, a blocking one keeps its place; a finished one waits for earlier acknowledgements. */
export const CopyState = { free: 0, waiting: 1, blocking: 2, paused: 3, inHand: 4, finished: 5, over: 6 } as const;

/**
 * One group's copies of the messages of a queue, as columns indexed by slot. A slot lives until its copy is over and every
 * call that handed it out has been answered: a late worker may still have it.
 */
export class MessageCopies {
  request = new Int32Array(FIRST_CAPACITY);
  partition = new Int32Array(FIRST_CAPACITY);
  state = new Int32Array(FIRST_CAPACITY);
  /** How often it has been handed out. */
  receives = new Int32Array(FIRST_CAPACITY);
  /** The call by which it is in hand, −1 while it is not. */
  call = new Int32Array(FIRST_CAPACITY);
  /** The seat it was handed to last, −1 before. */
  seat = new Int32Array(FIRST_CAPACITY);
  /** Calls that handed it out and are not answered yet. */
  openCalls = new Int32Array(FIRST_CAPACITY);
  /** Changes when the slot is reused. */
  serial = new Int32Array(FIRST_CAPACITY);
  /** Order of publishing over the whole queue. */
  sequence = new Float64Array(FIRST_CAPACITY);
  private freeSlots: number[] = [];
  /** Slots ever used: the bound for a walk over all of them. */
  used = 0;

  create(request: number, partition: number, sequence: number): number {
    const copy = this.freeSlots.pop() ?? this.newSlot();
    this.request[copy] = request;
    this.partition[copy] = partition;
    this.state[copy] = CopyState.waiting;
    this.receives[copy] = 0;
    this.call[copy] = -1;
    this.seat[copy] = -1;
    this.openCalls[copy] = 0;
    this.sequence[copy] = sequence;
    return copy;
  }

  /** Frees the slot of a copy that is over, once nobody has it any more. */
  freeIfLeft(copy: number): void {
    if (this.state[copy] !== CopyState.over || this.openCalls[copy]! > 0) return;
    this.state[copy] = CopyState.free;
    this.serial[copy] = (this.serial[copy]! + 1) | 0;
    this.freeSlots.push(copy);
  }

  isAlive(copy: number): boolean {
    const state = this.state[copy]!;
    return state !== CopyState.free && state !== CopyState.over;
  }

  private newSlot(): number {
    if (this.used === this.request.length) {
      for (const column of ['request', 'partition', 'state', 'receives', 'call', 'seat', 'openCalls', 'serial'] as const)
        this[column] = wider(this[column]);
      this.sequence = widerFloats(this.sequence);
    }
    return this.used++;
  }
}
