import { invariant } from '#kernel/invariant.ts';
import { CallLine } from './call-line.ts';
import { wider } from './grow.ts';

/** A consumer, as its group sees it. */
export interface Subscriber {
  /** Its block. */
  readonly index: number;
  /** Messages a member works on at the same time. */
  readonly parallelPerMember: number;
  /** Messages a member takes in hand at once. */
  readonly prefetch: number;
  /** Its acknowledgements keep the order of publishing. */
  readonly isInOrder: boolean;
}

/** Seats kept for each consumer: more than it can have members. */
const SEATS = 256;
const NOBODY = -1;
const NONE: readonly number[] = [];
const SHARED: readonly number[] = [0];

/**
 * The members of one group, each on a seat, and who is next to be handed something.
 *
 * One partition is shared: members compete for each message, the one idle for the longest first. Of several partitions each
 * is owned by one member; they are dealt out in turn, and with more members than partitions some own none.
 */
export class MessageSeats {
  /** By seat: messages out with it that it has not answered. */
  busy = new Int32Array(SEATS);
  /** By seat: messages it must answer before later ones count, where acknowledgements keep the order. */
  owed = new Int32Array(SEATS);
  /** Seats that own a partition, by partition; −1 = nobody, or shared. */
  readonly owners: Int32Array;
  readonly isShared: boolean;
  private readonly subscribers: Subscriber[] = [];
  private readonly firstSeats = new Map<number, number>();
  private isOpenNow = new Int32Array(SEATS);
  private isInRing = new Int32Array(SEATS);
  /** By seat: the partitions it owns, ascending; absent = none. */
  private owned: (readonly number[] | undefined)[] = [];
  /** By seat: the partition it looks at first when it takes the next message. */
  private cursor = new Int32Array(SEATS);
  /** Seats that want something, the longest idle first. Only where a partition is shared. */
  private readonly ring = new CallLine();

  constructor(partitions: number) {
    this.isShared = partitions === 1;
    this.owners = new Int32Array(partitions).fill(NOBODY);
  }

  join(subscriber: Subscriber): void {
    invariant(!this.firstSeats.has(subscriber.index), 'a consumer joined its group twice');
    this.firstSeats.set(subscriber.index, this.subscribers.length * SEATS);
    this.subscribers.push(subscriber);
    while (this.busy.length < this.subscribers.length * SEATS) {
      for (const column of ['busy', 'owed', 'isOpenNow', 'isInRing', 'cursor'] as const) this[column] = wider(this[column]);
    }
  }

  /** Whether a block is a consumer of this group. */
  has(block: number): boolean {
    return this.firstSeats.has(block);
  }

  seatOf(block: number, member: number): number {
    return this.firstSeats.get(block)! + member;
  }

  memberOf(seat: number): number {
    return seat % SEATS;
  }

  subscriberOf(seat: number): Subscriber {
    return this.subscribers[Math.floor(seat / SEATS)]!;
  }

  isOpen(seat: number): boolean {
    return this.isOpenNow[seat] === 1;
  }

  open(seat: number): void {
    this.isOpenNow[seat] = 1;
    this.offer(seat);
  }

  close(seat: number): void {
    this.isOpenNow[seat] = 0;
  }

  /** A worker of this member has nothing to do. */
  isHungry(seat: number): boolean {
    return this.isOpenNow[seat] === 1 && this.busy[seat]! < this.subscriberOf(seat).parallelPerMember;
  }

  /** Whether a member that must keep the order may take something new. */
  hasRoom(seat: number): boolean {
    const { prefetch, parallelPerMember, isInOrder } = this.subscriberOf(seat);
    return !isInOrder || this.owed[seat]! < Math.max(prefetch, parallelPerMember);
  }

  /** A member may want something: it joins the end of the ring. */
  offer(seat: number): void {
    if (!this.isShared || this.isInRing[seat] === 1 || !this.isHungry(seat)) return;
    this.isInRing[seat] = 1;
    this.ring.push(seat);
  }

  get offers(): number {
    return this.ring.length;
  }

  /** Takes the member that has been idle for the longest out of the ring; it may have lost its appetite. */
  takeOffer(): number {
    const seat = this.ring.shift();
    this.isInRing[seat] = 0;
    return seat;
  }

  /** Deals the partitions out to the members that are there. */
  deal(): void {
    if (this.isShared) return;
    const open: number[] = [];
    for (let seat = 0; seat < this.subscribers.length * SEATS; seat++) if (this.isOpen(seat)) open.push(seat);
    const owned: number[][] = [];
    for (let partition = 0; partition < this.owners.length; partition++) {
      const owner = open.length === 0 ? NOBODY : open[partition % open.length]!;
      this.owners[partition] = owner;
      if (owner !== NOBODY) (owned[owner] ??= []).push(partition);
    }
    this.owned = owned;
  }

  /** A partition that a member takes from, −1 when there is none. */
  partitionOf(seat: number): number {
    return this.isShared ? 0 : (this.owned[seat]?.[0] ?? NOBODY);
  }

  /** All partitions that a member takes from, ascending. */
  partitionsOf(seat: number): readonly number[] {
    if (this.isShared) return this.isOpen(seat) ? SHARED : NONE;
    return this.owned[seat] ?? NONE;
  }

  /** Position in {@link MessageSeats.partitionsOf} of the one to look at first when this member takes its next message. */
  firstTurn(seat: number): number {
    const owned = this.partitionsOf(seat);
    const from = this.cursor[seat]!;
    for (let turn = 0; turn < owned.length; turn++) if (owned[turn]! >= from) return turn;
    return 0;
  }

  /** A member took from this partition: the next is first now. */
  turnFrom(seat: number, partition: number): void {
    this.cursor[seat] = partition + 1;
  }
}
