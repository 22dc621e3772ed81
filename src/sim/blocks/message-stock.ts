import { CopyState, MessageCopies } from './message-copies.ts';
import { MessageLines } from './message-lines.ts';
import type { Network } from './network.ts';
import type { QueueDiscipline } from './queue-options.ts';

const PRIORITIES = 10;
const NOBODY = -1;

/**
 * The messages one group still has before it: lines of those that wait, by partition (and priority), and counts of those
 * that wait and those in hand. Holds the request of each as long as it is here. Decides nothing but who is next in line.
 */
export class MessageStock {
  readonly copies = new MessageCopies();
  readonly lines = new MessageLines(this.copies);
  /** By partition; one that pauses before it is tried again waits too. */
  readonly waitingIn: Int32Array;
  /** By partition; one whose acknowledgement waits for earlier ones is still in hand. */
  readonly inHandIn: Int32Array;
  /** All of them. */
  held = 0;
  private readonly network: Network;
  private readonly discipline: QueueDiscipline;
  private readonly priorities: number;
  /** Paused messages that keep their place, by partition: nothing goes before them. */
  private readonly blockers: Int32Array;

  constructor(network: Network, partitions: number, discipline: QueueDiscipline) {
    this.network = network;
    this.discipline = discipline;
    this.priorities = discipline === 'priority' ? PRIORITIES : 1;
    this.waitingIn = new Int32Array(partitions);
    this.inHandIn = new Int32Array(partitions);
    this.blockers = new Int32Array(partitions);
  }

  add(request: number, partition: number, sequence: number): void {
    this.network.requests.hold(request);
    const copy = this.copies.create(request, partition, sequence);
    this.lines.insert(this.lineFor(copy), copy);
    this.waitingIn[partition]!++;
    this.held++;
  }

  /** The copy that is handed out next from a partition, −1 when there is none. */
  next(partition: number): number {
    if (this.blockers[partition]! > 0) return NOBODY;
    for (let line = (partition + 1) * this.priorities - 1; line >= partition * this.priorities; line--) {
      const copy = this.discipline === 'newest-first' ? this.lines.tail(line) : this.lines.head(line);
      if (copy >= 0) return copy;
    }
    return NOBODY;
  }

  /** A waiting copy goes into somebody's hand. */
  take(copy: number): void {
    const partition = this.copies.partition[copy]!;
    this.lines.remove(copy);
    this.waitingIn[partition]!--;
    this.inHandIn[partition]!++;
    this.copies.state[copy] = CopyState.inHand;
    this.copies.receives[copy]!++;
  }

  /** A copy in hand is not any more; until {@link MessageStock.enqueue} it is in no line. */
  giveBack(copy: number): void {
    const partition = this.copies.partition[copy]!;
    this.inHandIn[partition]!--;
    this.waitingIn[partition]!++;
    this.copies.state[copy] = CopyState.paused;
    this.copies.call[copy] = NOBODY;
  }

  /** A copy that was given back is in its place in line. `isBlocking`: not to be handed out, nor anything else of its partition. */
  enqueue(copy: number, isBlocking: boolean): void {
    this.copies.state[copy] = isBlocking ? CopyState.blocking : CopyState.waiting;
    if (isBlocking) this.blockers[this.copies.partition[copy]!]!++;
    this.lines.insert(this.lineFor(copy), copy);
  }

  /** The pause of a copy is over. */
  resume(copy: number): void {
    if (this.copies.state[copy] === CopyState.paused) this.enqueue(copy, false);
    else if (this.copies.state[copy] === CopyState.blocking) {
      this.blockers[this.copies.partition[copy]!]!--;
      this.copies.state[copy] = CopyState.waiting;
    }
  }

  isInHand(copy: number): boolean {
    const state = this.copies.state[copy]!;
    return state === CopyState.inHand || state === CopyState.finished;
  }

  /** A copy is over, wherever it was. */
  leave(copy: number): void {
    const partition = this.copies.partition[copy]!;
    if (this.isInHand(copy)) this.inHandIn[partition]!--;
    else this.waitingIn[partition]!--;
    if (this.copies.state[copy] === CopyState.blocking) this.blockers[partition]!--;
    this.lines.remove(copy);
    this.copies.state[copy] = CopyState.over;
    this.held--;
    this.network.requests.release(this.copies.request[copy]!);
    this.copies.freeIfLeft(copy);
  }

  /** The copy in line that was published first, whatever its partition; −1 when none is in line. */
  oldest(): number {
    const { sequence } = this.copies;
    let oldest = NOBODY;
    for (let line = this.waitingIn.length * this.priorities - 1; line >= 0; line--) {
      const copy = this.lines.head(line);
      if (copy >= 0 && (oldest < 0 || sequence[copy]! < sequence[oldest]!)) oldest = copy;
    }
    return oldest;
  }

  /** The next copies to be handed out from a partition, for drawing. */
  nextFew(partition: number, most: number): number[] {
    const found: number[] = [];
    const isNewestFirst = this.discipline === 'newest-first';
    for (let line = (partition + 1) * this.priorities - 1; line >= partition * this.priorities; line--) {
      let copy = isNewestFirst ? this.lines.tail(line) : this.lines.head(line);
      for (; copy >= 0 && found.length < most; copy = isNewestFirst ? this.lines.before(copy) : this.lines.after(copy)) found.push(copy);
    }
    return found;
  }

  private lineFor(copy: number): number {
    const partition = this.copies.partition[copy]!;
    if (this.priorities === 1) return partition;
    const { requests, sorts } = this.network;
    return partition * PRIORITIES + sorts[requests.sort[this.copies.request[copy]!]!]!.priority;
  }
}
