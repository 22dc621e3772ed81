import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import type { Sampler } from '#kernel/sampler.ts';
import type { Block } from './block.ts';
import type { CacheRules } from './cache-options.ts';
import { CacheReader } from './cache-reader.ts';
import type { CacheHost, CacheReaderSetup } from './cache-reader.ts';
import { CallState } from './calls.ts';
import type { CdnFrame, EdgeView } from './frames.ts';
import type { Network } from './network.ts';

/** The CDN a part belongs to. */
export interface CdnHost {
  readonly network: Network;
  readonly isUp: boolean;
  /** Block index of the origin. */
  readonly origin: number;
  /** How long work at an edge takes, `null` = dynamic paths are fetched from the origin. */
  readonly edgeTime: Sampler | null;
  /** Whether answers to a call are never kept. */
  isDynamic(call: number): boolean;
  partTurned(part: CdnPart): void;
  frame(): CdnFrame;
}

/** A call is served, from a copy or with what was worked out here. */
const SERVED = 0;
/** What a call onwards is for, in the low bit of its tag; the rest is a ticket. */
const Purpose = { fetch: 0, pass: 1 } as const;

/** One edge of a CDN, or its shield: a cache of its own at a place of its own. */
export class CdnPart implements Block, CacheHost {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly network: Network;
  readonly index: number;
  readonly reader: CacheReader;
  readonly passesThrough = true;
  private readonly host: CdnHost;
  /** Block index of whom it fetches from: the origin, or the shield. */
  private readonly upstream: number;
  private isUpItself = true;

  constructor(
    host: CdnHost,
    seat: { readonly id: string; readonly name: string; readonly place: string; readonly index: number; readonly upstream: number },
    rules: CacheRules,
    setup: CacheReaderSetup,
    seed: number,
  ) {
    this.host = host;
    this.network = host.network;
    this.id = seat.id;
    this.name = seat.name;
    this.place = seat.place;
    this.index = seat.index;
    this.upstream = seat.upstream;
    this.reader = new CacheReader(this, rules, setup, SERVED, seed, seat.id);
  }

  get isUp(): boolean {
    return this.isUpItself && this.host.isUp;
  }

  start(): void {}

  apply(): void {
    invariant(false, 'an edge has no options of its own');
  }

  receive(call: number): void {
    const { network, host } = this;
    if (!this.isUp) this.refuse(call);
    else if (host.isDynamic(call)) this.answerDynamic(call);
    else if (network.sortOf(call).isWrite) this.send(network.calls.request[call]!, call, Purpose.pass, host.origin);
    else this.reader.read(call);
  }

  answered(call: number, outcome: OutcomeCode): void {
    const { calls } = this.network;
    const tag = calls.tag[call]!;
    if (tag % 2 === Purpose.fetch) this.reader.fetched(tag / 2, outcome, call);
    else {
      this.network.passAnswer(call, calls.parent[call]!);
      this.network.answer(calls.parent[call]!, outcome);
    }
  }

  handle(_code: number, a: number, b: number): void {
    this.reader.handle(a, b);
  }

  fetch(request: number, parent: number, ticket: number): void {
    this.send(request, parent, ticket * 2 + Purpose.fetch, this.upstream);
  }

  reply(call: number, outcome: OutcomeCode): void {
    this.network.answer(call, outcome);
  }

  setUp(isUp: boolean): void {
    if (isUp === this.isUpItself) return;
    const wasUp = this.isUp;
    this.isUpItself = isUp;
    this.network.emitPower(this.index, isUp);
    if (wasUp && !isUp) this.breakDown();
    this.host.partTurned(this);
  }

  /** The process died: its copies are gone, what it held fails. */
  breakDown(): void {
    const { network, index } = this;
    const { calls } = network;
    this.reader.forget();
    for (const call of network.liveCalls((one) => calls.caller[one] === index)) network.abandon(call);
    for (const call of network.liveCalls((one) => calls.callee[one] === index && calls.state[one] === CallState.held)) {
      network.answer(call, Outcome.failed);
    }
  }

  frame(): CdnFrame {
    return this.host.frame();
  }

  view(): EdgeView {
    const { name, place, reader } = this;
    return { name, place, up: this.isUp, entries: reader.store.size, fetching: reader.flights.count };
  }

  /** At the edge itself, or from the origin, past every cache. */
  private answerDynamic(call: number): void {
    const { network, host, index } = this;
    const { calls, simulation } = network;
    if (host.edgeTime === null) this.send(calls.request[call]!, call, Purpose.pass, host.origin);
    else simulation.after(Math.round(host.edgeTime.draw() * 1000), index, SERVED, call, calls.serial[call]!);
  }

  private send(request: number, parent: number, tag: number, target: number): void {
    this.network.deliver(this.network.open(request, this.index, target, parent, tag));
  }

  private refuse(call: number): void {
    const { network, index } = this;
    const { calls, requests } = network;
    const request = calls.request[call]!;
    network.emit(Fact.refused, index, requests.number[request]!, Outcome.failed, requests.attempt[request]!);
    network.answer(call, Outcome.failed);
  }
}
