import { Fact, Outcome } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import type { Block } from './block.ts';
import { NO_SUCH_KEY } from './calls.ts';
import type { DatabaseFrame, StationView } from './frames.ts';
import type { Network } from './network.ts';
import { RequestKind } from './requests.ts';
import { Station } from './station.ts';
import type { StationRules } from './station.ts';

/** The database a part belongs to. */
export interface DatabaseHost {
  readonly network: Network;
  /** Block index of the database: the origin of all versions. */
  readonly index: number;
  readonly rules: StationRules;
  /** Whether the whole of it is up. */
  readonly isUp: boolean;
  /** Keys from this number up do not exist. */
  readonly knownKeys: number;
  /** How long a connection is busy with a call, whole µs. */
  serviceUs(call: number): number;
  /** The primary has written a key: everybody else is told. */
  written(key: number, version: number): void;
  frame(): DatabaseFrame;
}

const DONE = 0;
const APPLY = 1;

/** The primary of a database, or one replica: a station with a state of its own. */
export class DatabasePart implements Block {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly doneCode = DONE;
  readonly station: Station;
  private readonly host: DatabaseHost;
  private readonly isPrimary: boolean;
  private isUpItself = true;
  /** Version of each key that a replica has; what it never heard of is version 0. */
  private readonly applied = new Map<number, number>();
  /** Changes arrive in order: none before this instant. */
  private appliedUs = 0;
  private readonly onTheWay: { readonly key: number; readonly version: number }[] = [];

  constructor(id: string, name: string, host: DatabaseHost, index: number) {
    this.id = id;
    this.name = name;
    this.host = host;
    this.index = index;
    this.isPrimary = name === 'primary';
    this.station = new Station(host.rules, this);
  }

  get network(): Network {
    return this.host.network;
  }

  get isUp(): boolean {
    return this.isUpItself && this.host.isUp;
  }

  start(): void {}

  apply(): void {
    invariant(false, 'a part of a database has no options of its own');
  }

  receive(): void {
    invariant(false, 'requests go to the database, which sends them to its parts');
  }

  answered(): void {
    invariant(false, 'a database calls nobody');
  }

  serviceUs(call: number): number {
    return this.host.serviceUs(call);
  }

  /** Takes a call of the database. */
  take(call: number): void {
    const { network } = this;
    if (!this.isUp) this.refuse(call, Outcome.failed);
    else if (network.requests.kind[network.calls.request[call]!] !== RequestKind.visit) network.answer(call, Outcome.ok);
    else if (!this.station.take(call)) this.refuse(call, Outcome.rejected);
  }

  handle(code: number, a: number, b: number): void {
    if (code === APPLY) this.applyNext();
    else if (this.station.isCurrent(b)) this.done(a);
  }

  /** A change at the primary arrives here `delayUs` later, after all before it. */
  hear(key: number, version: number, delayUs: number): void {
    const { simulation } = this.network;
    this.appliedUs = Math.max(this.appliedUs, simulation.nowUs + delayUs);
    this.onTheWay.push({ key, version });
    simulation.after(this.appliedUs - simulation.nowUs, this.index, APPLY, 0, 0);
  }

  setUp(isUp: boolean): void {
    if (isUp === this.isUpItself) return;
    const wasUp = this.isUp;
    this.isUpItself = isUp;
    if (wasUp && !isUp) this.breakDown();
    this.network.emitPower(this.index, isUp);
  }

  /** The process died: what it held fails; what it had written stays. */
  breakDown(): void {
    for (const call of this.station.breakDown()) this.network.answer(call, Outcome.failed);
  }

  frame(): DatabaseFrame {
    return this.host.frame();
  }

  view(): StationView {
    const { station } = this;
    return {
      name: this.name,
      up: this.isUp,
      workers: station.rules.workers,
      waiting: station.line.length,
      queue: station.queueView(),
      inService: station.serviceView(),
    };
  }

  private applyNext(): void {
    const { key, version } = this.onTheWay.shift()!;
    this.applied.set(key, version);
  }

  private done(call: number): void {
    const { network } = this;
    if (network.sortOf(call).isWrite) this.write(call);
    else this.read(call);
    this.station.leave(call, Outcome.ok);
    network.answer(call, Outcome.ok);
  }

  private write(call: number): void {
    const { network, host } = this;
    const key = this.keyOf(call);
    if (key < 0) return;
    const version = network.versions.raise(host.index, key, network.simulation.nowUs);
    network.stampAnswer(call, host.index, version);
    this.station.emit(Fact.wrote, call, version);
    host.written(key, version);
  }

  private read(call: number): void {
    const { network, host } = this;
    const { calls, requests, versions, simulation } = network;
    const key = this.keyOf(call);
    const isUnknown = key >= host.knownKeys;
    network.emit(Fact.read, this.index, requests.number[calls.request[call]!]!, this.isPrimary ? 0 : 1, isUnknown ? 1 : 0);
    if (isUnknown) calls.version[call] = NO_SUCH_KEY;
    if (isUnknown || key < 0) return;
    const latest = versions.latest(host.index, key);
    const version = this.isPrimary ? latest : (this.applied.get(key) ?? 0);
    network.stampAnswer(call, host.index, version);
    if (version === latest) return;
    const oldMs = (simulation.nowUs - versions.oldSinceUs(host.index, key, version)) / 1000;
    network.emit(Fact.outdated, this.index, requests.number[calls.request[call]!]!, Math.round(oldMs), latest - version);
  }

  private refuse(call: number, outcome: typeof Outcome.failed | typeof Outcome.rejected): void {
    this.station.emit(Fact.refused, call, outcome);
    this.network.answer(call, outcome);
  }

  private keyOf(call: number): number {
    const { requests, calls } = this.network;
    return requests.key[calls.request[call]!]!;
  }
}
