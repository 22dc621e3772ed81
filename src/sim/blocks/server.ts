import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { wholeOf } from '#kernel/math.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Action, Block } from './block.ts';
import type { ServerFrame } from './frames.ts';
import type { Network } from './network.ts';
import type { BlockOptions } from './block-options.ts';
import type { ServerOptions } from './options.ts';
import { RecentRequests } from './recent.ts';
import { RequestFlag, RequestKind } from './requests.ts';
import type { CallsHost, ServerCalls } from './server-calls.ts';
import type { Shedder } from './shedder.ts';
import { Station } from './station.ts';

/** What only some servers need, given to them so that a page without it does not download it. */
export interface ServerExtras {
  /** For servers with `calls`. */
  readonly calls: ((host: CallsHost, options: ServerOptions, firstCode: number) => ServerCalls) | null;
  /** For servers with `shed`. */
  readonly shedder: (() => Shedder) | null;
}

const DONE = 0;
const SENT = 1;
const CALLS = 2;

/**
 * A server: `workers` that each do one request at a time, first come first served (or by priority), and a waiting line with
 * `queueLimit` places. It must obey M/M/c, M/G/1, Cobham's law and Little's.
 *
 * After its own work it makes its `calls`; a worker waits with it. A server without calls is where keys live: a write raises
 * the key's version, an answer carries it. Encryption and compression cost it processor time unless a proxy did them before.
 *
 * Down, it refuses or falls silent. Requests it held when it died fail at once (`refuse`) or stay unanswered (`silent`)
 * until the process is back and resets their connections. A health probe waits in line like anyone and then takes a
 * worker no time, so that probing shifts nobody's work.
 *
 * Leaves out: shared processors (one request does not slow another), warm-up after a start, memory.
 */
export class Server implements Block {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly doneCode = DONE;
  private options: ServerOptions;
  private readonly service: Sampler;
  private readonly failures: Random;
  private readonly probeFailures: Random;
  private readonly resumption: Random;
  private readonly station: Station;
  private readonly shedder: Shedder | null;
  private readonly calls: ServerCalls | null;
  private readonly lost = new RecentRequests();
  /** Calls nobody will answer before the process is back. */
  private silenced: number[] = [];

  constructor(id: string, options: ServerOptions, network: Network, index: number, seed: number, extras: ServerExtras) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.service = new Sampler(durationLaw(options.serviceTime), new Random(seed, `${id}/service`));
    this.failures = new Random(seed, `${id}/fail`);
    this.probeFailures = new Random(seed, `${id}/probe-fail`);
    this.resumption = new Random(seed, `${id}/resumption`);
    this.station = new Station(rulesOf(options), this);
    this.shedder = extras.shedder?.() ?? null;
    this.calls = options.calls.length === 0 ? null : (extras.calls?.(this, options, CALLS) ?? null);
    invariant(this.calls !== null || options.calls.length === 0, `${id} makes calls, for which this kind of server was not made`);
  }

  /** Truth, as opposed to what a balancer believes. */
  get isUp(): boolean {
    return this.options.up;
  }

  /** Requests waiting or in service. */
  get load(): number {
    return this.station.load;
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'server') return;
    const wasUp = this.options.up;
    this.options = options;
    this.station.rules = rulesOf(options);
    this.service.setLaw(durationLaw(options.serviceTime));
    if (wasUp && !options.up) this.goDown();
    if (!wasUp && options.up) this.comeUp();
    if (options.up) this.station.beginWaiting();
  }

  act(action: Action, key: number | null): void {
    if (action !== 'publish' || key === null) return;
    const version = this.network.versions.raise(this.index, key, this.network.simulation.nowUs);
    this.network.emit(Fact.wrote, this.index, -1, version, key);
  }

  receive(call: number): void {
    const { options, network } = this;
    const kind = network.requests.kind[network.calls.request[call]!]!;
    if (!options.up) {
      this.receiveWhileDown(call);
    } else if (kind === RequestKind.connectProbe) {
      network.answer(call, Outcome.ok);
    } else if (options.shed !== null && kind !== RequestKind.probe && this.shedder?.admits(call, options.shed) === false) {
      network.answer(call, Outcome.rejected);
    } else if (!this.station.take(call)) {
      this.station.emit(Fact.refused, call, Outcome.rejected);
      this.noteLost(call);
      network.answer(call, Outcome.rejected);
    }
  }

  answered(call: number, outcome: OutcomeCode): void {
    this.calls?.outbound.answered(call, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= CALLS) this.calls?.outbound.handle(code, a, b);
    else if (!this.station.isCurrent(b)) return;
    else if (code === DONE) this.worked(a, b);
    else this.finish(a, Outcome.ok, true);
  }

  serviceUs(call: number): number {
    const { options, network } = this;
    const { calls, requests, simulation } = network;
    const request = calls.request[call]!;
    if (requests.kind[request] === RequestKind.probe) return 0;
    if (options.shed !== null) this.shedder?.noteWait(simulation.nowUs - calls.sinceUs[call]!);
    const ms = this.service.draw() / options.speed;
    const workedMs = options.serviceTime.distribution === 'by-request' ? ms * requests.work[request]! : ms;
    const extraMs = options.tls === null && options.compress === null ? 0 : this.extraCpuMs(call) / options.speed;
    return wholeOf((workedMs + extraMs) * 1000);
  }

  callsEnded(call: number, outcome: OutcomeCode): void {
    this.finish(call, outcome);
  }

  frame(): ServerFrame {
    const { options, station } = this;
    return {
      kind: 'server',
      up: options.up,
      workers: options.workers,
      queueLimit: options.queueLimit,
      waiting: station.line.length,
      recentlyLost: this.lost.list(),
      queue: station.queueView(),
      inService: station.serviceView(),
    };
  }

  /** The work of one call is done; the calls it makes come next. */
  private worked(call: number, life: number): void {
    const outcome = this.drawOutcome(call);
    if (outcome !== Outcome.ok) this.finish(call, outcome);
    else if (this.calls !== null && this.isVisit(call)) this.calls.begin(call);
    else {
      this.stamp(call);
      if (this.options.holdsWorkerWhileSending) this.sendSlowly(call, life);
      else this.finish(call, outcome);
    }
  }

  private finish(call: number, outcome: OutcomeCode, isSent = false): void {
    this.station.leave(call, outcome);
    this.network.answer(call, outcome, isSent);
  }

  /** The worker is free, and the caller has it all, when the last byte is out. */
  private sendSlowly(call: number, life: number): void {
    const { network, index } = this;
    network.simulation.after(network.sendingUs(call), index, SENT, call, life);
  }

  /** Without calls to others, this is where keys live. */
  private stamp(call: number): void {
    const { calls, requests, versions, simulation } = this.network;
    const key = requests.key[calls.request[call]!]!;
    if (key < 0) return;
    if (!this.network.sortOf(call).isWrite) {
      this.network.stampAnswer(call, this.index, versions.latest(this.index, key));
      return;
    }
    const version = versions.raise(this.index, key, simulation.nowUs);
    this.network.stampAnswer(call, this.index, version);
    this.station.emit(Fact.wrote, call, version);
  }

  /** Encryption and compression, unless a proxy has done them. */
  private extraCpuMs(call: number): number {
    const { options, network } = this;
    const { tls, compress } = options;
    const flags = network.requests.flags[network.calls.request[call]!]!;
    let cpuMs = 0;
    if (tls !== null && (flags & RequestFlag.decrypted) === 0 && network.openedConnection(call)) {
      const isResumed = this.resumption.nextChance(tls.resumedShare);
      this.station.emit(Fact.handshake, call, isResumed ? 1 : 0);
      if (!isResumed) cpuMs += tls.handshakeCpuMs;
    }
    if (compress !== null && (flags & RequestFlag.compressed) === 0) {
      const sizeKb = network.answerKb(call);
      if (sizeKb >= compress.minKb) {
        cpuMs += sizeKb * compress.cpuMsPerKb;
        network.calls.answerKb[call] = sizeKb * compress.ratio;
      }
    }
    return cpuMs;
  }

  private isVisit(call: number): boolean {
    const { requests, calls } = this.network;
    return requests.kind[calls.request[call]!] === RequestKind.visit;
  }

  private drawOutcome(call: number): OutcomeCode {
    const { failShare } = this.options;
    if (failShare === 0) return Outcome.ok;
    return (this.isVisit(call) ? this.failures : this.probeFailures).nextChance(failShare) ? Outcome.failed : Outcome.ok;
  }

  private receiveWhileDown(call: number): void {
    this.noteLost(call);
    if (this.options.whenDown === 'silent') {
      this.station.emit(Fact.swallowed, call, 0);
      this.silenced.push(call);
    } else {
      this.station.emit(Fact.refused, call, Outcome.failed);
      this.network.answer(call, Outcome.failed);
    }
  }

  private goDown(): void {
    this.network.emitPower(this.index, false);
    const held = this.station.breakDown();
    for (const call of held) this.noteLost(call);
    this.calls?.forget();
    if (this.options.whenDown === 'silent') this.silenced.push(...held);
    else for (const call of held) this.network.answer(call, Outcome.failed);
  }

  private comeUp(): void {
    this.network.emitPower(this.index, true);
    const reset = this.silenced;
    this.silenced = [];
    for (const call of reset) this.network.answer(call, Outcome.failed);
  }

  private noteLost(call: number): void {
    const { calls, requests, simulation } = this.network;
    const request = calls.request[call]!;
    this.lost.note(requests.number[request]!, requests.work[request]!, 0, simulation.nowUs);
  }
}

function rulesOf({ workers, queueLimit, discipline }: ServerOptions): Station['rules'] {
  return { workers, queueLimit, byPriority: discipline === 'priority' };
}
