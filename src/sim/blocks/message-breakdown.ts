import { Fact } from '#kernel/facts.ts';
import type { AckOrder } from './message-ack-order.ts';
import type { MessageSeats } from './message-seats.ts';
import { Cause } from './message-redelivery.ts';
import type { MessageStock } from './message-stock.ts';
import type { Network } from './network.ts';

/** What one group has of a queue whose broker dies. */
export interface Broken {
  readonly network: Network;
  readonly index: number;
  readonly seats: MessageSeats;
  readonly stock: MessageStock;
  readonly order: AckOrder;
}

/**
 * The broker of a partition died with its connections: what was in hand is back in line, its workers carry on unheard.
 * @param isLost it had everything in memory only
 */
export function breakDown(broken: Broken, partition: number, isLost: boolean): void {
  const { network, index, stock, order } = broken;
  const { copies } = stock;
  abandonCalls(broken, partition);
  for (let copy = 0; copy < copies.used; copy++) {
    if (!copies.isAlive(copy) || copies.partition[copy] !== partition) continue;
    const number = network.requests.number[copies.request[copy]!]!;
    order.release(copy);
    if (isLost) {
      network.emit(Fact.lostMessage, index, number, partition, stock.isInHand(copy) ? 1 : 0);
      stock.leave(copy);
    } else if (stock.isInHand(copy)) {
      network.emit(Fact.returned, index, number, Cause.died, partition);
      stock.giveBack(copy);
      stock.enqueue(copy, false);
    }
  }
}

/** Nobody but its queue calls a consumer. */
function abandonCalls({ network, seats, stock: { copies } }: Broken, partition: number): void {
  const { calls } = network;
  const isOurs = (call: number): boolean =>
    seats.has(calls.callee[call]!) && calls.isAbandoned[call] === 0 && copies.partition[calls.tag[call]!] === partition;
  for (const call of network.liveCalls(isOurs)) {
    network.abandon(call);
    const seat = seats.seatOf(calls.callee[call]!, calls.place[call]!);
    seats.busy[seat]!--;
    // Its answer will not be heard, so it says now that it will want something.
    seats.offer(seat);
    const copy = calls.tag[call]!;
    copies.openCalls[copy]!--;
    copies.freeIfLeft(copy);
  }
}
