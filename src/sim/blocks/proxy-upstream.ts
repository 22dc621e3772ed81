import type { OutcomeCode } from '#kernel/facts.ts';
import { Outcome } from '#kernel/facts.ts';
import type { Network } from './network.ts';
import { Outbound } from './outbound.ts';
import type { OutboundHost } from './outbound.ts';
import type { ReverseProxyOptions } from './proxy-options.ts';
import { targetForPath } from './route.ts';

/** What an answer from the backend is for: a call that is passed on, or a fetch of the response cache. */
export interface Errand {
  /** The call that waits, −1 = nobody does. */
  readonly call: number;
  /** Ticket of the cache's fetch, −1 = none. */
  readonly fetch: number;
  /** Held until the errand is over. */
  readonly request: number;
}

export interface UpstreamHost {
  readonly network: Network;
  readonly index: number;
  /** An errand is over. `answered` carries the answer, −1 = there is none. */
  errandEnded(errand: Errand, outcome: OutcomeCode, answered: number): void;
}

/** The backends' side of a proxy: so many requests under way at one time, what is more waits; then timeout, retries, breaker. */
export class ProxyUpstream implements OutboundHost {
  readonly network: Network;
  readonly index: number;
  readonly outbound: Outbound;
  private readonly host: UpstreamHost;
  private readonly indexOf: (id: string) => number;
  private options: ReverseProxyOptions;
  private readonly errands = new Map<number, Errand>();
  private waiting: Errand[] = [];
  private ticket = 0;

  constructor(
    host: UpstreamHost,
    options: ReverseProxyOptions,
    indexOf: (id: string) => number,
    firstCode: number,
    seed: number,
    id: string,
  ) {
    this.host = host;
    this.network = host.network;
    this.index = host.index;
    this.options = options;
    this.indexOf = indexOf;
    this.outbound = new Outbound(this, firstCode, seed, `${id}/upstream`);
  }

  get busy(): number {
    return this.errands.size;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  apply(options: ReverseProxyOptions): void {
    this.options = options;
    this.goOn();
  }

  /** Takes an errand; `errandEnded` follows, perhaps before this returns. */
  send(errand: Errand): void {
    this.network.requests.hold(errand.request);
    this.waiting.push(errand);
    this.goOn();
  }

  outboundEnded(ticket: number, outcome: OutcomeCode, answered: number): void {
    const errand = this.errands.get(ticket)!;
    this.errands.delete(ticket);
    this.host.errandEnded(errand, outcome, answered);
    this.network.requests.release(errand.request);
    this.goOn();
  }

  /** The process died: nobody waits for anything any more. */
  forget(): void {
    this.outbound.forget();
    for (const errand of [...this.errands.values(), ...this.waiting]) this.network.requests.release(errand.request);
    this.errands.clear();
    this.waiting = [];
  }

  private goOn(): void {
    while (this.waiting.length > 0 && this.errands.size < this.options.upstreamConnections) this.start(this.waiting.shift()!);
  }

  private start(errand: Errand): void {
    const { network, options } = this;
    const { requests, sorts } = network;
    const target = targetForPath(options.to, sorts[requests.sort[errand.request]!]!.path);
    if (target === null) {
      this.host.errandEnded(errand, Outcome.rejected, -1);
      requests.release(errand.request);
      return;
    }
    const ticket = this.ticket++;
    this.errands.set(ticket, errand);
    this.outbound.send(errand.request, errand.call, this.indexOf(target), options, ticket);
  }
}
