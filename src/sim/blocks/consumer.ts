import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Block } from './block.ts';
import { ConsumerMembers } from './consumer-members.ts';
import type { ConsumerFrame } from './frames.ts';
import type { MessageGroup } from './message-group.ts';
import { MessageQueue } from './message-queue.ts';
import type { Subscriber } from './message-seats.ts';
import { inHandView } from './message-view.ts';
import type { Network } from './network.ts';
import type { BlockOptions } from './block-options.ts';
import type { ConsumerOptions } from './queue-options.ts';
import { RequestFlag } from './requests.ts';
import type { CallsHost, ServerCalls } from './server-calls.ts';

const DONE = 0;
const CUT = 1;
const BACK = 2;
const CALLS = 3;

/** Makes the calls to others, for a consumer that has some. Whoever puts the blocks together knows who the others are. */
export type ConsumerCalls = (host: CallsHost, options: ConsumerOptions, firstCode: number) => ServerCalls;

/**
 * A consumer: `members` that take messages from a queue and work on `parallelPerMember` of them each. Every message comes as a call
 * of the queue; the answer is the acknowledgement. What a member has taken ahead (`prefetch`) waits in its hand while its visibility
 * clock runs; a worker whose message has been given to somebody else carries on, unless `abandonAtVisibilityTimeout`.
 *
 * With `ack` after, a member that dies does so when the work has taken effect and before the answer, so that the work is done
 * again; with `ack` before, the message is acknowledged when the work begins and a death or a failure loses it. A dead member gives back
 * what else it had in hand and returns after `restartMs`. Work that took effect for the same request already has none again
 * where `idempotent`, but takes its time. Members taken away finish what they hold.
 *
 * Leaves out: an acknowledgement before the work, and asking for more after it, take no time on a link.
 */
export class Consumer implements Block, CallsHost, Subscriber {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  private options: ConsumerOptions;
  private readonly queue: number;
  private group!: MessageGroup;
  private readonly members: ConsumerMembers;
  private readonly service: Sampler;
  private readonly failures: Random;
  private readonly crashes: Random;
  private readonly calls: ServerCalls | null;
  private readonly slowKeys: ReadonlyMap<number, number>;

  /** @param queue block index of the queue it takes from */
  constructor(id: string, options: ConsumerOptions, network: Network, index: number, seed: number, queue: number, calls: ConsumerCalls) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = index;
    this.queue = queue;
    this.members = new ConsumerMembers(network, index);
    this.service = new Sampler(durationLaw(options.serviceTime), new Random(seed, `${id}/service`));
    this.failures = new Random(seed, `${id}/fail`);
    this.crashes = new Random(seed, `${id}/crash`);
    this.calls = options.calls.length === 0 ? null : calls(this, options, CALLS);
    this.slowKeys = new Map(Object.entries(options.slowKeys).map(([key, times]) => [Number(key), times]));
  }

  get parallelPerMember(): number {
    return this.options.parallelPerMember;
  }

  get prefetch(): number {
    return this.options.prefetch;
  }

  get isInOrder(): boolean {
    return this.options.ackOrder === 'in-order';
  }

  start(): void {
    const { options, network } = this;
    const queue = network.blocks[this.queue];
    invariant(queue instanceof MessageQueue, `${this.id} takes from something that is no queue`);
    const members = options.up ? options.members : 0;
    for (let member = 0; member < members; member++) this.members.start(member);
    this.group = queue.join(options.group, this, members);
    if (!options.up) network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'consumer') return;
    const before = this.options;
    this.options = options;
    this.service.setLaw(durationLaw(options.serviceTime));
    if (before.up && !options.up) this.goDown();
    else if (!before.up && options.up) this.comeUp();
    else if (options.up) this.resize(before.members);
  }

  receive(call: number): void {
    const member = this.network.calls.place[call]!;
    if (!this.members.isUp(member)) {
      this.answer(call, Outcome.rejected);
      return;
    }
    const isKnown = this.network.calls.isAbandoned[call] === 0;
    this.emit(Fact.delivered, call, member, isKnown ? this.group.receivesOf(call) : 1);
    this.members.put(member, call);
    this.beginWaiting(member);
  }

  answered(call: number, outcome: OutcomeCode): void {
    this.calls?.outbound.answered(call, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= CALLS) this.calls?.outbound.handle(code, a, b);
    else if (code === BACK) this.memberBack(a, b);
    else if (!this.isAtWork(a, b)) return;
    else if (code === DONE) this.worked(a);
    else this.finish(a, Outcome.timedOut);
  }

  callsEnded(call: number, outcome: OutcomeCode): void {
    this.finish(call, outcome);
  }

  frame(): ConsumerFrame {
    const { members, group, network } = this;
    const count = Math.max(this.options.members, members.count);
    const held = members.heldBy(count);
    const list = Array.from({ length: count }, (_, member) => ({
      up: members.isUp(member),
      partitions: group.seats.partitionsOf(group.seats.seatOf(this.index, member)),
      inHand: inHandView(network, held[member]!, group),
      working: member < members.count ? members.workingOf(member) : 0,
    }));
    return { kind: 'consumer', up: this.options.up, members: list };
  }

  private beginWaiting(member: number): void {
    const { members, options } = this;
    while (members.isUp(member) && members.workingOf(member) < options.parallelPerMember) {
      const call = members.next(member);
      if (call < 0) return;
      this.begin(call, member);
    }
  }

  private begin(call: number, member: number): void {
    const { options, network, members } = this;
    const { calls, simulation } = network;
    const leftUs = options.abandonAtVisibilityTimeout ? this.visibleUs() - (simulation.nowUs - calls.sinceUs[call]!) : Infinity;
    if (leftUs <= 0) {
      this.answer(call, Outcome.timedOut);
      return;
    }
    members.begin(member, call);
    const serviceUs = this.serviceUs(call);
    calls.sinceUs[call] = simulation.nowUs;
    const { requests } = network;
    this.emit(Fact.started, call, serviceUs, requests.attempt[calls.request[call]!]!);
    const serial = calls.serial[call]!;
    if (serviceUs <= leftUs) simulation.after(serviceUs, this.index, DONE, call, serial);
    // Calls to others may outlast the time that the work itself keeps to.
    if (leftUs < serviceUs || (this.calls !== null && leftUs < Infinity)) simulation.after(leftUs, this.index, CUT, call, serial);
    if (options.ack === 'before') this.group.acknowledge(call);
  }

  private serviceUs(call: number): number {
    const { requests, calls } = this.network;
    const request = calls.request[call]!;
    const ms = this.service.draw();
    const workedMs = this.options.serviceTime.distribution === 'by-request' ? ms * requests.work[request]! : ms;
    const times = this.slowKeys.get(requests.key[request]!) ?? 1;
    return Math.round(workedMs * times * 1000);
  }

  private visibleUs(): number {
    return Math.round(this.group.rules.visibilityTimeoutMs * 1000);
  }

  private isAtWork(call: number, serial: number): boolean {
    return this.network.calls.serial[call] === serial && this.members.isWorkingOn(call);
  }

  /** The work itself is done; the calls it makes come next. */
  private worked(call: number): void {
    const { requests, calls } = this.network;
    const isPoison = (requests.flags[calls.request[call]!]! & RequestFlag.poison) !== 0;
    const { failShare } = this.options;
    const hasFailed = failShare > 0 && this.failures.nextChance(failShare);
    if (isPoison || hasFailed) this.finish(call, Outcome.failed);
    else if (this.calls !== null) this.calls.begin(call);
    else this.finish(call, Outcome.ok);
  }

  private finish(call: number, outcome: OutcomeCode): void {
    const { members, options, network } = this;
    const member = network.calls.place[call]!;
    if (outcome === Outcome.timedOut) this.calls?.drop(call);
    members.end(member, call);
    this.emit(Fact.served, call, outcome, network.requests.attempt[network.calls.request[call]!]!);
    const dies = outcome === Outcome.ok && options.crashShare > 0 && this.crashes.nextChance(options.crashShare);
    if (outcome === Outcome.ok && !(dies && options.ack === 'before')) this.takeEffect(call, member);
    if (dies) {
      this.emit(Fact.memberDied, call, member, 0);
      this.stop(member);
      network.simulation.after(Math.round(options.restartMs * 1000), this.index, BACK, member, members.awaitReturn(member));
      return;
    }
    this.answer(call, outcome);
    this.beginWaiting(member);
  }

  private takeEffect(call: number, member: number): void {
    if (this.options.idempotent && this.group.effectsOf(call) > 0) return;
    this.emit(Fact.effect, call, member, this.group.noteEffect(call));
  }

  /** A member dies and gives back what it has. */
  private stop(member: number): void {
    const { members, network } = this;
    const held = members.stop(member);
    this.group.close(this.index, member, true);
    for (const call of held) {
      if (!members.drop(call)) continue;
      this.calls?.drop(call);
      this.emit(Fact.broken, call, 1, network.requests.attempt[network.calls.request[call]!]!);
    }
    for (const call of held) this.answer(call, Outcome.rejected);
  }

  private memberBack(member: number, life: number): void {
    if (!this.members.isAwaited(member, life)) return;
    this.members.start(member);
    this.network.emit(Fact.memberBack, this.index, -1, member, 0);
    if (member < this.options.members) this.group.open(this.index, member);
  }

  private goDown(): void {
    const { members, network } = this;
    network.emitPower(this.index, false);
    members.awaitNobody();
    for (let member = 0; member < members.count; member++) if (members.isUp(member)) this.stop(member);
  }

  private comeUp(): void {
    this.network.emitPower(this.index, true);
    for (let member = 0; member < this.options.members; member++) {
      this.members.start(member);
      this.group.open(this.index, member);
    }
  }

  /** Members have been added or taken away, or each does more at once. */
  private resize(before: number): void {
    const { members, group, index } = this;
    const { members: now } = this.options;
    for (let member = now; member < before; member++) if (members.isUp(member)) group.close(index, member, false);
    for (let member = before; member < now; member++) {
      if (members.isReturning(member)) continue;
      members.start(member);
      group.open(index, member);
    }
    for (let member = 0; member < now; member++) {
      this.beginWaiting(member);
      group.wake(index, member);
    }
  }

  private answer(call: number, outcome: OutcomeCode): void {
    this.network.calls.answerKb[call] = 0;
    this.network.answer(call, outcome);
  }

  private emit(fact: FactKind, call: number, a: number, b: number): void {
    const { calls, requests } = this.network;
    this.network.emit(fact, this.index, requests.number[calls.request[call]!]!, a, b);
  }
}
