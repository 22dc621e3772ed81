import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, OutcomeCode } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import { CacheFlights } from './cache-flights.ts';
import type { Flight } from './cache-flights.ts';
import type { CacheRules } from './cache-options.ts';
import { copyOf } from './cache-copy.ts';
import type { Copy } from './cache-copy.ts';
import { CacheNames } from './cache-names.ts';
import type { NameBy } from './cache-names.ts';
import { CacheStore } from './cache-store.ts';
import type { Entry } from './cache-store.ts';
import { CallState, NO_SUCH_KEY } from './calls.ts';
import type { Future } from './eviction/future.ts';
import { makeEviction } from './eviction/make-eviction.ts';
import { RecentLookups } from './recent-lookups.ts';
import type { Network } from './network.ts';

/** The block a cache works in: its facts are told in the name of this block. */
export interface CacheHost {
  readonly network: Network;
  readonly index: number;
  /** Asks the origin on behalf of a request; the answer goes to {@link CacheReader.fetched}. `parent` −1: nobody waits. */
  fetch(request: number, parent: number, ticket: number): void;
  /** Answers a call that {@link CacheReader.read} was given. */
  reply(call: number, outcome: OutcomeCode): void;
  /** A copy was pushed out. */
  pushedOut?(entry: Entry): void;
}

export interface CacheReaderSetup {
  readonly nameBy: NameBy;
  /** A copy's life counts from when its origin made it, not from when it came here. */
  readonly honoursAge: boolean;
  /** For `optimal`. */
  readonly future: Future | null;
}

/** Event codes that a reader uses, from its first. */
export const READER_CODES = 1;

/**
 * Read-through: what is asked for is answered from a copy, or fetched, kept and answered. A block of its own (`cache`), a response cache
 * in a proxy and every edge of a CDN read this way. A hit takes `hitTime`; finding out that there is no copy takes no time.
 *
 * Past its life a copy may be served while it is renewed, or when its origin fails; who is served so is counted. Misses of one name
 * share one fetch where `coalesce` says so. Leaves out: conditional requests (a renewal always carries the whole answer), `Vary`.
 * Source: RFC 9111 (HTTP caching), RFC 5861 (stale-while-revalidate, stale-if-error).
 */
export class CacheReader {
  readonly flights = new CacheFlights();
  readonly recent = new RecentLookups();
  store: CacheStore;
  private readonly host: CacheHost;
  private readonly setup: CacheReaderSetup;
  private readonly firstCode: number;
  private readonly hitTime: Sampler;
  private readonly lives: Random;
  private readonly shares: Random;
  private readonly makeStore: () => CacheStore;
  private readonly names: CacheNames;
  private rules: CacheRules;
  /** Whose versions the copies carry, −1 until the first answer. */
  private origin = -1;

  constructor(host: CacheHost, rules: CacheRules, setup: CacheReaderSetup, firstCode: number, seed: number, name: string) {
    this.host = host;
    this.rules = rules;
    this.setup = setup;
    this.names = new CacheNames(host.network, setup.nameBy);
    this.firstCode = firstCode;
    this.hitTime = new Sampler(durationLaw(rules.hitTime), new Random(seed, `${name}/hit`));
    this.lives = new Random(seed, `${name}/life`);
    this.shares = new Random(seed, `${name}/share`);
    const evictions = new Random(seed, `${name}/evict`);
    this.makeStore = () => new CacheStore(this.rules, makeEviction(this.rules.policy, evictions, this.setup.future));
    this.store = this.makeStore();
  }

  apply(rules: CacheRules): void {
    this.rules = rules;
    this.hitTime.setLaw(durationLaw(rules.hitTime));
    this.store.resize(rules, this.whenPushedOut);
  }

  /** What the answer to a call is kept under. */
  nameFor(call: number): number {
    return this.names.nameFor(call, this.rules.versioned ? this.origin : -1);
  }

  /** Answers a call from a copy, or from the origin. */
  read(call: number): void {
    const { rules, host } = this;
    const key = this.keyOf(call);
    this.setup.future?.advance();
    if (rules.serveByShare !== null) {
      this.readByShare(call, key, rules.serveByShare);
      return;
    }
    const name = this.nameFor(call);
    const entry = this.store.find(name);
    const pastUs = entry === undefined ? Infinity : host.network.simulation.nowUs - entry.freshUntilUs;
    if (entry !== undefined && pastUs < 0) {
      const ageMs = Math.round((host.network.simulation.nowUs - entry.copy.madeUs) / 1000);
      this.emit(Fact.hit, call, ageMs);
      this.recent.note(host.network, call, key, 'hit');
      this.serve(call, entry);
    } else if (entry !== undefined && pastUs < rules.staleWhileRevalidateMs * 1000) {
      this.tellStale(call, Math.round(pastUs / 1000), 0);
      // Before the answer: with it the call may be gone.
      if (this.flights.of(name) === undefined) this.fetch(name, key, host.network.calls.request[call]!, -1);
      this.serve(call, entry);
    } else this.miss(call, name, key);
  }

  /** A reader's own event. */
  handle(call: number, serial: number): void {
    const { calls } = this.host.network;
    if (calls.serial[call] === serial && calls.state[call] === CallState.held) this.host.reply(call, Outcome.ok);
  }

  /** A fetch is over. `call` carries the answer, −1 = there is none, because it failed. */
  fetched(ticket: number, outcome: OutcomeCode, call: number): void {
    const flight = this.flights.close(ticket);
    const { network } = this.host;
    network.emit(Fact.fetchEnded, this.host.index, network.requests.number[flight.request]!, outcome, 0);
    if (outcome === Outcome.ok) {
      if (this.rules.serveByShare === null) this.keep(flight.name, flight.key, copyOf(network, call));
      for (const one of flight.waiting) {
        network.passAnswer(call, one);
        this.host.reply(one, Outcome.ok);
      }
    } else this.answerWithout(flight, outcome);
    network.requests.release(flight.request);
  }

  /** Keeps an answer. */
  keep(name: number, key: number, copy: Copy): void {
    const { network, index } = this.host;
    if (copy.origin >= 0) this.origin = copy.origin;
    const lifeMs = copy.isNegative ? this.rules.negativeTtlMs : this.rules.ttlMs;
    if (copy.isNegative && lifeMs === 0) return;
    const entry = this.store.put(name, key, copy, this.freshUntilUs(copy, lifeMs), this.whenPushedOut);
    if (entry !== null) network.emit(Fact.stored, index, -1, this.store.size, key);
  }

  /** Drops every copy of a key, whatever its path; `null` = all copies. */
  purge(key: number | null, isOrdered = true): void {
    const { network, index } = this.host;
    const dropped = this.store.all().filter((entry) => key === null || entry.key === key);
    for (const entry of dropped) this.store.drop(entry.name);
    if (dropped.length > 0 || key === null) network.emit(Fact.purged, index, -1, isOrdered ? 1 : 0, key ?? -1);
  }

  /** Drops the copy of one name. */
  dropName(name: number): void {
    const entry = this.store.drop(name);
    if (entry !== undefined) this.host.network.emit(Fact.purged, this.host.index, -1, 0, entry.key);
  }

  /** The process died: memory is gone, nobody waits for what was fetched. */
  forget(): void {
    this.store = this.makeStore();
    for (const ticket of this.flights.tickets()) this.host.network.requests.release(this.flights.close(ticket).request);
  }

  keyOf(call: number): number {
    const { calls, requests } = this.host.network;
    return requests.key[calls.request[call]!]!;
  }

  /** Serves a copy: the answer is on its way after `hitTime`. */
  serve(call: number, entry: Entry | null): void {
    const { network, index } = this.host;
    if (entry !== null) {
      this.store.use(entry.name);
      this.putOn(call, entry);
    }
    const hitUs = Math.round(this.hitTime.draw() * 1000);
    if (hitUs === 0) this.host.reply(call, Outcome.ok);
    else network.simulation.after(hitUs, index, this.firstCode, call, network.calls.serial[call]!);
  }

  private readByShare(call: number, key: number, share: number): void {
    if (this.shares.nextChance(share)) {
      this.emit(Fact.hit, call, 0);
      this.recent.note(this.host.network, call, key, 'hit');
      this.serve(call, null);
    } else this.miss(call, this.nameFor(call), key);
  }

  private miss(call: number, name: number, key: number): void {
    const { network } = this.host;
    this.emit(Fact.missed, call, 0);
    const flight = this.rules.coalesce ? this.flights.of(name) : undefined;
    this.recent.note(network, call, key, flight === undefined ? 'miss' : 'coalesced');
    if (flight === undefined) this.fetch(name, key, network.calls.request[call]!, call);
    else {
      this.emit(Fact.coalesced, call, 0);
      flight.waiting.push(call);
    }
  }

  /** @param call the call that waits for it, −1 = none */
  private fetch(name: number, key: number, request: number, call: number): void {
    const { network, index } = this.host;
    network.requests.hold(request);
    const ticket = this.flights.open(name, key, request);
    if (call >= 0) this.flights.get(ticket)!.waiting.push(call);
    network.emit(Fact.fetched, index, network.requests.number[request]!, call >= 0 ? 1 : 0, 0);
    this.host.fetch(request, call, ticket);
  }

  private answerWithout({ name, waiting }: Flight, outcome: OutcomeCode): void {
    const { network } = this.host;
    const entry = this.store.find(name);
    const pastUs = entry === undefined ? Infinity : network.simulation.nowUs - entry.freshUntilUs;
    const isUsable = entry !== undefined && pastUs < this.rules.staleIfErrorMs * 1000;
    for (const call of waiting) {
      if (isUsable) {
        this.tellStale(call, Math.max(0, Math.round(pastUs / 1000)), 1);
        this.putOn(call, entry);
      }
      this.host.reply(call, isUsable ? Outcome.ok : outcome);
    }
  }

  /** Writes what a copy says of itself on the answer of a call, and tells the truth about it. */
  private putOn(call: number, { copy, key }: Entry): void {
    const { network, index } = this.host;
    const { calls, versions, simulation } = network;
    calls.origin[call] = copy.origin;
    calls.version[call] = copy.isNegative ? NO_SUCH_KEY : copy.version;
    calls.madeUs[call] = copy.madeUs;
    calls.answerKb[call] = copy.sizeKb;
    if (copy.origin < 0 || copy.isNegative) return;
    const behind = versions.latest(copy.origin, key) - copy.version;
    if (behind <= 0) return;
    const oldMs = (simulation.nowUs - versions.oldSinceUs(copy.origin, key, copy.version)) / 1000;
    network.emit(Fact.outdated, index, network.requests.number[calls.request[call]!]!, Math.round(oldMs), behind);
  }

  private tellStale(call: number, pastMs: number, why: number): void {
    const { network, index } = this.host;
    network.emit(Fact.servedStale, index, network.requests.number[network.calls.request[call]!]!, pastMs, why);
    this.recent.note(network, call, this.keyOf(call), 'stale');
  }

  private freshUntilUs(copy: Copy, lifeMs: number | null): number {
    if (lifeMs === null) return Infinity;
    const { ttlJitterShare } = this.rules;
    const stretch = ttlJitterShare > 0 ? 1 + ttlJitterShare * (2 * this.lives.nextUnit() - 1) : 1;
    const fromUs = this.setup.honoursAge ? copy.madeUs : this.host.network.simulation.nowUs;
    return fromUs + Math.round(lifeMs * stretch * 1000);
  }

  private readonly whenPushedOut = (entry: Entry): void => {
    this.host.network.emit(Fact.evicted, this.host.index, -1, this.store.size, entry.key);
    this.host.pushedOut?.(entry);
  };

  private emit(fact: FactKind, call: number, a: number): void {
    const { network, index } = this.host;
    const { calls, requests } = network;
    const request = calls.request[call]!;
    network.emit(fact, index, requests.number[request]!, a, requests.attempt[request]!);
  }
}
