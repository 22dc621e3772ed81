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
import type { ClientOptions, RequestType } from './options.ts';
import { RetryBudget, retryDelayUs } from './retry-rule.ts';

const TIMEOUT = 1;
const RETRY = 2;

/** Codes above this belong to the arrival process: its own `a` is packed in. */
const ARRIVAL_CODES = 16;

/**
 * Visitors: send requests by an arrival process, wait, give up after `timeoutMs`, retry. Kind, key, work and sender of a
 * request are drawn at its birth from the client's own streams, so that two systems meet identical traffic.
 * Leaves out: what visitors do with slow answers other than give up.
 */
export class Client implements Block, ArrivalHost {
  readonly id: string;
  private readonly network: Network;
  private readonly index: number;
  private readonly to: number;
  private options: ClientOptions;
  private readonly arrivals: ArrivalProcess;
  private readonly work: Sampler;
  private readonly keys: KeySource | null;
  private readonly mixStream: Random;
  private readonly senderStream: Random;
  private readonly jitter: Random;
  private readonly budget = new RetryBudget();
  private inFlight = 0;

  constructor(id: string, options: ClientOptions, to: number, network: Network, index: number, seed: number) {
    this.id = id;
    this.options = options;
    this.to = to;
    this.network = network;
    this.index = index;
    this.arrivals = arrivalProcess(options.arrivals, this, seed, id);
    this.work = new Sampler(workLaw(options.work), new Random(seed, `${id}/work`));
    this.keys = options.keys === null ? null : new KeySource(options.keys, new Random(seed, `${id}/keys`));
    this.mixStream = new Random(seed, `${id}/mix`);
    this.senderStream = new Random(seed, `${id}/sender`);
    this.jitter = new Random(seed, `${id}/jitter`);
  }

  get simulation(): Simulation {
    return this.network.simulation;
  }

  start(): void {
    this.arrivals.start();
  }

  apply(options: ClientOptions): void {
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
    this.attemptEnded(this.network.calls.request[call]!, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= ARRIVAL_CODES) this.arrivals.handle(code - ARRIVAL_CODES, a);
    else if (code === TIMEOUT) this.timedOut(a, b);
    else if (code === RETRY) this.attempt(a);
  }

  frame(): ClientFrame {
    return { kind: 'client', ratePerSec: this.options.up ? this.arrivals.ratePerSec() : 0, inFlight: this.inFlight };
  }

  private sendNew(): void {
    const { requests } = this.network;
    const request = this.network.createVisit();
    const type = this.drawType();
    requests.type[request] = type;
    requests.work[request] = this.work.draw() * this.options.mix[type]!.work;
    if (this.keys !== null) requests.key[request] = this.keys.draw();
    if (this.options.clients > 1) requests.sender[request] = this.senderStream.nextIndex(this.options.clients);
    this.inFlight++;
    this.budget.noteFirst();
    this.attempt(request);
  }

  private attempt(request: number): void {
    const { network, options } = this;
    const { requests, calls } = network;
    const attempt = ++requests.attempt[request]!;
    network.emit(Fact.sent, this.index, requests.number[request]!, attempt, requests.type[request]!);
    const call = network.open(request, this.index, this.to, -1, 0);
    if (options.timeoutMs !== null) {
      network.simulation.after(Math.round(options.timeoutMs * 1000), this.index, TIMEOUT, call, calls.serial[call]!);
    }
    network.deliver(call);
  }

  private timedOut(call: number, serial: number): void {
    const { calls } = this.network;
    if (calls.serial[call] !== serial) return;
    this.network.abandon(call);
    this.attemptEnded(calls.request[call]!, Outcome.timedOut);
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

  private drawType(): number {
    const { mix } = this.options;
    if (mix.length === 1) return 0;
    const total = mix.reduce((sum: number, sort: RequestType) => sum + sort.share, 0);
    let left = this.mixStream.nextUnit() * total;
    for (let type = 0; type < mix.length - 1; type++) {
      left -= mix[type]!.share;
      if (left < 0) return type;
    }
    return mix.length - 1;
  }
}
