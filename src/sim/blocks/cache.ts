import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import type { Action, Block } from './block.ts';
import type { BlockOptions } from './block-options.ts';
import type { CacheOptions } from './cache-options.ts';
import { copyOf } from './cache-copy.ts';
import { CacheReader, READER_CODES } from './cache-reader.ts';
import type { CacheHost } from './cache-reader.ts';
import type { Entry } from './cache-store.ts';
import { cacheFrame } from './cache-view.ts';
import { CallState } from './calls.ts';
import type { Future } from './eviction/future.ts';
import type { CacheFrame } from './frames.ts';
import type { Network } from './network.ts';
import { RequestKind } from './requests.ts';
import { WriteBack } from './write-back.ts';
import type { WriteBackHost } from './write-back.ts';

const SERVED = 0;
const FLUSH = SERVED + READER_CODES;
const LOGGED = FLUSH + 1;

/** What a call to the origin is for, in the low bits of its tag; the rest is a ticket. */
const Purpose = { fetch: 0, pass: 1, writeBack: 2 } as const;
const PURPOSES = 4;

/**
 * A cache before an origin. Reads are answered from copies (see {@link CacheReader}); writes go around it (`around`), through it and
 * into its copy (`through`), or are confirmed here and written to the origin every `flushEveryMs` (`back`). A copy that was pushed out
 * before it was written is written at once.
 *
 * `invalidate`: its own writes drop the copy before they are sent (`before-write`) or when they are done (`on-write`), or a change log
 * tells it of every new version, whoever wrote it, `changeLogDelayMs` later. Answers that were under way may still bring back what
 * is old: that is the race to be seen.
 *
 * Down, it lets everything through to the origin (`pass`) or fails (`fail`). Its memory is lost, with the writes it had confirmed.
 * Leaves out: time to look up a copy that is not there, several nodes, what a crash leaves on disk.
 */
export class Cache implements Block, CacheHost, WriteBackHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  private options: CacheOptions;
  private readonly origin: number;
  private readonly reader: CacheReader;
  private readonly writes: WriteBack;
  /** Counts flush schedules: a tick of an earlier one does nothing. */
  private schedule = 0;

  constructor(id: string, options: CacheOptions, network: Network, index: number, origin: number, seed: number, future: Future | null) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.origin = origin;
    const setup = { nameBy: 'key', honoursAge: false, future } as const;
    this.reader = new CacheReader(this, options, setup, SERVED, seed, id);
    this.writes = new WriteBack(this);
    network.versions.subscribe((_, key) => this.logged(key));
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
    this.scheduleFlush();
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'cache') return;
    const before = this.options;
    this.options = options;
    this.reader.apply(options);
    if (before.write === 'back' && options.write !== 'back') this.writes.flush();
    if (before.up && !options.up) this.goDown();
    else if (!before.up && options.up) this.network.emitPower(this.index, true);
    if (before.write !== options.write || before.flushEveryMs !== options.flushEveryMs || before.up !== options.up) this.scheduleFlush();
  }

  act(action: Action, key: number | null): void {
    if (!this.options.up) return;
    if (action === 'flush') this.writes.flush();
    else if (action === 'clear') this.reader.purge(null);
    else if (action === 'purge') this.reader.purge(key);
  }

  receive(call: number): void {
    const { options, network } = this;
    const request = network.calls.request[call]!;
    if (!options.up) this.receiveWhileDown(call);
    else if (network.requests.kind[request] !== RequestKind.visit) network.answer(call, Outcome.ok);
    else if (network.sortOf(call).isWrite) this.write(call);
    else this.reader.read(call);
  }

  answered(call: number, outcome: OutcomeCode): void {
    const { calls } = this.network;
    const tag = calls.tag[call]!;
    const ticket = Math.floor(tag / PURPOSES);
    switch (tag % PURPOSES) {
      case Purpose.fetch:
        this.reader.fetched(ticket, outcome, call);
        break;
      case Purpose.writeBack:
        this.wroteBack(ticket, outcome, call);
        break;
      default:
        this.passed(calls.parent[call]!, outcome, call);
    }
  }

  handle(code: number, a: number, b: number): void {
    if (code === SERVED) this.reader.handle(a, b);
    else if (code === LOGGED) this.reader.purge(a, false);
    else if (a === this.schedule) {
      this.writes.flush();
      this.awaitFlush();
    }
  }

  fetch(request: number, parent: number, ticket: number): void {
    this.send(request, parent, ticket * PURPOSES + Purpose.fetch);
  }

  sendWrite(request: number, ticket: number): void {
    this.send(request, -1, ticket * PURPOSES + Purpose.writeBack);
  }

  reply(call: number, outcome: OutcomeCode): void {
    this.network.answer(call, outcome);
  }

  pushedOut(entry: Entry): void {
    this.writes.write(entry.name);
  }

  frame(): CacheFrame {
    return cacheFrame(this.network, this.options, this.reader, (name) => this.writes.isDirty(name));
  }

  private send(request: number, parent: number, tag: number): void {
    const { network } = this;
    network.deliver(network.open(request, this.index, this.origin, parent, tag));
  }

  private write(call: number): void {
    const { options, reader, network } = this;
    const name = reader.nameFor(call);
    reader.recent.note(network, call, reader.keyOf(call), 'write');
    if (options.write === 'back') {
      const request = network.calls.request[call]!;
      // Nobody but this cache knows this version yet, so it carries none.
      const copy = { origin: -1, version: -1, madeUs: network.simulation.nowUs, sizeKb: network.answerKb(call), isNegative: false };
      this.writes.note(name, reader.keyOf(call), request);
      reader.keep(name, reader.keyOf(call), copy);
      reader.serve(call, null);
      return;
    }
    if (options.invalidate === 'before-write') reader.dropName(name);
    this.send(network.calls.request[call]!, call, Purpose.pass);
  }

  /** The origin has answered what was passed on: a write, or anything while the cache is down. */
  private passed(parent: number, outcome: OutcomeCode, call: number): void {
    const { options, network, reader } = this;
    network.passAnswer(call, parent);
    if (options.up && outcome === Outcome.ok && network.sortOf(parent).isWrite) {
      const name = reader.nameFor(parent);
      if (options.write === 'through') reader.keep(name, reader.keyOf(parent), copyOf(network, call));
      else if (options.invalidate === 'on-write') reader.dropName(name);
    }
    network.answer(parent, outcome);
  }

  private wroteBack(ticket: number, outcome: OutcomeCode, call: number): void {
    const { reader, network } = this;
    const name = this.writes.ended(ticket, outcome);
    const entry = name < 0 ? undefined : reader.store.find(name);
    if (entry !== undefined) reader.keep(name, entry.key, { ...copyOf(network, call), sizeKb: entry.copy.sizeKb });
  }

  private logged(key: number): void {
    const { options, network } = this;
    if (options.invalidate !== 'change-log' || !options.up) return;
    network.simulation.after(Math.round(options.changeLogDelayMs * 1000), this.index, LOGGED, key, 0);
  }

  private receiveWhileDown(call: number): void {
    const { network, options, index } = this;
    const { calls, requests } = network;
    const request = calls.request[call]!;
    if (options.whenDown === 'pass' && requests.kind[request] === RequestKind.visit) {
      this.send(request, call, Purpose.pass);
      return;
    }
    network.emit(Fact.refused, index, requests.number[request]!, Outcome.failed, requests.attempt[request]!);
    network.answer(call, Outcome.failed);
  }

  private goDown(): void {
    const { network, index } = this;
    network.emitPower(index, false);
    const { calls } = network;
    this.writes.forget();
    this.reader.forget();
    for (const call of network.liveCalls((one) => calls.caller[one] === index)) network.abandon(call);
    const held = network.liveCalls((one) => calls.callee[one] === index && calls.state[one] === CallState.held);
    for (const call of held) network.answer(call, Outcome.failed);
  }

  private scheduleFlush(): void {
    this.schedule++;
    if (this.options.up) this.awaitFlush();
  }

  /** Also when it writes back no more, while the origin may still refuse what was confirmed before. */
  private awaitFlush(): void {
    if (this.options.write !== 'back' && this.writes.isSettled) return;
    this.network.simulation.after(Math.round(this.options.flushEveryMs * 1000), this.index, FLUSH, this.schedule, 0);
  }
}
