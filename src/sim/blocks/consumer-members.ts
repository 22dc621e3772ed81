import { CallLine } from './call-line.ts';
import { CallState } from './calls.ts';
import { wider } from './grow.ts';
import type { Network } from './network.ts';

/** What a member does with a message. */
const Stage = { none: 0, inHand: 1, working: 2 } as const;

/** The members of one consumer: who is there, what each has in hand, and which of that it works on. */
export class ConsumerMembers {
  private readonly network: Network;
  private readonly consumer: number;
  private isUpNow = new Int32Array(1);
  private working = new Int32Array(1);
  /** Counts the lives of each: what an earlier life was to do is not done. */
  private lives = new Int32Array(1);
  /** 1 = it died by itself and comes back. */
  private returning = new Int32Array(1);
  /** Messages in hand that wait, by member. */
  private readonly hands: CallLine[] = [];
  /** By slot of the call. */
  private stages = new Int32Array(64);
  /** By slot of the call: counts up with everything that is put into a hand or begun. */
  private turns = new Int32Array(64);
  private turn = 0;

  constructor(network: Network, consumer: number) {
    this.network = network;
    this.consumer = consumer;
  }

  /** Members that there have ever been. */
  get count(): number {
    return this.hands.length;
  }

  isUp(member: number): boolean {
    return this.isUpNow[member] === 1;
  }

  workingOf(member: number): number {
    return this.working[member]!;
  }

  isReturning(member: number): boolean {
    return this.returning[member] === 1;
  }

  /** A dead member will be back. Returns the life that it waits for, for {@link ConsumerMembers.isAwaited}. */
  awaitReturn(member: number): number {
    this.returning[member] = 1;
    return this.lives[member]!;
  }

  isAwaited(member: number, life: number): boolean {
    return this.returning[member] === 1 && this.lives[member] === life;
  }

  /** Whoever is awaited does not come. */
  awaitNobody(): void {
    this.returning.fill(0);
  }

  start(member: number): void {
    while (this.hands.length <= member) {
      this.hands.push(new CallLine());
      if (this.hands.length <= this.isUpNow.length) continue;
      for (const column of ['isUpNow', 'working', 'lives', 'returning'] as const) this[column] = wider(this[column]);
    }
    this.isUpNow[member] = 1;
    this.returning[member] = 0;
  }

  put(member: number, call: number): void {
    while (call >= this.stages.length) {
      this.stages = wider(this.stages);
      this.turns = wider(this.turns);
    }
    this.stages[call] = Stage.inHand;
    this.turns[call] = this.turn++;
    this.hands[member]!.push(call);
  }

  /** The next message in hand that nobody works on, −1 when there is none. */
  next(member: number): number {
    return this.hands[member]!.length > 0 ? this.hands[member]!.shift() : -1;
  }

  begin(member: number, call: number): void {
    this.stages[call] = Stage.working;
    this.turns[call] = this.turn++;
    this.working[member]!++;
  }

  end(member: number, call: number): void {
    this.stages[call] = Stage.none;
    this.working[member]!--;
  }

  isWorkingOn(call: number): boolean {
    return this.stages[call] === Stage.working;
  }

  /** The member dies. Gives back the calls it held, those it worked on first. */
  stop(member: number): readonly number[] {
    this.isUpNow[member] = 0;
    this.lives[member]!++;
    this.working[member] = 0;
    while (this.hands[member]!.length > 0) this.hands[member]!.shift();
    return this.heldBy(member + 1)[member]!;
  }

  /** Nobody has this call any more. Returns whether it was worked on. */
  drop(call: number): boolean {
    const wasWorking = this.isWorkingOn(call);
    this.stages[call] = Stage.none;
    return wasWorking;
  }

  /**
   * By member, of the first so many: the calls it holds, those it works on first, each in the order in which they came or began. For rare
   * moments only.
   */
  heldBy(count: number): readonly (readonly number[])[] {
    const { calls } = this.network;
    const { consumer, stages, turns } = this;
    const held = Array.from({ length: count }, (): number[] => []);
    const isHere = (call: number): boolean => calls.callee[call] === consumer && calls.state[call] === CallState.held;
    for (const call of this.network.liveCalls(isHere)) held[calls.place[call]!]?.push(call);
    const order = (one: number, other: number): number => stages[other]! - stages[one]! || turns[one]! - turns[other]!;
    for (const one of held) one.sort(order);
    return held;
  }
}
