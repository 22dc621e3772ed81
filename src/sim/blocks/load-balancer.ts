import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import type { Block } from './block.ts';
import { CallState } from './calls.ts';
import { Chooser } from './chooser.ts';
import { Ejections } from './ejections.ts';
import type { BalancerFrame } from './frames.ts';
import { HealthChecks } from './health-checks.ts';
import type { HealthCheckHost } from './health-checks.ts';
import type { Network } from './network.ts';
import type { BlockOptions } from './block-options.ts';
import type { LoadBalancerOptions } from './options.ts';
import { RecentRequests } from './recent.ts';
import { RetryBudget, retryDelayUs } from './retry-rule.ts';
import { Targets } from './targets.ts';

const TIMEOUT = 0;
const RETRY = 1;
const PROBE = 2;
const PROBE_TIMEOUT = 3;
const EJECTION_OVER = 4;

/**
 * A load balancer: passes each request to one server of its list, chosen by `policy` among those it believes up, and
 * passes the answer back. It knows what it sent and what its probes told it, nothing else.
 *
 * An attempt that fails or outlasts `timeoutMs` may be retried on another server. Nobody believed up: rejected.
 * Down, it refuses, and what it held fails. A client that gives up is not noticed: the count of that server stays until
 * the answer. Leaves out: its own processing time, limits on connections.
 */
export class LoadBalancer implements Block, HealthCheckHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly targets: Targets;
  readonly passesThrough = true;
  readonly probeCode = PROBE;
  readonly probeTimeoutCode = PROBE_TIMEOUT;
  private options: LoadBalancerOptions;
  private readonly seed: number;
  private readonly chooser: Chooser;
  private readonly checks: HealthChecks | null;
  private readonly ejections: Ejections;
  private readonly jitter: Random;
  private readonly budget = new RetryBudget();
  /** Positions already tried, by incoming call; kept only where retries are allowed. */
  private readonly tried = new Map<number, number[]>();
  private readonly recent = new RecentRequests();
  private lastChosenUs = -Infinity;

  constructor(id: string, options: LoadBalancerOptions, blocks: readonly number[], network: Network, index: number, seed: number) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.seed = seed;
    this.targets = new Targets(options.to, blocks, drawSubset(options, new Random(seed, `${id}/subset`)));
    this.chooser = new Chooser(options, this.targets, network, new Random(seed, `${id}/choice`));
    this.checks = options.healthCheck === null ? null : new HealthChecks(options.healthCheck, this);
    this.ejections = new Ejections(network, index, this.targets, EJECTION_OVER);
    this.jitter = new Random(seed, `${id}/jitter`);
  }

  start(): void {
    this.checks?.start(this.seed, this.id);
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'load-balancer') return;
    const wasUp = this.options.up;
    this.options = options;
    this.chooser.setOptions(options);
    if (options.healthCheck !== null) this.checks?.setOptions(options.healthCheck);
    if (wasUp !== options.up) this.network.emitPower(this.index, options.up);
    if (wasUp && !options.up) this.failEverything();
  }

  receive(call: number): void {
    if (!this.options.up) {
      this.network.answer(call, Outcome.failed);
      return;
    }
    this.budget.noteFirst();
    if (this.options.retries.max > 0) this.tried.set(call, []);
    this.forward(call);
  }

  answered(call: number, outcome: OutcomeCode): void {
    const { calls } = this.network;
    const tag = calls.tag[call]!;
    if (tag < 0) {
      this.checks?.ended(positionOfProbe(tag), outcome);
      return;
    }
    this.targets.held[tag]!--;
    if (outcome === Outcome.ok) this.network.passAnswer(call, calls.parent[call]!);
    calls.isSent[calls.parent[call]!] = calls.isSent[call]!;
    this.attemptEnded(calls.parent[call]!, tag, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code === TIMEOUT) this.timedOut(a, b);
    else if (code === RETRY) this.retry(a, b);
    else if (code === PROBE) this.checks?.probe(a, this.options.up);
    else if (code === PROBE_TIMEOUT) this.checks?.probeTimedOut(a, b, positionOfProbe);
    else this.ejections.comeBack(a, b);
  }

  probeTag(position: number): number {
    return -1 - position;
  }

  /** Where on the hash ring the servers' points are; `null` unless the rule is consistent hashing. */
  ringPoints(): { placeShare: number; owner: number }[] | null {
    return this.chooser.ringPoints();
  }

  frame(): BalancerFrame {
    const { targets, options } = this;
    return {
      kind: 'load-balancer',
      policy: options.policy,
      to: options.to,
      believedUp: targets.believedUp.map((isUp, position) => isUp && !targets.ejected[position]!),
      draining: [...targets.draining],
      holding: Array.from(targets.held),
      lastChosen: targets.last,
      lastChosenAtMs: this.lastChosenUs / 1000,
      recent: this.recent.list(),
    };
  }

  private forward(parent: number): void {
    const { network, targets, options } = this;
    const { calls, simulation } = network;
    const request = calls.request[parent]!;
    const position = this.chooser.choose(request, options.retries.max > 0 ? this.tried.get(parent) : undefined);
    if (position < 0) {
      network.emit(Fact.noServer, this.index, network.requests.number[request]!, 0, 0);
      this.tried.delete(parent);
      network.answer(parent, Outcome.rejected);
      return;
    }
    targets.last = position;
    this.lastChosenUs = simulation.nowUs;
    this.recent.note(network.requests.number[request]!, network.requests.work[request]!, position, simulation.nowUs);
    network.emit(Fact.chose, this.index, network.requests.number[request]!, position, targets.held[position]!);
    targets.held[position]!++;
    const call = network.open(request, this.index, targets.blocks[position]!, parent, position);
    if (options.timeoutMs !== null) simulation.after(Math.round(options.timeoutMs * 1000), this.index, TIMEOUT, call, calls.serial[call]!);
    network.deliver(call);
  }

  private timedOut(call: number, serial: number): void {
    const { calls } = this.network;
    if (calls.serial[call] !== serial || calls.isAbandoned[call] === 1) return;
    this.network.abandon(call);
    const position = calls.tag[call]!;
    this.targets.held[position]!--;
    this.attemptEnded(calls.parent[call]!, position, Outcome.timedOut);
  }

  private attemptEnded(parent: number, position: number, outcome: OutcomeCode): void {
    const { network, options } = this;
    const tried = options.retries.max > 0 ? this.tried.get(parent) : undefined;
    if (options.ejection !== null) this.ejections.note(position, outcome === Outcome.ok, options.ejection);
    if (outcome === Outcome.ok || tried === undefined || !this.mayRetry(tried)) {
      if (tried !== undefined) this.tried.delete(parent);
      // To its own caller a balancer that stopped waiting reports an error: only the sender's clock makes a time-out.
      network.answer(parent, outcome === Outcome.timedOut ? Outcome.failed : outcome);
      return;
    }
    tried.push(position);
    const request = network.calls.request[parent]!;
    network.emit(Fact.gaveUp, this.index, network.requests.number[request]!, position, outcome);
    const delayUs = retryDelayUs(options.retries, tried.length, this.jitter);
    network.simulation.after(delayUs, this.index, RETRY, parent, network.calls.serial[parent]!);
  }

  private mayRetry(tried: readonly number[]): boolean {
    const { retries } = this.options;
    return tried.length < retries.max && this.budget.take(retries.budgetShare);
  }

  private retry(parent: number, serial: number): void {
    const { calls } = this.network;
    // One that this balancer failed when it died may still be on its way back.
    if (calls.serial[parent] === serial && calls.state[parent] === CallState.held) this.forward(parent);
  }

  /** The process died: callers see an error, and nobody waits for the servers' answers any more. */
  private failEverything(): void {
    const { network } = this;
    const { calls } = network;
    for (const call of network.liveCalls((live) => calls.caller[live] === this.index)) network.abandon(call);
    this.checks?.forget();
    this.ejections.forget();
    this.targets.forget();
    this.tried.clear();
    for (const call of network.liveCalls((live) => calls.callee[live] === this.index && calls.state[live] === CallState.held))
      network.answer(call, Outcome.failed);
  }
}

/** Inverse of {@link LoadBalancer.probeTag}. */
function positionOfProbe(tag: number): number {
  return -1 - tag;
}

/** Which servers this balancer uses: all, or `subsetSize` drawn at random. */
function drawSubset(options: LoadBalancerOptions, stream: Random): boolean[] {
  const count = options.to.length;
  if (options.subsetSize === null || options.subsetSize >= count) return options.to.map(() => true);
  const order = options.to.map((_, position) => position);
  for (let i = 0; i < options.subsetSize; i++) {
    const other = i + stream.nextIndex(count - i);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  const chosen = new Set(order.slice(0, options.subsetSize));
  return options.to.map((_, position) => chosen.has(position));
}
