import { CopyState } from './message-copies.ts';
import { MessageLines } from './message-lines.ts';
import type { MessageSeats } from './message-seats.ts';
import type { MessageStock } from './message-stock.ts';

const NO_LIST = -1;

/**
 * What is handed out and must be answered before later acknowledgements count: one list for each owned partition, or for each
 * member where a partition is shared. A message whose work failed stays owed until it is done, set aside or handed to another
 * member. Only for consumers that keep the order, on queues whose lines are in order.
 */
export class AckOrder {
  private readonly stock: MessageStock;
  private readonly seats: MessageSeats;
  private readonly isFifo: boolean;
  private readonly lists: MessageLines;

  constructor(stock: MessageStock, seats: MessageSeats, isFifo: boolean) {
    this.stock = stock;
    this.seats = seats;
    this.isFifo = isFifo;
    this.lists = new MessageLines(stock.copies);
  }

  /** A copy is about to go to this seat. Returns the list it was in, −1 for none. */
  owe(copy: number, seat: number): number {
    const { copies } = this.stock;
    const left = this.release(copy);
    if (!this.isFifo || !this.seats.subscriberOf(seat).isInOrder) return left;
    this.lists.insert(this.seats.isShared ? seat : copies.partition[copy]!, copy);
    this.seats.owed[seat]!++;
    return left;
  }

  /** A copy is not owed any more. Returns the list it was in, −1 for none. */
  release(copy: number): number {
    const list = this.lists.lineOf(copy);
    if (list === NO_LIST) return NO_LIST;
    this.lists.remove(copy);
    this.seats.owed[this.stock.copies.seat[copy]!]!--;
    return list;
  }

  /** Nothing that is owed comes before it. */
  isFirst(copy: number): boolean {
    const list = this.lists.lineOf(copy);
    return list === NO_LIST || this.lists.head(list) === copy;
  }

  /** The first copy of a list if its work is done, −1 otherwise. */
  firstFinished(list: number): number {
    if (list === NO_LIST) return -1;
    const copy = this.lists.head(list);
    return copy >= 0 && this.stock.copies.state[copy] === CopyState.finished ? copy : -1;
  }

  /** Copies whose acknowledgement by this seat waits for earlier ones. For rare moments only. */
  finishedBy(seat: number): number[] {
    const { copies } = this.stock;
    const found: number[] = [];
    const lists = this.seats.isShared ? [seat] : [...this.seats.owners.keys()];
    for (const list of lists) {
      for (let copy = this.lists.head(list); copy >= 0; copy = this.lists.after(copy)) {
        if (copies.state[copy] === CopyState.finished && copies.seat[copy] === seat) found.push(copy);
      }
    }
    return found;
  }
}
