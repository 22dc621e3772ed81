import { invariant } from '#kernel/invariant.ts';
import { wider, widerFloats } from './grow.ts';

const FIRST_CAPACITY = 256;

/** Instead of a version in an answer: there is no such key. */
export const NO_SUCH_KEY = -2;

/** Where a call is. */
export const CallState = { free: 0, travelling: 1, held: 2, answering: 3 } as const;

/**
 * All calls in progress, as columns indexed by slot. A call is one block asking another on behalf of a request; the one
 * asked owns it until it answers, even when the asker has given up (`isAbandoned`).
 */
export class Calls {
  request = new Int32Array(FIRST_CAPACITY);
  caller = new Int32Array(FIRST_CAPACITY);
  callee = new Int32Array(FIRST_CAPACITY);
  /** The call on whose behalf this one was made, −1 for a client's own. */
  parent = new Int32Array(FIRST_CAPACITY);
  /** For the caller's own use. */
  tag = new Int32Array(FIRST_CAPACITY);
  /** For the callee's own use. */
  place = new Int32Array(FIRST_CAPACITY);
  /** Changes when the slot is reused: a timer that names (call, serial) cannot hit a stranger. */
  serial = new Int32Array(FIRST_CAPACITY);
  state = new Int32Array(FIRST_CAPACITY);
  isAbandoned = new Int32Array(FIRST_CAPACITY);
  /** Of the answer: its bytes went out while a worker was held, all the way to the reader. */
  isSent = new Int32Array(FIRST_CAPACITY);
  outcome = new Int32Array(FIRST_CAPACITY);
  /** Of the answer: whose version of the key it carries (block index) and which, −1 when it carries none, {@link NO_SUCH_KEY}. */
  origin = new Int32Array(FIRST_CAPACITY);
  version = new Int32Array(FIRST_CAPACITY);
  /** Of the answer: when the origin made it; its age counts from there. Only with a version. */
  madeUs = new Float64Array(FIRST_CAPACITY);
  /** Of the answer: its size, −1 = as its sort says. */
  answerKb = new Float64Array(FIRST_CAPACITY);
  /** When it entered its state. */
  sinceUs = new Float64Array(FIRST_CAPACITY);
  /** How long it is on the road, while it travels or its answer does. */
  spanUs = new Float64Array(FIRST_CAPACITY);
  private freeSlots: number[] = [];
  /** Slots ever used: the bound for a walk over all of them. */
  used = 0;

  get live(): number {
    return this.used - this.freeSlots.length;
  }

  create(request: number, caller: number, callee: number, parent: number, tag: number): number {
    const call = this.freeSlots.pop() ?? this.newSlot();
    this.request[call] = request;
    this.caller[call] = caller;
    this.callee[call] = callee;
    this.parent[call] = parent;
    this.tag[call] = tag;
    this.isAbandoned[call] = 0;
    this.isSent[call] = 0;
    this.version[call] = -1;
    this.answerKb[call] = -1;
    this.state[call] = CallState.travelling;
    return call;
  }

  free(call: number): void {
    invariant(this.state[call] !== CallState.free, 'a call was answered twice');
    this.state[call] = CallState.free;
    this.serial[call] = (this.serial[call]! + 1) | 0;
    this.freeSlots.push(call);
  }

  private newSlot(): number {
    if (this.used === this.request.length) {
      const columns = [
        'request',
        'caller',
        'callee',
        'parent',
        'tag',
        'place',
        'serial',
        'state',
        'isAbandoned',
        'isSent',
        'outcome',
        'origin',
        'version',
      ] as const;
      for (const column of columns) this[column] = wider(this[column]);
      for (const column of ['sinceUs', 'spanUs', 'madeUs', 'answerKb'] as const) this[column] = widerFloats(this[column]);
    }
    return this.used++;
  }
}
