import { Fact } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import type { Network } from './network.ts';
import type { ShedOptions } from './options.ts';

const PRIORITIES = 10;
/** The controller looks at the waits of so long a time, then sets the reject share anew. */
const PERIOD_US = 100_000;

/**
 * Turns requests away before they join a line, the lowest priorities first, so that the wait of those let in stays near the
 * target: a PI controller on (wait ÷ target − 1) sets the share to reject.
 * Leaves out: Cinnamon's estimate of capacity. Source: Uber, *PID Controller for Cinnamon*, 2023.
 */
export class Shedder {
  private readonly network: Network;
  private readonly owner: number;
  private readonly stream: Random;
  private readonly seen = new Float64Array(PRIORITIES);
  private rejectShare = 0;
  private integral = 0;
  private waitSumUs = 0;
  private waits = 0;
  private periodEndUs = PERIOD_US;

  constructor(network: Network, owner: number, seed: number, id: string) {
    this.network = network;
    this.owner = owner;
    this.stream = new Random(seed, `${id}/shed`);
  }

  /** Whether the call may join the line. One that may not is reported to the observers; its owner answers it. */
  admits(call: number, options: ShedOptions): boolean {
    this.adjust(options);
    const { priority } = this.network.sortOf(call);
    this.seen[priority]!++;
    const chance = this.rejectChance(priority);
    if (chance <= 0 || (chance < 1 && !this.stream.nextChance(chance))) return true;
    const { requests, calls } = this.network;
    this.network.emit(Fact.shed, this.owner, requests.number[calls.request[call]!]!, priority, Math.round(this.rejectShare * 1000));
    return false;
  }

  /** A call that was let in begins its work after this wait. */
  noteWait(waitUs: number): void {
    this.waitSumUs += waitUs;
    this.waits++;
  }

  /** Of the traffic seen lately the share below this priority is rejected first. */
  private rejectChance(priority: number): number {
    if (this.rejectShare <= 0) return 0;
    let below = 0;
    let all = 0;
    for (let i = 0; i < PRIORITIES; i++) {
      all += this.seen[i]!;
      if (i < priority) below += this.seen[i]!;
    }
    const own = this.seen[priority]!;
    return own === 0 ? 0 : Math.min(1, Math.max(0, (this.rejectShare * all - below) / own));
  }

  private adjust(options: ShedOptions): void {
    const { nowUs } = this.network.simulation;
    if (nowUs < this.periodEndUs) return;
    const waitMs = this.waits === 0 ? 0 : this.waitSumUs / this.waits / 1000;
    const error = waitMs / options.targetWaitMs - 1;
    // The integral is held where it can still act: a long calm must not make the first surge free.
    this.integral = Math.min(1, Math.max(0, this.integral + options.ki * error));
    this.rejectShare = Math.min(1, Math.max(0, options.kp * error + this.integral));
    this.waitSumUs = 0;
    this.waits = 0;
    for (let i = 0; i < PRIORITIES; i++) this.seen[i]! *= 0.9;
    this.periodEndUs = nowUs + PERIOD_US;
  }
}
