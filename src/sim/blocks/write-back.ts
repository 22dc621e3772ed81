import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import type { Network } from './network.ts';

interface Dirty {
  readonly name: number;
  readonly key: number;
  /** The last write; it is what the origin is sent. Held. */
  readonly request: number;
  /** Writes confirmed here that the origin does not have. */
  writes: number;
}

export interface WriteBackHost {
  readonly network: Network;
  readonly index: number;
  /** Sends a write to the origin; its answer goes to {@link WriteBack.ended}. */
  sendWrite(request: number, ticket: number): void;
}

/** What a cache has confirmed and not yet written: one write per key, however often it was written here. */
export class WriteBack {
  private readonly host: WriteBackHost;
  private dirty = new Map<number, Dirty>();
  /** Writes on their way, by ticket. */
  private readonly sent = new Map<number, Dirty>();
  private ticket = 0;

  constructor(host: WriteBackHost) {
    this.host = host;
  }

  /** Whether the origin has taken all that was confirmed here. */
  get isSettled(): boolean {
    return this.dirty.size === 0 && this.sent.size === 0;
  }

  isDirty(name: number): boolean {
    return this.dirty.has(name);
  }

  /** A write was confirmed. Holds its request. */
  note(name: number, key: number, request: number): void {
    const { requests } = this.host.network;
    const before = this.dirty.get(name);
    requests.hold(request);
    if (before !== undefined) requests.release(before.request);
    this.dirty.set(name, { name, key, request, writes: (before?.writes ?? 0) + 1 });
  }

  /** Writes everything to the origin. */
  flush(): void {
    for (const name of [...this.dirty.keys()]) this.write(name);
  }

  /** Writes one key to the origin, as when its copy is pushed out. */
  write(name: number): void {
    const one = this.dirty.get(name);
    if (one === undefined) return;
    const { network, index } = this.host;
    this.dirty.delete(name);
    network.emit(Fact.wroteBack, index, network.requests.number[one.request]!, one.writes, one.key);
    const ticket = this.ticket++;
    this.sent.set(ticket, one);
    this.host.sendWrite(one.request, ticket);
  }

  /** The origin has answered a write. One that failed is tried again with the next flush. Gives the name that is clean now, −1 when none is. */
  ended(ticket: number, outcome: OutcomeCode): number {
    const one = this.sent.get(ticket)!;
    this.sent.delete(ticket);
    const newer = this.dirty.get(one.name);
    if (outcome !== Outcome.ok) {
      if (newer === undefined) {
        this.dirty.set(one.name, one);
        return -1;
      }
      newer.writes += one.writes;
    }
    this.host.network.requests.release(one.request);
    return newer === undefined ? one.name : -1;
  }

  /** The process died: what was not written is lost, and what is under way is not waited for. */
  forget(): void {
    const { network, index } = this.host;
    let writes = 0;
    for (const one of this.dirty.values()) {
      writes += one.writes;
      network.requests.release(one.request);
    }
    if (writes > 0) network.emit(Fact.lostWrites, index, -1, writes, this.dirty.size);
    this.dirty = new Map();
    for (const one of this.sent.values()) network.requests.release(one.request);
    this.sent.clear();
  }
}
