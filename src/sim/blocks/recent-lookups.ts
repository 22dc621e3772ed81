import type { LookupView } from './frames.ts';
import type { Network } from './network.ts';

const REMEMBERED = 64;

/** The last requests that looked for a copy, for pictures. Changes nothing in the run. */
export class RecentLookups {
  private readonly ring: LookupView[] = [];
  private next = 0;

  note(network: Network, call: number, key: number, what: LookupView['what']): void {
    const { calls, requests, simulation } = network;
    const view = { request: requests.number[calls.request[call]!]!, key, what, atMs: simulation.nowUs / 1000 };
    if (this.ring.length < REMEMBERED) this.ring.push(view);
    else this.ring[this.next] = view;
    this.next = (this.next + 1) % REMEMBERED;
  }

  /** Oldest first. */
  list(): LookupView[] {
    const isFull = this.ring.length === REMEMBERED;
    return isFull ? [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)] : [...this.ring];
  }
}
