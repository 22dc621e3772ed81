import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Block } from './block.ts';
import { CallLine } from './call-line.ts';
import { DRAWN_WAITING } from './frames.ts';
import type { ServerFrame } from './frames.ts';
import type { Network } from './network.ts';
import type { ServerOptions } from './options.ts';
import { RecentRequests } from './recent.ts';
import { RequestKind } from './requests.ts';

const DONE = 0;

/**
 * A server: `workers` that each do one request at a time, first come first served, and a waiting line with `queueLimit`
 * places. It must obey M/M/c, M/G/1 and Little's law.
 *
 * Down, it refuses or falls silent. Requests it held when it died fail at once (`refuse`) or stay unanswered (`silent`)
 * until the process is back and resets their connections. A health probe waits in line like anyone and then takes a
 * worker no time, so that probing shifts nobody's work.
 *
 * Leaves out: shared processors (one request does not slow another), warm-up after a start, calls to other blocks.
 */
export class Server implements Block {
  readonly id: string;
  private readonly network: Network;
  private readonly index: number;
  private options: ServerOptions;
  private readonly service: Sampler;
  private readonly failures: Random;
  private readonly probeFailures: Random;
  private readonly line = new CallLine();
  private readonly inService: number[] = [];
  /** When the service of each call in `inService` is done, for drawing. */
  private readonly doneUs: number[] = [];
  private readonly lost = new RecentRequests();
  /** Calls nobody will answer before the process is back. */
  private silenced: number[] = [];
  /** Counts the lives of the process: work of an earlier life never finishes. */
  private life = 0;

  constructor(id: string, options: ServerOptions, network: Network, index: number, seed: number) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.service = new Sampler(durationLaw(options.serviceTime), new Random(seed, `${id}/service`));
    this.failures = new Random(seed, `${id}/fail`);
    this.probeFailures = new Random(seed, `${id}/probe-fail`);
  }

  /** Truth, as opposed to what a balancer believes. */
  get isUp(): boolean {
    return this.options.up;
  }

  /** Requests waiting or in service. */
  get load(): number {
    return this.line.length + this.inService.length;
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: ServerOptions): void {
    const wasUp = this.options.up;
    this.options = options;
    this.service.setLaw(durationLaw(options.serviceTime));
    if (wasUp && !options.up) this.goDown();
    if (!wasUp && options.up) this.comeUp();
    if (options.up) this.startWaiting();
  }

  receive(call: number): void {
    const { options, network } = this;
    if (!options.up) {
      this.receiveWhileDown(call);
    } else if (network.requests.kind[network.calls.request[call]!] === RequestKind.connectProbe) {
      network.answer(call, Outcome.ok);
    } else if (this.inService.length < options.workers) {
      this.begin(call);
    } else if (options.queueLimit === null || this.line.length < options.queueLimit) {
      this.line.push(call);
      this.emit(Fact.queued, call, this.line.length);
    } else {
      this.emit(Fact.refused, call, Outcome.rejected);
      network.answer(call, Outcome.rejected);
    }
  }

  answered(): void {
    invariant(false, 'a server made no call');
  }

  handle(_code: number, call: number, life: number): void {
    if (life !== this.life) return;
    const outcome = this.drawOutcome(call);
    this.remove(call);
    this.emit(Fact.served, call, outcome);
    if (this.line.length > 0 && this.inService.length < this.options.workers) this.begin(this.line.shift());
    this.network.answer(call, outcome);
  }

  frame(): ServerFrame {
    const { network, options, line } = this;
    const nowUs = network.simulation.nowUs;
    const drawn = Math.min(line.length, DRAWN_WAITING);
    return {
      kind: 'server',
      up: options.up,
      workers: options.workers,
      queueLimit: options.queueLimit,
      waiting: line.length,
      recentlyLost: this.lost.list(),
      queue: Array.from({ length: drawn }, (_, position) => network.view(line.at(position))),
      inService: this.inService.map((call, i) => {
        const view = network.view(call);
        const startUs = network.calls.sinceUs[call]!;
        const spanUs = this.doneUs[i]! - startUs;
        return { ...view, doneShare: spanUs > 0 ? (nowUs - startUs) / spanUs : 1 };
      }),
    };
  }

  private begin(call: number): void {
    const { network } = this;
    const { calls, simulation } = network;
    const serviceUs = this.serviceUs(calls.request[call]!);
    calls.place[call] = this.inService.length;
    calls.sinceUs[call] = simulation.nowUs;
    this.inService.push(call);
    this.doneUs.push(simulation.nowUs + serviceUs);
    this.emit(Fact.started, call, serviceUs);
    simulation.after(serviceUs, this.index, DONE, call, this.life);
  }

  private serviceUs(request: number): number {
    const { options, network } = this;
    if (network.requests.kind[request] !== RequestKind.visit) return 0;
    const ms = this.service.draw() / options.speed;
    const workedMs = options.serviceTime.distribution === 'by-request' ? ms * network.requests.work[request]! : ms;
    return Math.round(workedMs * 1000);
  }

  private drawOutcome(call: number): OutcomeCode {
    const { failShare } = this.options;
    if (failShare === 0) return Outcome.ok;
    const { requests, calls } = this.network;
    const isVisit = requests.kind[calls.request[call]!] === RequestKind.visit;
    return (isVisit ? this.failures : this.probeFailures).nextChance(failShare) ? Outcome.failed : Outcome.ok;
  }

  private remove(call: number): void {
    const { calls } = this.network;
    const place = calls.place[call]!;
    const last = this.inService.pop()!;
    const lastDoneUs = this.doneUs.pop()!;
    if (last === call) return;
    this.inService[place] = last;
    this.doneUs[place] = lastDoneUs;
    calls.place[last] = place;
  }

  private startWaiting(): void {
    while (this.line.length > 0 && this.inService.length < this.options.workers) this.begin(this.line.shift());
  }

  private receiveWhileDown(call: number): void {
    if (this.options.whenDown === 'silent') {
      this.emit(Fact.swallowed, call, 0);
      this.silenced.push(call);
    } else {
      this.emit(Fact.refused, call, Outcome.failed);
      this.network.answer(call, Outcome.failed);
    }
  }

  private goDown(): void {
    this.life++;
    this.network.emitPower(this.index, false);
    const working = this.inService.splice(0);
    this.doneUs.length = 0;
    const waiting: number[] = [];
    while (this.line.length > 0) waiting.push(this.line.shift());
    for (const call of working) this.emit(Fact.broken, call, 1);
    for (const call of waiting) this.emit(Fact.broken, call, 0);
    const held = [...working, ...waiting];
    if (this.options.whenDown === 'silent') this.silenced.push(...held);
    else for (const call of held) this.network.answer(call, Outcome.failed);
  }

  private comeUp(): void {
    this.network.emitPower(this.index, true);
    const reset = this.silenced;
    this.silenced = [];
    for (const call of reset) this.network.answer(call, Outcome.failed);
  }

  private emit(
    fact: typeof Fact.queued | typeof Fact.started | typeof Fact.served | typeof Fact.refused | typeof Fact.swallowed | typeof Fact.broken,
    call: number,
    a: number,
  ): void {
    const { calls, requests } = this.network;
    const request = calls.request[call]!;
    if (fact === Fact.refused || fact === Fact.swallowed || fact === Fact.broken) {
      this.lost.note(requests.number[request]!, requests.work[request]!, 0, this.network.simulation.nowUs);
    }
    this.network.emit(fact, this.index, requests.number[request]!, a, requests.attempt[request]!);
  }
}
