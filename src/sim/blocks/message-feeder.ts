import { Fact } from '#kernel/facts.ts';
import type { MessageSeats } from './message-seats.ts';
import type { MessageStock } from './message-stock.ts';
import type { Network } from './network.ts';
import type { MessageQueueOptions } from './queue-options.ts';

/** Who does what a feeder decides. */
export interface FeederHost {
  readonly network: Network;
  readonly index: number;
  readonly rules: MessageQueueOptions;
  /** Whether a partition can be read now. */
  serves(partition: number): boolean;
  handOut(copy: number, seat: number): void;
}

/**
 * Decides which member of a group is handed which message. Whenever one of its workers has nothing to do, a member is handed up to
 * `prefetch` messages at once; with more than one partition it looks at its own in turn.
 */
export class MessageFeeder {
  private readonly host: FeederHost;
  private readonly seats: MessageSeats;
  private readonly stock: MessageStock;
  private readonly dealtCode: number;
  private isRebalancing = false;
  private generation = 0;
  private isFeeding = false;
  private isFeedingAgain = false;

  /** @param dealtCode event code that the host passes on to {@link MessageFeeder.dealt} */
  constructor(host: FeederHost, seats: MessageSeats, stock: MessageStock, dealtCode: number) {
    this.host = host;
    this.seats = seats;
    this.stock = stock;
    this.dealtCode = dealtCode;
  }

  /** Hands out what waits in a partition as long as somebody wants it. */
  feed(partition: number): void {
    // Handing out may make room for messages that want to be handed out: these wait until the first round is over.
    if (this.isFeeding) {
      this.isFeedingAgain = true;
      return;
    }
    this.isFeeding = true;
    this.offer(partition);
    while (this.isFeedingAgain) {
      this.isFeedingAgain = false;
      for (let other = 0; other < this.seats.owners.length; other++) this.offer(other);
    }
    this.isFeeding = false;
  }

  /** A member may want more than before. */
  wake(seat: number): void {
    this.seats.offer(seat);
    const partition = this.seats.partitionOf(seat);
    if (partition >= 0) this.feed(partition);
  }

  /** Members have come or gone: nobody takes anything until the partitions are dealt out again. */
  rebalance(): void {
    if (this.seats.isShared) return;
    const { network, index, rules } = this.host;
    if (!this.isRebalancing) network.emit(Fact.rebalancing, index, -1, 1, 0);
    this.isRebalancing = true;
    this.generation++;
    network.simulation.after(Math.round(rules.rebalanceMs * 1000), index, this.dealtCode, this.generation, 0);
  }

  dealt(generation: number): void {
    if (generation !== this.generation) return;
    const { network, index } = this.host;
    this.isRebalancing = false;
    this.seats.deal();
    network.emit(Fact.rebalancing, index, -1, 0, 0);
    for (let partition = 0; partition < this.seats.owners.length; partition++) this.feed(partition);
  }

  private offer(partition: number): void {
    const { seats } = this;
    if (!seats.isShared) {
      const owner = seats.owners[partition]!;
      while (owner >= 0 && seats.isHungry(owner) && this.take(owner) > 0);
      return;
    }
    let inVain = 0;
    while (inVain < seats.offers && this.stock.next(0) >= 0) {
      const seat = seats.takeOffer();
      if (!seats.isHungry(seat)) continue;
      inVain = this.take(seat) > 0 ? 0 : inVain + 1;
      seats.offer(seat);
    }
  }

  /** A member takes up to `prefetch` messages. Returns how many there were for it. */
  private take(seat: number): number {
    const { prefetch } = this.seats.subscriberOf(seat);
    let taken = 0;
    for (; taken < prefetch; taken++) {
      const copy = this.nextFor(seat);
      if (copy < 0) break;
      this.host.handOut(copy, seat);
    }
    return taken;
  }

  private nextFor(seat: number): number {
    const { seats } = this;
    if (this.isRebalancing) return -1;
    if (seats.isShared) return this.candidate(0, seat);
    const owned = seats.partitionsOf(seat);
    const first = seats.firstTurn(seat);
    for (let turn = 0; turn < owned.length; turn++) {
      const partition = owned[(first + turn) % owned.length]!;
      const copy = this.candidate(partition, seat);
      if (copy < 0) continue;
      seats.turnFrom(seat, partition);
      return copy;
    }
    return -1;
  }

  /** What was handed out before needs no new room: it must not wait behind what waits for it. */
  private candidate(partition: number, seat: number): number {
    if (!this.host.serves(partition)) return -1;
    const copy = this.stock.next(partition);
    return copy >= 0 && (this.stock.copies.receives[copy]! > 0 || this.seats.hasRoom(seat)) ? copy : -1;
  }
}
