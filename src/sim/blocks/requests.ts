import { invariant } from '#kernel/invariant.ts';
import { wider, widerFloats } from './grow.ts';

const FIRST_CAPACITY = 256;

/** What a request is, besides a visitor's: health probes travel as requests too. */
export const RequestKind = { visit: 0, probe: 1, connectProbe: 2 } as const;

/** Poison always fails its worker. The others say what a proxy on the way has done already. */
export const RequestFlag = { poison: 1, decrypted: 2, compressed: 4 } as const;

/** What requests of one sort have in common. */
export interface Sort {
  /** Index in the mix of its client. */
  readonly index: number;
  readonly type: string;
  readonly isWrite: boolean;
  readonly path: string;
  readonly sizeKb: number;
  readonly priority: number;
  readonly isHonest: boolean;
}

/** Health probes, messages and other requests that no client's mix describes. */
export const PLAIN_SORT: Sort = { index: 0, type: 'any', isWrite: false, path: '/', sizeKb: 0, priority: 0, isHonest: true };

/**
 * All requests that are alive, as columns indexed by slot. A slot lives as long as its sender waits or any call carries
 * it (`references`), then it is reused.
 */
export class Requests {
  /** Number by order of birth over the whole run (probes: `PROBE`). */
  number = new Int32Array(FIRST_CAPACITY);
  kind = new Int32Array(FIRST_CAPACITY);
  /** What sort it is: index in {@link Network.sorts}. */
  sort = new Int32Array(FIRST_CAPACITY);
  /** What it asks for, −1 when the client has no keys. */
  key = new Int32Array(FIRST_CAPACITY);
  /** Which of the client's many senders it comes from. */
  sender = new Int32Array(FIRST_CAPACITY);
  /** Index of the place it comes from in {@link Network.places}, −1 for the client's own. */
  place = new Int32Array(FIRST_CAPACITY);
  /** {@link RequestFlag}s. */
  flags = new Int32Array(FIRST_CAPACITY);
  /** Attempts made so far, retries of the client included. */
  attempt = new Int32Array(FIRST_CAPACITY);
  /** Units of work, drawn at birth. */
  work = new Float64Array(FIRST_CAPACITY);
  bornUs = new Float64Array(FIRST_CAPACITY);
  private references = new Int32Array(FIRST_CAPACITY);
  private freeSlots: number[] = [];
  private used = 0;

  /** How many requests are alive. */
  get live(): number {
    return this.used - this.freeSlots.length;
  }

  /** A fresh request with one reference, which its sender releases. */
  create(number: number, kind: number, bornUs: number): number {
    const request = this.freeSlots.pop() ?? this.newSlot();
    this.number[request] = number;
    this.kind[request] = kind;
    this.sort[request] = 0;
    this.place[request] = -1;
    this.flags[request] = 0;
    this.key[request] = -1;
    this.sender[request] = 0;
    this.attempt[request] = 0;
    this.work[request] = 1;
    this.bornUs[request] = bornUs;
    this.references[request] = 1;
    return request;
  }

  hold(request: number): void {
    this.references[request]!++;
  }

  release(request: number): void {
    const left = --this.references[request]!;
    invariant(left >= 0, 'a request was released more often than held');
    if (left === 0) this.freeSlots.push(request);
  }

  private newSlot(): number {
    if (this.used === this.number.length) {
      for (const column of ['number', 'kind', 'sort', 'key', 'sender', 'place', 'flags', 'attempt', 'references'] as const)
        this[column] = wider(this[column]);
      for (const column of ['work', 'bornUs'] as const) this[column] = widerFloats(this[column]);
    }
    return this.used++;
  }
}
