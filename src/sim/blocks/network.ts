import { Fact, PROBE } from '#kernel/facts.ts';
import type { FactKind, Observer, OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import type { Handler, Simulation } from '#kernel/simulation.ts';
import type { Block } from './block.ts';
import { Calls, CallState } from './calls.ts';
import type { RequestView } from './frames.ts';
import { PLAIN_SORT, RequestKind, Requests } from './requests.ts';
import type { Sort } from './requests.ts';
import type { Roads } from './roads.ts';
import { Versions } from './versions.ts';

const DELIVER = 0;
const ANSWER = 1;

/** Carries calls and answers between blocks, over links that may take time, and facts to the observers. */
export class Network implements Handler {
  readonly requests = new Requests();
  readonly calls = new Calls();
  readonly blocks: Block[] = [];
  readonly simulation: Simulation;
  readonly versions = new Versions();
  readonly sorts: Sort[] = [PLAIN_SORT];
  /** Names of places, in the order in which the blueprint has them. */
  readonly places: readonly string[];
  /** Requests born so far. */
  born = 0;
  private readonly observers: readonly Observer[];
  /** By block: whom its facts are told. */
  private readonly listeners: (readonly Observer[])[] = [];
  private seat = -1;
  /** One-way µs by caller × blocks + callee; `null` while no link takes time. */
  private latencyUs: Float64Array | null = null;
  private roads: Roads | null = null;

  constructor(simulation: Simulation, observers: readonly Observer[], places: readonly string[] = []) {
    this.simulation = simulation;
    this.observers = observers;
    this.places = places;
  }

  /** Adds a block. Its index is also the handler number of its events, so blocks come before everything else. */
  add(make: (network: Network, index: number) => Block): Block {
    const block = make(this, this.blocks.length);
    this.blocks.push(block);
    const handler = this.simulation.register(block);
    invariant(handler === this.blocks.length - 1, 'a block was added after another handler');
    this.listeners.push(this.observers.map((observer) => observer.listenerOf?.(handler) ?? observer));
    return block;
  }

  /** Starts every block. Call once, when all blocks and links are there. */
  start(): void {
    this.seat = this.simulation.register(this);
    for (const block of this.blocks) block.start();
  }

  /** Sets the one-way latency between two blocks, the same in both directions. Call when all blocks are there. */
  setLatency(from: number, to: number, oneWayUs: number): void {
    const count = this.blocks.length;
    this.latencyUs ??= new Float64Array(count * count);
    this.latencyUs[from * count + to] = oneWayUs;
    this.latencyUs[to * count + from] = oneWayUs;
  }

  /** Links that are more than a fixed time. They replace what {@link Network.setLatency} set. */
  setRoads(roads: Roads): void {
    this.roads = roads;
  }

  /** Registers a sort of request; requests name it by the number returned. */
  addSort(sort: Sort): number {
    this.sorts.push(sort);
    return this.sorts.length - 1;
  }

  emit(fact: FactKind, block: number, request: number, a: number, b: number): void {
    const listeners = this.listeners[block]!;
    const { nowUs } = this.simulation;
    for (let i = 0; i < listeners.length; i++) listeners[i]!.onFact(nowUs, fact, block, request, a, b);
  }

  /** A visitor's request, born now. */
  createVisit(): number {
    return this.requests.create(this.born++, RequestKind.visit, this.simulation.nowUs);
  }

  /** A health probe: it brings no work. */
  createProbe(kind: number): number {
    const request = this.requests.create(PROBE, kind, this.simulation.nowUs);
    this.requests.work[request] = 0;
    return request;
  }

  /** Makes a call without sending it yet, so that the caller can note it and set its timers first. */
  open(request: number, caller: number, callee: number, parent: number, tag: number): number {
    this.requests.hold(request);
    return this.calls.create(request, caller, callee, parent, tag);
  }

  /** Sends an opened call on its way. Without latency the callee has received it when this returns. */
  deliver(call: number): void {
    const { calls } = this;
    const delayUs = this.roads === null ? this.latencyOf(calls.caller[call]!, calls.callee[call]!) : this.roads.requestUs(call);
    calls.sinceUs[call] = this.simulation.nowUs;
    if (delayUs > 0) {
      calls.spanUs[call] = delayUs;
      this.simulation.after(delayUs, this.seat, DELIVER, call, 0);
    } else this.arrive(call);
  }

  /**
   * Answers a call. Without latency the caller knows it when this returns, and the slot is free.
   * `isSent`: the bytes have gone out already while a worker was held; only the way remains.
   */
  answer(call: number, outcome: OutcomeCode, isSent = false): void {
    const { calls } = this;
    if (isSent) calls.isSent[call] = 1;
    const delayUs = this.roads === null ? this.latencyOf(calls.callee[call]!, calls.caller[call]!) : this.roads.answerUs(call);
    if (delayUs > 0) {
      calls.state[call] = CallState.answering;
      calls.sinceUs[call] = this.simulation.nowUs;
      calls.spanUs[call] = delayUs;
      calls.outcome[call] = outcome;
      this.simulation.after(delayUs, this.seat, ANSWER, call, 0);
    } else this.comeBack(call, outcome);
  }

  /** The caller stops waiting. The callee is not told and goes on. */
  abandon(call: number): void {
    this.calls.isAbandoned[call] = 1;
  }

  /** Puts what one answer carries (version, age, size) on another: a block passes on what it was told. */
  passAnswer(from: number, to: number): void {
    const { calls } = this;
    if (calls.version[from] !== -1) {
      calls.version[to] = calls.version[from]!;
      calls.origin[to] = calls.origin[from]!;
      calls.madeUs[to] = calls.madeUs[from]!;
    }
    if (calls.answerKb[from]! >= 0) calls.answerKb[to] = calls.answerKb[from]!;
  }

  /** Notes on an answer which version of the request's key it carries, made now by the block at `origin`. */
  stampAnswer(call: number, origin: number, version: number): void {
    const { calls } = this;
    calls.version[call] = version;
    calls.origin[call] = origin;
    calls.madeUs[call] = this.simulation.nowUs;
  }

  /** What sort of request this call is for. */
  sortOf(call: number): Sort {
    return this.sorts[this.requests.sort[this.calls.request[call]!]!]!;
  }

  /** Size of a call's answer. */
  answerKb(call: number): number {
    const given = this.calls.answerKb[call]!;
    return given >= 0 ? given : this.sortOf(call).sizeKb;
  }

  /** µs the callee is busy handing the answer of a call over: the slowest hop of those that only pass it through. */
  sendingUs(call: number): number {
    if (this.roads === null) return 0;
    const own = this.roads.sendingUs(call);
    const { calls } = this;
    const parent = calls.parent[call]!;
    const isPassedOn = parent >= 0 && this.blocks[calls.caller[call]!]!.passesThrough === true;
    return isPassedOn ? Math.max(own, this.sendingUs(parent)) : own;
  }

  /** Whether this call came over a connection of its own. Links that know no connections open one for each request. */
  openedConnection(call: number): boolean {
    return this.roads === null || this.roads.openedConnection(call);
  }

  /** µs from where the request of a call comes from to a block. */
  oneWayUs(call: number, block: number): number {
    return this.roads === null ? this.latencyOf(this.calls.caller[call]!, block) : this.roads.oneWayUs(call, block);
  }

  handle(code: number, call: number): void {
    if (code === DELIVER) this.arrive(call);
    else this.comeBack(call, this.calls.outcome[call] as OutcomeCode);
  }

  /** Every live call that matches, by slot. For rare moments only: walks all slots. */
  liveCalls(matches: (call: number) => boolean): number[] {
    const found: number[] = [];
    for (let call = 0; call < this.calls.used; call++) {
      if (this.calls.state[call] !== CallState.free && matches(call)) found.push(call);
    }
    return found;
  }

  /** One-way µs of a fixed link; 0 without one. */
  latencyOf(from: number, to: number): number {
    return this.latencyUs === null ? 0 : this.latencyUs[from * this.blocks.length + to]!;
  }

  view(call: number): RequestView {
    const { requests, calls } = this;
    const request = calls.request[call]!;
    const sort = this.sorts[requests.sort[request]!]!;
    return {
      request: requests.number[request]!,
      type: sort.index,
      work: requests.work[request]!,
      attempt: requests.attempt[request]!,
      sinceMs: calls.sinceUs[call]! / 1000,
      isProbe: requests.kind[request] === RequestKind.probe || requests.kind[request] === RequestKind.connectProbe,
    };
  }

  /** Tells the observers that a block's process died or came back. */
  emitPower(block: number, isUp: boolean): void {
    for (const observer of this.observers) observer.onPower?.(this.simulation.nowUs, block, isUp);
    this.emit(isUp ? Fact.cameUp : Fact.wentDown, block, -1, 0, 0);
  }

  private arrive(call: number): void {
    this.calls.state[call] = CallState.held;
    this.calls.sinceUs[call] = this.simulation.nowUs;
    this.blocks[this.calls.callee[call]!]!.receive(call);
  }

  private comeBack(call: number, outcome: OutcomeCode): void {
    const { calls } = this;
    if (this.roads !== null) this.roads.release(call);
    if (calls.isAbandoned[call] === 0) this.blocks[calls.caller[call]!]!.answered(call, outcome);
    const request = calls.request[call]!;
    calls.free(call);
    this.requests.release(request);
  }
}
