import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import { CallLines } from './call-lines.ts';
import { DRAWN_WAITING } from './frames.ts';
import type { RequestView, ServiceView } from './frames.ts';
import type { Network } from './network.ts';

/** What a station is told by the block it works for. */
export interface StationRules {
  readonly workers: number;
  /** Waiting places: `null` unbounded, 0 none. */
  readonly queueLimit: number | null;
  /** Higher priorities first, instead of first come first served. */
  readonly byPriority: boolean;
}

export interface StationHost {
  readonly network: Network;
  readonly index: number;
  /** Event code that the host passes on to {@link Station.isCurrent}. */
  readonly doneCode: number;
  /** How long a worker is busy with a call, whole µs. */
  serviceUs(call: number): number;
}

/**
 * Workers and the waiting line before them. The host decides what follows the work: the worker is free again when the
 * host says so (`leave`). Tells the observers about every step.
 */
export class Station {
  readonly line = new CallLines();
  readonly inService: number[] = [];
  rules: StationRules;
  private readonly host: StationHost;
  /** When the work on each call in `inService` is done, for drawing. */
  private readonly doneUs: number[] = [];
  /** Counts the lives of the process: work of an earlier life never finishes. */
  private life = 0;

  constructor(rules: StationRules, host: StationHost) {
    this.rules = rules;
    this.host = host;
  }

  /** Requests waiting or in service. */
  get load(): number {
    return this.line.length + this.inService.length;
  }

  get hasRoom(): boolean {
    const { rules, line, inService } = this;
    return inService.length < rules.workers || rules.queueLimit === null || line.length < rules.queueLimit;
  }

  /** Takes a call to a free worker or into the line; false when there is no room. `isAdmitted`: the limit is not for it. */
  take(call: number, isAdmitted = false): boolean {
    const { rules, line } = this;
    if (this.inService.length < rules.workers) {
      this.begin(call);
      return true;
    }
    if (!isAdmitted && rules.queueLimit !== null && line.length >= rules.queueLimit) return false;
    line.push(call, rules.byPriority ? this.host.network.sortOf(call).priority : 0);
    this.emit(Fact.queued, call, line.length);
    return true;
  }

  /** Whether an event of `doneCode` belongs to the present life: its `b`. */
  isCurrent(life: number): boolean {
    return life === this.life;
  }

  /** The worker of this call is free. `outcome` is that of the work. The next in line begins. */
  leave(call: number, outcome: number): void {
    this.remove(call);
    this.emit(Fact.served, call, outcome);
    this.beginWaiting();
  }

  /** Lets waiting calls begin, as after a change of the number of workers. */
  beginWaiting(): void {
    while (this.line.length > 0 && this.inService.length < this.rules.workers) this.begin(this.line.shift());
  }

  /** The process died: gives back every call it held, those in service first. */
  breakDown(): number[] {
    this.life++;
    const working = this.inService.splice(0);
    this.doneUs.length = 0;
    const waiting: number[] = [];
    while (this.line.length > 0) waiting.push(this.line.shift());
    for (const call of working) this.emit(Fact.broken, call, 1);
    for (const call of waiting) this.emit(Fact.broken, call, 0);
    return [...working, ...waiting];
  }

  /** Emits a fact of this block about a call's request, with the client's attempt as `b`. */
  emit(fact: FactKind, call: number, a: number): void {
    const { network, index } = this.host;
    const { calls, requests } = network;
    const request = calls.request[call]!;
    network.emit(fact, index, requests.number[request]!, a, requests.attempt[request]!);
  }

  /** The head of the line, for drawing. */
  queueView(): RequestView[] {
    const drawn = Math.min(this.line.length, DRAWN_WAITING);
    return Array.from({ length: drawn }, (_, position) => this.host.network.view(this.line.at(position)));
  }

  serviceView(): ServiceView[] {
    const { network } = this.host;
    const { nowUs } = network.simulation;
    return this.inService.map((call, i) => {
      const startUs = network.calls.sinceUs[call]!;
      const spanUs = this.doneUs[i]! - startUs;
      return { ...network.view(call), doneShare: spanUs > 0 ? Math.min(1, (nowUs - startUs) / spanUs) : 1 };
    });
  }

  private begin(call: number): void {
    const { network, index, doneCode } = this.host;
    const { calls, simulation } = network;
    const serviceUs = this.host.serviceUs(call);
    calls.place[call] = this.inService.length;
    calls.sinceUs[call] = simulation.nowUs;
    this.inService.push(call);
    this.doneUs.push(simulation.nowUs + serviceUs);
    this.emit(Fact.started, call, serviceUs);
    simulation.after(serviceUs, index, doneCode, call, this.life);
  }

  private remove(call: number): void {
    const { calls } = this.host.network;
    const place = calls.place[call]!;
    const last = this.inService.pop()!;
    const lastDoneUs = this.doneUs.pop()!;
    if (last === call) return;
    this.inService[place] = last;
    this.doneUs[place] = lastDoneUs;
    calls.place[last] = place;
  }
}
