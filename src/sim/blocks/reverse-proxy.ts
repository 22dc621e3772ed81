import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import type { Action, Block } from './block.ts';
import type { BlockOptions } from './block-options.ts';
import { CallState } from './calls.ts';
import type { ProxyFrame } from './frames.ts';
import type { Network } from './network.ts';
import type { ProxyCache, ProxyCacheHost } from './proxy-cache.ts';
import { PROXY_STATIONS, ProxyGate } from './proxy-gate.ts';
import type { ProxyStation, Verdict } from './proxy-gate.ts';
import type { ReverseProxyOptions } from './proxy-options.ts';
import { ProxyUpstream } from './proxy-upstream.ts';
import type { Errand, UpstreamHost } from './proxy-upstream.ts';
import { RecentRequests } from './recent.ts';
import { RequestFlag, RequestKind } from './requests.ts';
import { Shedder } from './shedder.ts';
import { Station } from './station.ts';
import type { StationHost, StationRules } from './station.ts';

const DONE = 0;
const DELAYED = 1;
const UPSTREAM = 2;

/**
 * A reverse proxy. A request passes, in this order: its own workers, who decrypt, filter, limit and authenticate; the response cache;
 * the road to the backend that its path leads to, with time-out, retries and breaker; on the way back its workers again, who
 * compress. A delayed request and one that waits for a backend hold no worker.
 *
 * What it has decrypted and compressed, the backend need not. With `buffer` it takes the whole answer at once and sends it at the
 * reader's pace, else the backend's worker is held as long as the reader takes. Requests it holds when it dies fail.
 *
 * Leaves out: memory for what is buffered, requests of more than one packet, encryption towards the backend.
 */
export class ReverseProxy implements Block, StationHost, UpstreamHost, ProxyCacheHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly doneCode = DONE;
  readonly cache: ProxyCache | null;
  private options: ReverseProxyOptions;
  private readonly station: Station;
  private readonly gate: ProxyGate;
  private readonly upstream: ProxyUpstream;
  private readonly shedder: Shedder;
  private readonly lost = new RecentRequests();
  /** Verdicts on calls that a worker is busy with on their way in. */
  private readonly verdicts = new Map<number, Verdict>();
  /** Calls whose answer waits for a worker to compress it, or has one. */
  private readonly isGoingBack = new Set<number>();

  constructor(
    id: string,
    options: ReverseProxyOptions,
    network: Network,
    index: number,
    seed: number,
    makeCache: ((host: ProxyCacheHost) => ProxyCache) | null,
    indexOf: (id: string) => number,
  ) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.station = new Station(rulesOf(options), this);
    this.gate = new ProxyGate(network, index, seed, id);
    this.upstream = new ProxyUpstream(this, options, indexOf, UPSTREAM, seed, id);
    this.shedder = new Shedder(network, index, seed, id);
    this.cache = makeCache === null ? null : makeCache(this);
  }

  get passesThrough(): boolean {
    return !this.options.buffer;
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'reverse-proxy') return;
    const wasUp = this.options.up;
    this.options = options;
    this.station.rules = rulesOf(options);
    if (options.cache !== null) this.cache?.setRules(options.cache);
    if (wasUp && !options.up) this.goDown();
    else if (!wasUp && options.up) this.network.emitPower(this.index, true);
    this.station.beginWaiting();
    this.upstream.apply(options);
  }

  act(action: Action, key: number | null): void {
    if (action === 'clear') this.cache?.reader.purge(null);
    else if (action === 'purge') this.cache?.reader.purge(key);
  }

  receive(call: number): void {
    const { options, network } = this;
    const isProbe = network.requests.kind[network.calls.request[call]!] !== RequestKind.visit;
    if (!options.up) this.refuse(call, PROXY_STATIONS.down, Outcome.failed);
    else if (isProbe) network.answer(call, Outcome.ok);
    else if (options.shed !== null && !this.shedder.admits(call, options.shed)) this.turnAway(call, PROXY_STATIONS.shed);
    else if (!this.station.take(call)) this.refuse(call, PROXY_STATIONS.full, Outcome.rejected);
  }

  answered(call: number, outcome: OutcomeCode): void {
    this.upstream.outbound.answered(call, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= UPSTREAM) this.upstream.outbound.handle(code, a, b);
    else if (code === DELAYED) this.delayOver(a, b);
    else if (this.station.isCurrent(b)) this.worked(a);
  }

  serviceUs(call: number): number {
    const { options, network } = this;
    const { calls, simulation } = network;
    if (this.isGoingBack.has(call)) return Math.round(this.compressMs(call) * 1000);
    if (options.shed !== null) this.shedder.noteWait(simulation.nowUs - calls.sinceUs[call]!);
    const verdict = this.gate.judge(call, options);
    this.verdicts.set(call, verdict);
    return Math.round(verdict.cpuMs * 1000);
  }

  fetchFor(request: number, parent: number, ticket: number): void {
    this.upstream.send({ call: parent, fetch: ticket, request });
  }

  replyTo(call: number, outcome: OutcomeCode): void {
    this.giveBack(call, outcome);
  }

  errandEnded({ call, fetch }: Errand, outcome: OutcomeCode, answered: number): void {
    if (fetch >= 0) this.cache?.reader.fetched(fetch, outcome, answered);
    else {
      if (answered >= 0) this.passOn(answered, call);
      this.giveBack(call, outcome);
    }
  }

  frame(): ProxyFrame {
    const { options, station, upstream, network } = this;
    return {
      kind: 'reverse-proxy',
      up: options.up,
      workers: options.workers,
      waiting: station.line.length,
      queue: station.queueView(),
      inService: station.serviceView(),
      upstreamBusy: upstream.busy,
      upstreamLimit: options.upstreamConnections,
      upstreamWaiting: upstream.waitingCount,
      openBreakers: upstream.outbound.openBreakers().map((target) => network.blocks[target]!.id),
      buckets: this.gate.sharedBuckets(options),
      cache: this.cache?.frame() ?? null,
      recentlyLost: this.lost.list(),
    };
  }

  /** A worker is done with a call, on its way in or back. */
  private worked(call: number): void {
    this.station.leave(call, Outcome.ok);
    if (this.isGoingBack.delete(call)) {
      this.send(call);
      return;
    }
    const verdict = this.verdicts.get(call)!;
    this.verdicts.delete(call);
    if (verdict.stoppedAt !== null) this.turnAway(call, verdict.stoppedAt);
    else if (verdict.delayUs > 0) {
      const { network, index } = this;
      network.simulation.after(verdict.delayUs, index, DELAYED, call, network.calls.serial[call]!);
    } else this.goOn(call);
  }

  private delayOver(call: number, serial: number): void {
    const { calls } = this.network;
    if (calls.serial[call] === serial && calls.state[call] === CallState.held) this.goOn(call);
  }

  /** To the cache, or to a backend. */
  private goOn(call: number): void {
    const { network, options, cache } = this;
    const request = network.calls.request[call]!;
    if (options.compress !== null) network.requests.flags[request]! |= RequestFlag.compressed;
    if (cache !== null && !network.sortOf(call).isWrite) cache.reader.read(call);
    else this.upstream.send({ call, fetch: -1, request });
  }

  /** What only passes through is with the reader already when the backend's worker has sent it. */
  private passOn(answered: number, call: number): void {
    const { network, passesThrough } = this;
    network.passAnswer(answered, call);
    if (passesThrough) network.calls.isSent[call] = network.calls.isSent[answered]!;
  }

  /** An answer is here. Workers compress it if that is to be done. */
  private giveBack(call: number, outcome: OutcomeCode): void {
    const { compress } = this.options;
    if (outcome !== Outcome.ok) this.network.answer(call, outcome);
    else if (compress === null || this.network.answerKb(call) < compress.minKb) this.send(call);
    else {
      this.isGoingBack.add(call);
      // The line is full for newcomers only.
      this.station.take(call, true);
    }
  }

  private compressMs(call: number): number {
    const { compress } = this.options;
    if (compress === null) return 0;
    const { network } = this;
    const sizeKb = network.answerKb(call);
    network.calls.answerKb[call] = sizeKb * compress.ratio;
    return sizeKb * compress.cpuMsPerKb;
  }

  private send(call: number): void {
    const { network, index } = this;
    const { requests, calls } = network;
    const sizeKb = network.sortOf(call).sizeKb;
    network.emit(
      Fact.sentBytes,
      index,
      requests.number[calls.request[call]!]!,
      Math.round(sizeKb * 1000),
      Math.round(network.answerKb(call) * 1000),
    );
    network.answer(call, Outcome.ok);
  }

  /** One of its stations said no. */
  private turnAway(call: number, station: ProxyStation): void {
    this.noteLost(call, station);
    this.network.answer(call, Outcome.rejected);
  }

  private refuse(call: number, station: ProxyStation, outcome: OutcomeCode): void {
    this.station.emit(Fact.refused, call, outcome);
    this.noteLost(call, station);
    this.network.answer(call, outcome);
  }

  private noteLost(call: number, station: ProxyStation): void {
    const { calls, requests, simulation } = this.network;
    const request = calls.request[call]!;
    this.lost.note(requests.number[request]!, requests.work[request]!, station, simulation.nowUs);
  }

  private goDown(): void {
    const { network, index } = this;
    network.emitPower(index, false);
    this.station.breakDown();
    this.verdicts.clear();
    this.isGoingBack.clear();
    this.gate.forget();
    this.cache?.reader.forget();
    this.upstream.forget();
    const { calls } = network;
    for (const call of network.liveCalls((one) => calls.callee[one] === index && calls.state[one] === CallState.held)) {
      this.noteLost(call, PROXY_STATIONS.down);
      network.answer(call, Outcome.failed);
    }
  }
}

function rulesOf({ workers, queueLimit }: ReverseProxyOptions): StationRules {
  return { workers, queueLimit, byPriority: false };
}
