import { Fact } from '#kernel/facts.ts';
import type { Network } from './network.ts';
import type { BreakerOptions } from './options.ts';

/**
 * A circuit breaker before one target: closed, it counts failures in a row; open, it refuses at once; after `openMs` it is
 * half open and lets `probes` calls try: one success closes it, one failure opens it again.
 * Source: M. Nygard, *Release It!* (2007), ch. 5.
 */
export class Breaker {
  private readonly network: Network;
  private readonly owner: number;
  private readonly target: number;
  private state: 'closed' | 'open' | 'half-open' = 'closed';
  private failuresInRow = 0;
  private openUntilUs = 0;
  private probing = 0;

  constructor(network: Network, owner: number, target: number) {
    this.network = network;
    this.owner = owner;
    this.target = target;
  }

  /** Whether a call may go now. One that goes must be reported by {@link Breaker.note}, or withdrawn. */
  admits(options: BreakerOptions): boolean {
    if (this.state === 'open') {
      if (this.network.simulation.nowUs < this.openUntilUs) return false;
      this.turn('half-open', Fact.breakerHalfOpened);
      this.probing = 0;
    }
    if (this.state === 'closed') return true;
    if (this.probing >= options.probes) return false;
    this.probing++;
    return true;
  }

  note(isOk: boolean, options: BreakerOptions): void {
    if (this.state === 'half-open') {
      if (isOk) this.turn('closed', Fact.breakerClosed);
      else this.open(options);
    } else if (this.state === 'closed') {
      this.failuresInRow = isOk ? 0 : this.failuresInRow + 1;
      if (this.failuresInRow >= options.failures) this.open(options);
    }
  }

  /** Nobody waits any more for a call that went: it proves nothing, and another may try in its place. */
  withdraw(): void {
    this.probing = Math.max(0, this.probing - 1);
  }

  get isOpen(): boolean {
    return this.state !== 'closed';
  }

  private open(options: BreakerOptions): void {
    this.openUntilUs = this.network.simulation.nowUs + Math.round(options.openMs * 1000);
    this.turn('open', Fact.breakerOpened);
  }

  private turn(state: Breaker['state'], fact: typeof Fact.breakerOpened | typeof Fact.breakerHalfOpened | typeof Fact.breakerClosed): void {
    this.state = state;
    this.failuresInRow = 0;
    this.network.emit(fact, this.owner, -1, this.target, 0);
  }
}
