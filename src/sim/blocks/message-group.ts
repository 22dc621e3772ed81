import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, OutcomeCode } from '#kernel/facts.ts';
import { AckOrder } from './message-ack-order.ts';
import { breakDown } from './message-breakdown.ts';
import type { Broken } from './message-breakdown.ts';
import { CopyState } from './message-copies.ts';
import { MessageEffects } from './message-effects.ts';
import type { EffectsHost } from './message-effects.ts';
import { MessageFeeder } from './message-feeder.ts';
import type { FeederHost } from './message-feeder.ts';
import { Cause, redeliveryPauseUs } from './message-redelivery.ts';
import type { CauseCode } from './message-redelivery.ts';
import { MessageSeats } from './message-seats.ts';
import type { Subscriber } from './message-seats.ts';
import { MessageStock } from './message-stock.ts';
import type { Network } from './network.ts';
import type { MessageQueueOptions } from './queue-options.ts';

/** The queue, as its groups see it. */
export interface GroupHost extends EffectsHost {
  readonly rules: MessageQueueOptions;
  /** Whether a partition can be read now. */
  serves(partition: number): boolean;
  /** Messages have left: there may be room for others. */
  roomMade(): void;
  /** A message that failed too often leaves the queue. */
  setAside(request: number): void;
}

/** Events of a group use so many codes from its first. */
export const GROUP_CODES = 3;
const EXPIRED = 0;
const RESUMED = 1;
const DEALT = 2;

/**
 * One group of consumers on a queue: every message comes to it once, as a copy of its own, and stays until it is acknowledged, set
 * aside or dropped. Each time a message is handed out is a call of the queue to the consumer; the answer is the acknowledgement
 * (`ok`), or says that the work failed, that its time ran out (`timedOut`) or that the member is gone (`rejected`).
 *
 * A message not answered within the visibility timeout is back in line, while its late worker carries on; a late acknowledgement
 * still counts, whatever came before it.
 */
export class MessageGroup implements FeederHost, Broken {
  readonly name: string;
  readonly network: Network;
  readonly index: number;
  readonly seats: MessageSeats;
  readonly stock: MessageStock;
  private readonly host: GroupHost;
  private readonly firstCode: number;
  readonly order: AckOrder;
  private readonly effects: MessageEffects;
  private readonly feeder: MessageFeeder;

  constructor(host: GroupHost, name: string, firstCode: number) {
    const { partitions, discipline } = host.rules;
    this.host = host;
    this.network = host.network;
    this.index = host.index;
    this.name = name;
    this.firstCode = firstCode;
    this.seats = new MessageSeats(partitions);
    this.stock = new MessageStock(host.network, partitions, discipline);
    this.order = new AckOrder(this.stock, this.seats, discipline === 'fifo');
    this.effects = new MessageEffects(host);
    this.feeder = new MessageFeeder(this, this.seats, this.stock, firstCode + DEALT);
  }

  get rules(): MessageQueueOptions {
    return this.host.rules;
  }

  serves(partition: number): boolean {
    return this.host.serves(partition);
  }

  /** A consumer is there from the start, with so many members. */
  join(subscriber: Subscriber, members: number): void {
    this.seats.join(subscriber);
    for (let member = 0; member < members; member++) this.seats.open(this.seats.seatOf(subscriber.index, member));
    this.seats.deal();
  }

  /** A member has come: it is handed messages, where partitions are owned after the rebalance. */
  open(consumer: number, member: number): void {
    const seat = this.seats.seatOf(consumer, member);
    this.seats.open(seat);
    this.feeder.rebalance();
    this.feeder.wake(seat);
  }

  /** A member leaves; what it has in hand it answers itself. Acknowledgements of a dead one that waited for earlier ones die with it. */
  close(consumer: number, member: number, hasDied: boolean): void {
    const seat = this.seats.seatOf(consumer, member);
    this.seats.close(seat);
    this.feeder.rebalance();
    if (hasDied) for (const copy of this.order.finishedBy(seat)) this.giveBack(copy, Cause.died);
  }

  /** A member may want more than before. */
  wake(consumer: number, member: number): void {
    this.feeder.wake(this.seats.seatOf(consumer, member));
  }

  /** Hands out what waits in a partition as long as somebody wants it. */
  feed(partition: number): void {
    this.feeder.feed(partition);
  }

  /** A consumer has answered a call. */
  answered(call: number, outcome: OutcomeCode): void {
    const { calls } = this.network;
    const { copies } = this.stock;
    const copy = calls.tag[call]!;
    const seat = this.seats.seatOf(calls.callee[call]!, calls.place[call]!);
    this.seats.busy[seat]!--;
    copies.openCalls[copy]!--;
    if (!copies.isAlive(copy)) copies.freeIfLeft(copy);
    else if (outcome === Outcome.ok) this.acknowledged(copy, call);
    else if (this.isHeldBy(copy, call)) this.giveBack(copy, causeOf(outcome));
    this.feeder.wake(seat);
  }

  /** A consumer acknowledges before it does the work: its answer is yet to come, and acknowledges nothing. */
  acknowledge(call: number): void {
    const { calls } = this.network;
    const copy = calls.tag[call]!;
    if (calls.isAbandoned[call] === 0 && this.stock.copies.isAlive(copy)) this.acknowledged(copy, call);
  }

  /** How often the message of a call that has just arrived has been handed out. */
  receivesOf(call: number): number {
    return this.stock.copies.receives[this.network.calls.tag[call]!]!;
  }

  /** How often work on the message of a call has taken effect. */
  effectsOf(call: number): number {
    return this.effects.of(this.network.calls.request[call]!);
  }

  /** The work on the message of a call takes effect now. Returns how often it has. */
  noteEffect(call: number): number {
    const { calls } = this.network;
    // After the death of a broker a late worker has a message whose place in line nobody knows any more.
    const sequence = calls.isAbandoned[call] === 1 ? -1 : this.stock.copies.sequence[calls.tag[call]!]!;
    return this.effects.note(calls.request[call]!, sequence);
  }

  handle(code: number, a: number, b: number): void {
    if (code === this.firstCode + EXPIRED) this.expired(a, b);
    else if (code === this.firstCode + RESUMED) this.resumed(a, b);
    else this.feeder.dealt(a);
  }

  /** Drops the message in line that was published first. */
  dropOldest(): void {
    const copy = this.stock.oldest();
    this.emit(Fact.dropped, copy, this.stock.copies.partition[copy]!, 0);
    this.depart(copy);
  }

  /** The broker of a partition died. @param isLost it had everything in memory only */
  breakDown(partition: number, isLost: boolean): void {
    breakDown(this, partition, isLost);
  }

  handOut(copy: number, seat: number): void {
    const { network, index } = this;
    const { copies } = this.stock;
    this.stock.take(copy);
    const list = this.order.owe(copy, seat);
    copies.seat[copy] = seat;
    const call = network.open(copies.request[copy]!, index, this.seats.subscriberOf(seat).index, -1, copy);
    network.calls.place[call] = this.seats.memberOf(seat);
    copies.call[copy] = call;
    copies.openCalls[copy]!++;
    this.seats.busy[seat]!++;
    this.emit(Fact.delivered, copy, copies.partition[copy]!, copies.receives[copy]!);
    const visibleUs = Math.round(this.rules.visibilityTimeoutMs * 1000);
    network.simulation.after(visibleUs, index, this.firstCode + EXPIRED, call, network.calls.serial[call]!);
    network.deliver(call);
    this.settle(list);
  }

  private isHeldBy(copy: number, call: number): boolean {
    return this.stock.copies.state[copy] === CopyState.inHand && this.stock.copies.call[copy] === call;
  }

  private acknowledged(copy: number, call: number): void {
    const { copies } = this.stock;
    if (copies.state[copy] === CopyState.finished) return;
    if (this.isHeldBy(copy, call) && !this.order.isFirst(copy)) copies.state[copy] = CopyState.finished;
    else this.commit(copy);
  }

  /** An acknowledgement counts. */
  private commit(copy: number): void {
    const { copies } = this.stock;
    const receives = copies.receives[copy]!;
    this.emit(Fact.acknowledged, copy, copies.partition[copy]!, this.stock.isInHand(copy) ? receives : -receives);
    this.depart(copy);
  }

  private giveBack(copy: number, cause: CauseCode): void {
    const { rules, stock } = this;
    const { copies } = stock;
    const partition = copies.partition[copy]!;
    const receives = copies.receives[copy]!;
    this.emit(Fact.returned, copy, cause, partition);
    stock.giveBack(copy);
    if (rules.maxReceives !== null && receives >= rules.maxReceives) {
      this.emit(Fact.deadLettered, copy, partition, receives);
      this.host.setAside(copies.request[copy]!);
      this.depart(copy);
      return;
    }
    const pauseUs = cause === Cause.failed ? redeliveryPauseUs(rules.retry, receives) : 0;
    const goesAside = pauseUs > 0 && !rules.retry.blocksPartition;
    const list = goesAside || cause === Cause.died ? this.order.release(copy) : -1;
    if (!goesAside) stock.enqueue(copy, pauseUs > 0);
    if (pauseUs > 0) this.network.simulation.after(pauseUs, this.index, this.firstCode + RESUMED, copy, copies.serial[copy]!);
    this.settle(list);
    this.feed(partition);
  }

  /** A copy leaves for good. */
  private depart(copy: number): void {
    const list = this.order.release(copy);
    this.stock.leave(copy);
    this.host.roomMade();
    this.settle(list);
  }

  /** Acknowledgements that waited for one that is not owed any more count now. */
  private settle(list: number): void {
    const { copies } = this.stock;
    let woken = -1;
    for (let copy = this.order.firstFinished(list); copy >= 0; copy = this.order.firstFinished(list)) {
      woken = copies.seat[copy]!;
      this.emit(Fact.acknowledged, copy, copies.partition[copy]!, copies.receives[copy]!);
      this.order.release(copy);
      this.stock.leave(copy);
      this.host.roomMade();
    }
    if (woken >= 0) this.feeder.wake(woken);
  }

  private expired(call: number, serial: number): void {
    const { calls } = this.network;
    if (calls.serial[call] !== serial) return;
    const copy = calls.tag[call]!;
    if (this.isHeldBy(copy, call)) this.giveBack(copy, Cause.timedOut);
  }

  private resumed(copy: number, serial: number): void {
    const { copies } = this.stock;
    if (copies.serial[copy] !== serial) return;
    this.stock.resume(copy);
    this.feed(copies.partition[copy]!);
  }

  private emit(fact: FactKind, copy: number, a: number, b: number): void {
    const { requests } = this.network;
    this.network.emit(fact, this.index, requests.number[this.stock.copies.request[copy]!]!, a, b);
  }
}

function causeOf(outcome: OutcomeCode): CauseCode {
  if (outcome === Outcome.failed) return Cause.failed;
  return outcome === Outcome.timedOut ? Cause.timedOut : Cause.died;
}
