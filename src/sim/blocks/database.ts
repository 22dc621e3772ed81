import { durationLaw } from '#kernel/distribution.ts';
import { Fact } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Action, Block } from './block.ts';
import type { BlockOptions } from './block-options.ts';
import type { DatabaseOptions } from './database-options.ts';
import { DatabasePart } from './database-part.ts';
import type { DatabaseHost } from './database-part.ts';
import type { DatabaseFrame } from './frames.ts';
import type { Network } from './network.ts';
import type { StationRules } from './station.ts';

/**
 * A database: a primary that takes all writes, and replicas that hear of them `replicationLag` later, in order, and may serve what is
 * old by then. Each has `connections` that do one request at a time and a waiting line. It is where keys live: a write raises the
 * version of its key, a read carries the version of the place where it was read.
 *
 * Readers are sent to those that are up, in turn; without a replica that is up they go to the primary. Nobody takes the primary's
 * place: while it is down, writes fail. Leaves out: transactions, promotion, locks, what a read costs the cache of the database itself.
 */
export class Database implements Block, DatabaseHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly parts: readonly DatabasePart[];
  private options: DatabaseOptions;
  private readonly reading: Sampler;
  private readonly writing: Sampler;
  private readonly lags: readonly Sampler[];
  private turn = 0;

  /** @param names of its parts, the primary first */
  constructor(
    id: string,
    options: DatabaseOptions,
    network: Network,
    index: number,
    firstPart: number,
    names: readonly string[],
    seed: number,
  ) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.reading = new Sampler(durationLaw(options.readTime), new Random(seed, `${id}/read`));
    this.writing = new Sampler(durationLaw(options.writeTime), new Random(seed, `${id}/write`));
    this.parts = names.map((name, position) => new DatabasePart(`${id}/${name}`, name, this, firstPart + position));
    this.lags = names.map((name) => new Sampler(durationLaw(options.replicationLag), new Random(seed, `${id}/${name}/lag`)));
  }

  get rules(): StationRules {
    return { workers: this.options.connections, queueLimit: this.options.queueLimit, byPriority: false };
  }

  get isUp(): boolean {
    return this.options.up;
  }

  get knownKeys(): number {
    return this.options.knownKeys ?? Infinity;
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'database') return;
    const wasUp = this.options.up;
    this.options = options;
    this.reading.setLaw(durationLaw(options.readTime));
    this.writing.setLaw(durationLaw(options.writeTime));
    for (const lag of this.lags) lag.setLaw(durationLaw(options.replicationLag));
    if (wasUp !== options.up) this.network.emitPower(this.index, options.up);
    for (const part of this.parts) {
      part.station.rules = this.rules;
      if (wasUp && !options.up) part.breakDown();
      else part.station.beginWaiting();
    }
  }

  act(action: Action, key: number | null): void {
    if (action !== 'publish' || key === null) return;
    const version = this.network.versions.raise(this.index, key, this.network.simulation.nowUs);
    this.network.emit(Fact.wrote, this.index, -1, version, key);
    this.written(key, version);
  }

  receive(call: number): void {
    this.partFor(call).take(call);
  }

  answered(): void {
    invariant(false, 'a database calls nobody');
  }

  handle(): void {
    invariant(false, 'a database waits for nothing; its parts do');
  }

  serviceUs(call: number): number {
    return Math.round((this.network.sortOf(call).isWrite ? this.writing : this.reading).draw() * 1000);
  }

  written(key: number, version: number): void {
    for (let position = 1; position < this.parts.length; position++) {
      this.parts[position]!.hear(key, version, Math.round(this.lags[position]!.draw() * 1000));
    }
  }

  frame(): DatabaseFrame {
    return { kind: 'database', up: this.options.up, stations: this.parts.map((part) => part.view()) };
  }

  private partFor(call: number): DatabasePart {
    const { parts, network } = this;
    const { readFrom } = this.options;
    const primary = parts[0]!;
    if (network.sortOf(call).isWrite || readFrom === 'primary') return primary;
    const first = readFrom === 'replicas' ? 1 : 0;
    const count = parts.length - first;
    for (let tried = 0; tried < count; tried++) {
      const part = parts[first + (this.turn++ % count)]!;
      if (part.isUp) return part;
    }
    return primary;
  }
}
