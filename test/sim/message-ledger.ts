import type { Frame } from '#blueprint/frame.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';

/** What is in one queue, by what the facts say. */
class QueueBook {
  published = 0;
  consumed = 0;
  waiting = 0;
  inHand = 0;
  deadLettered = 0;
  dropped = 0;
  lost = 0;

  leave(what: 'consumed' | 'deadLettered' | 'dropped' | 'lost', from: 'waiting' | 'inHand'): void {
    this[what]++;
    this[from]--;
  }

  get unaccounted(): number {
    return this.published - this.consumed - this.waiting - this.inHand - this.deadLettered - this.dropped - this.lost;
  }
}

/** Books every fact about messages by itself, without the metrics, and throws at the first that cannot be. One group to each queue. */
export class MessageLedger implements Observer {
  private readonly books: ReadonlyMap<number, QueueBook>;

  /** @param queues block indices */
  constructor(queues: readonly number[]) {
    this.books = new Map(queues.map((queue) => [queue, new QueueBook()]));
  }

  book(queue: number): QueueBook {
    return this.books.get(queue)!;
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, _a: number, b: number): void {
    const book = this.books.get(block);
    if (book === undefined) return;
    if (fact === Fact.published) {
      book.published++;
      book.waiting++;
    } else if (fact === Fact.delivered) {
      book.waiting--;
      book.inHand++;
    } else if (fact === Fact.returned) {
      book.inHand--;
      book.waiting++;
    } else if (fact === Fact.acknowledged) book.leave('consumed', b > 0 ? 'inHand' : 'waiting');
    else if (fact === Fact.deadLettered) book.leave('deadLettered', 'waiting');
    else if (fact === Fact.dropped) book.leave('dropped', 'waiting');
    else if (fact === Fact.lostMessage) book.leave('lost', b === 1 ? 'inHand' : 'waiting');
    if (book.waiting < 0 || book.inHand < 0) throw new Error(`at ${timeUs} queue ${block} holds less than nothing (${request})`);
  }

  /** Throws unless the frame shows what the facts add up to. */
  compare(frame: Frame): void {
    const blocks = Object.values(frame.blocks);
    for (const [queue, book] of this.books) {
      const shown = blocks[queue]!;
      if (shown.kind !== 'message-queue') throw new Error(`block ${queue} is no queue`);
      for (const name of ['waiting', 'inHand', 'deadLettered'] as const) {
        if (shown[name] !== book[name]) throw new Error(`queue ${queue}: ${shown[name]} ${name}, the facts say ${book[name]}`);
      }
      if (book.unaccounted !== 0) throw new Error(`queue ${queue} lost count by ${book.unaccounted}`);
    }
  }
}
