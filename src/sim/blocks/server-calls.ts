import type { OutcomeCode } from '#kernel/facts.ts';
import { Outcome } from '#kernel/facts.ts';
import type { Network } from './network.ts';
import type { CallOptions } from './options.ts';
import { Outbound } from './outbound.ts';
import type { OutboundHost } from './outbound.ts';
import { targetFor } from './route.ts';

/** What becomes of a request when its calls are over. */
export interface CallsHost {
  readonly network: Network;
  readonly index: number;
  /** All calls made for this call are over. `failed`: one that was required failed. */
  callsEnded(call: number, outcome: OutcomeCode): void;
}

/** Ticket of calls that nobody waits for. */
const NOBODY = -1;

/** The calls a block makes for each request it works on: in order, each waited for or not. */
export class ServerCalls implements OutboundHost {
  readonly network: Network;
  readonly index: number;
  readonly outbound: Outbound;
  private readonly host: CallsHost;
  private readonly calls: readonly CallOptions[];
  private readonly indexOf: (id: string) => number;
  /** Which of the calls comes next, by the slot of the request's own call. */
  private readonly next = new Map<number, number>();

  constructor(
    host: CallsHost,
    calls: readonly CallOptions[],
    indexOf: (id: string) => number,
    firstCode: number,
    seed: number,
    id: string,
  ) {
    this.host = host;
    this.network = host.network;
    this.index = host.index;
    this.calls = calls;
    this.indexOf = indexOf;
    this.outbound = new Outbound(this, firstCode, seed, `${id}/calls`);
  }

  /** Makes the calls for `call`; `callsEnded` follows, perhaps before this returns. */
  begin(call: number): void {
    this.next.set(call, 0);
    this.goOn(call);
  }

  /** The process died. */
  forget(): void {
    this.next.clear();
    this.outbound.forget();
  }

  /** The call is over before its calls are: nobody waits for them. */
  drop(call: number): void {
    if (this.next.delete(call)) this.outbound.drop(call);
  }

  outboundEnded(ticket: number, outcome: OutcomeCode, answered: number): void {
    if (ticket === NOBODY) return;
    const step = this.next.get(ticket);
    if (step === undefined) return;
    if (answered >= 0 && outcome === Outcome.ok) this.network.passAnswer(answered, ticket);
    if (outcome !== Outcome.ok && this.calls[step - 1]!.required) this.end(ticket, Outcome.failed);
    else this.goOn(ticket);
  }

  private goOn(call: number): void {
    const { requests, calls } = this.network;
    const { type } = this.network.sortOf(call);
    const request = calls.request[call]!;
    for (let step = this.next.get(call)!; step < this.calls.length; step++) {
      const rules = this.calls[step]!;
      if (!rules.types.includes('*') && !rules.types.includes(type)) continue;
      const target = targetFor(rules.to, type);
      if (target === null) continue;
      this.next.set(call, step + 1);
      if (rules.wait) {
        this.outbound.send(request, call, this.indexOf(target), rules, call);
        return;
      }
      // A call that nobody waits for belongs to no other: it may outlive the request's own.
      requests.hold(request);
      this.outbound.send(request, -1, this.indexOf(target), rules, NOBODY);
      requests.release(request);
    }
    this.end(call, Outcome.ok);
  }

  private end(call: number, outcome: OutcomeCode): void {
    this.next.delete(call);
    this.host.callsEnded(call, outcome);
  }
}
