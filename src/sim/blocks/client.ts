import { workLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Simulation } from '#kernel/simulation.ts';
import { arrivalProcess } from './arrivals.ts';
import type { ArrivalHost, ArrivalProcess } from './arrivals.ts';
import type { Block } from './block.ts';
import type { ClientFrame } from './frames.ts';
import { KeySource } from './key-source.ts';
import type { Network } from './network.ts';
import type { BlockOptions } from './block-options.ts';
import type { ClientOptions, RequestType } from './options.ts';
import { RequestFlag } from './requests.ts';
import type { Sort } from './requests.ts';
import { RetryBudget, retryDelayUs } from './retry-rule.ts';
import { targetFor } from './route.ts';

const TIMEOUT = 1;
const RETRY = 2;
const HEDGE = 3;

/** Codes above this belong to the arrival process: its own `a` is packed in. */
const ARRIVAL_CODES = 16;

/** Tags of calls: an attempt, and one sent beside it. */
const FIRST = 0;
const SECOND = 1;

/**
 * Visitors: send requests by an arrival process, wait, give up after `timeoutMs`, retry, or send a second attempt beside a slow
 * one. Sort, key, work, sender and place of a request are drawn at its birth from the client's own streams, so that two systems
 * meet identical traffic. Leaves out: what visitors do with slow answers other than give up.
 */
export class Client implements Block, ArrivalHost {
  readonly id: string;
  private readonly network: Network;
  private readonly index: number;
  private options: ClientOptions;
  private readonly arrivals: ArrivalProcess;
  private readonly work: Sampler;
  private readonly keys: KeySource | null;
  /** By position in the mix: the sort of the request, and whom it goes to. */
  private readonly sorts: readonly number[];
  private readonly targets: readonly number[];
  private readonly placeNumbers: readonly number[];
  private readonly placeShares: readonly number[];
  private readonly mixShares: readonly number[];
  private readonly mixStream: Random;
  private readonly senderStream: Random;
  private readonly placeStream: Random;
  private readonly poisonStream: Random;
  private readonly jitter: Random;
  private readonly budget = new RetryBudget();
  /** The first attempts that have a second one beside them, and the other way round. */
  private readonly twins = new Map<number, number>();
  private inFlight = 0;

  constructor(id: string, options: ClientOptions, network: Network, index: number, seed: number, indexOf: (id: string) => number) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.arrivals = arrivalProcess(options.arrivals, this, seed, id);
    this.work = new Sampler(workLaw(options.work), new Random(seed, `${id}/work`));
    this.keys = options.keys === null ? null : new KeySource(options.keys, new Random(seed, `${id}/keys`));
    this.sorts = options.mix.map((type, position) => network.addSort(sortOf(type, position)));
    this.targets = options.mix.map(({ type }) => indexOf(targetFor(options.to, type) ?? ''));
    this.mixShares = options.mix.map(({ share }) => share);
    this.placeNumbers = Object.keys(options.places).map((place) => network.places.indexOf(place));
    this.placeShares = Object.values(options.places);
    this.mixStream = new Random(seed, `${id}/mix`);
    this.senderStream = new Random(seed, `${id}/sender`);
    this.placeStream = new Random(seed, `${id}/place`);
    this.poisonStream = new Random(seed, `${id}/poison`);
    this.jitter = new Random(seed, `${id}/jitter`);
  }

  get simulation(): Simulation {
    return this.network.simulation;
  }

  start(): void {
    this.arrivals.start();
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'client') return;
    this.options = options;
    this.work.setLaw(workLaw(options.work));
    this.arrivals.apply(options.arrivals);
  }

  after(delayUs: number, a: number, b: number): void {
    this.network.simulation.after(delayUs, this.index, ARRIVAL_CODES + a, b, 0);
  }

  /** Sends `count` new requests now. A client that is switched off sends nobody. */
  send(count: number): void {
    if (count > 1) this.network.simulation.charge(count - 1);
    if (!this.options.up) {
      for (let i = 0; i < count; i++) this.arrivals.finished();
      return;
    }
    for (let i = 0; i < count; i++) this.sendNew();
  }

  receive(): void {
    invariant(false, 'nobody calls a client');
  }

  answered(call: number, outcome: OutcomeCode): void {
    this.callEnded(call, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= ARRIVAL_CODES) this.arrivals.handle(code - ARRIVAL_CODES, a);
    else if (code === TIMEOUT) this.timedOut(a, b);
    else if (code === RETRY) this.attempt(a);
    else this.hedge(a, b);
  }

  frame(): ClientFrame {
    return { kind: 'client', ratePerSec: this.options.up ? this.arrivals.ratePerSec() : 0, inFlight: this.inFlight };
  }

  private sendNew(): void {
    const { options, network } = this;
    const { requests } = network;
    const request = network.createVisit();
    const type = options.mix.length === 1 ? 0 : drawByShare(this.mixShares, this.mixStream);
    requests.sort[request] = this.sorts[type]!;
    requests.work[request] = this.work.draw() * options.mix[type]!.work;
    if (this.keys !== null) requests.key[request] = this.keys.draw();
    if (options.clients > 1) requests.sender[request] = this.senderStream.nextIndex(options.clients);
    if (this.placeShares.length > 0) requests.place[request] = this.placeNumbers[drawByShare(this.placeShares, this.placeStream)]!;
    if (options.poisonShare > 0 && this.poisonStream.nextChance(options.poisonShare)) requests.flags[request] = RequestFlag.poison;
    this.inFlight++;
    this.budget.noteFirst();
    this.attempt(request);
  }

  private attempt(request: number): void {
    const { network, options } = this;
    const { requests, calls } = network;
    const attempt = ++requests.attempt[request]!;
    const { index: type } = network.sorts[requests.sort[request]!]!;
    network.emit(Fact.sent, this.index, requests.number[request]!, attempt, type);
    const call = network.open(request, this.index, this.targets[type]!, -1, FIRST);
    const serial = calls.serial[call]!;
    if (options.timeoutMs !== null) network.simulation.after(Math.round(options.timeoutMs * 1000), this.index, TIMEOUT, call, serial);
    if (options.hedgeAfterMs !== null) network.simulation.after(Math.round(options.hedgeAfterMs * 1000), this.index, HEDGE, call, serial);
    network.deliver(call);
  }

  /** The answer is slow: asks once more, beside. */
  private hedge(call: number, serial: number): void {
    const { network } = this;
    const { calls, requests } = network;
    if (calls.serial[call] !== serial || calls.isAbandoned[call] === 1 || calls.caller[call] !== this.index) return;
    const request = calls.request[call]!;
    const second = network.open(request, this.index, calls.callee[call]!, -1, SECOND);
    this.twins.set(call, second);
    this.twins.set(second, call);
    network.emit(Fact.hedged, this.index, requests.number[request]!, 0, 0);
    const { timeoutMs, hedgeAfterMs } = this.options;
    if (timeoutMs !== null) {
      const leftMs = Math.max(0, timeoutMs - (hedgeAfterMs ?? 0));
      network.simulation.after(Math.round(leftMs * 1000), this.index, TIMEOUT, second, calls.serial[second]!);
    }
    network.deliver(second);
  }

  private timedOut(call: number, serial: number): void {
    const { calls } = this.network;
    if (calls.serial[call] !== serial || calls.isAbandoned[call] === 1) return;
    const request = calls.request[call]!;
    this.network.abandon(call);
    this.leaveTwin(call);
    this.attemptEnded(request, Outcome.timedOut);
  }

  /** Of two attempts side by side the first good answer counts; a bad one only when the other is bad as well. */
  private callEnded(call: number, outcome: OutcomeCode): void {
    const request = this.network.calls.request[call]!;
    if (this.twins.size > 0) {
      const twin = this.twins.get(call);
      if (twin !== undefined && outcome !== Outcome.ok) {
        this.twins.delete(call);
        this.twins.delete(twin);
        return;
      }
      this.leaveTwin(call);
    }
    this.attemptEnded(request, outcome);
  }

  private leaveTwin(call: number): void {
    const twin = this.twins.get(call);
    if (twin === undefined) return;
    this.network.abandon(twin);
    this.twins.delete(call);
    this.twins.delete(twin);
  }

  private attemptEnded(request: number, outcome: OutcomeCode): void {
    const { network, options } = this;
    const { requests, simulation } = network;
    const attempt = requests.attempt[request]!;
    if (outcome !== Outcome.ok && attempt <= options.retries.max && this.budget.take(options.retries.budgetShare)) {
      const delayUs = retryDelayUs(options.retries, attempt, this.jitter);
      network.emit(Fact.retried, this.index, requests.number[request]!, outcome, delayUs);
      simulation.after(delayUs, this.index, RETRY, request, 0);
      return;
    }
    this.inFlight--;
    network.emit(Fact.finished, this.index, requests.number[request]!, outcome, simulation.nowUs - requests.bornUs[request]!);
    requests.release(request);
    this.arrivals.finished();
  }
}

function sortOf(type: RequestType, index: number): Sort {
  const { op, path, sizeKb, priority, honest } = type;
  return { index, type: type.type, isWrite: op === 'write', path, sizeKb, priority, isHonest: honest };
}

/** A position, drawn in proportion to the shares; always one draw. */
function drawByShare(shares: readonly number[], stream: Random): number {
  let total = 0;
  for (let i = 0; i < shares.length; i++) total += shares[i]!;
  let left = stream.nextUnit() * total;
  for (let i = 0; i < shares.length - 1; i++) {
    left -= shares[i]!;
    if (left < 0) return i;
  }
  return shares.length - 1;
}
