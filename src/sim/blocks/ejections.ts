import { Fact } from '#kernel/facts.ts';
import type { Network } from './network.ts';
import type { EjectionOptions } from './options.ts';
import type { Targets } from './targets.ts';

/**
 * Passive health checks: a server that fails so many requests in a row is taken out, each time longer (base × times, at most
 * the maximum), and comes back by itself. Source: Envoy documentation, *Outlier detection* (consecutive errors).
 */
export class Ejections {
  private readonly network: Network;
  private readonly owner: number;
  private readonly targets: Targets;
  private readonly returnCode: number;
  private readonly failuresInRow: Int32Array;
  private readonly times: Int32Array;
  /** By position: ejections ever. A bell that an earlier one set rings for nobody, also after a restart. */
  private readonly bells: Int32Array;

  constructor(network: Network, owner: number, targets: Targets, returnCode: number) {
    this.network = network;
    this.owner = owner;
    this.targets = targets;
    this.returnCode = returnCode;
    this.failuresInRow = new Int32Array(targets.count);
    this.times = new Int32Array(targets.count);
    this.bells = new Int32Array(targets.count);
  }

  note(position: number, isOk: boolean, options: EjectionOptions): void {
    this.failuresInRow[position] = isOk ? 0 : this.failuresInRow[position]! + 1;
    if (this.failuresInRow[position] < options.failures || this.targets.ejected[position]! || !this.mayEject(options)) return;
    const timeMs = ejectionMs(++this.times[position]!, options);
    this.turn(position, true);
    this.network.emit(Fact.ejected, this.owner, -1, position, Math.round(timeMs));
    this.network.simulation.after(Math.round(timeMs * 1000), this.owner, this.returnCode, position, ++this.bells[position]!);
  }

  /** The time of an ejection is up. */
  comeBack(position: number, bell: number): void {
    if (this.bells[position] !== bell || !this.targets.ejected[position]!) return;
    this.failuresInRow[position] = 0;
    this.targets.backSinceUs[position] = this.network.simulation.nowUs;
    this.turn(position, false);
  }

  /** Forgets everything, as a restarted balancer does. */
  forget(): void {
    this.failuresInRow.fill(0);
    this.times.fill(0);
    this.targets.ejected.fill(false);
  }

  private mayEject({ maxShare }: EjectionOptions): boolean {
    const out = this.targets.ejected.filter(Boolean).length;
    return out + 1 <= Math.max(1, maxShare * this.targets.count);
  }

  private turn(position: number, isOut: boolean): void {
    const { targets } = this;
    targets.ejected[position] = isOut;
    targets.refresh();
    // To an onlooker an ejected server is one the balancer does not believe in.
    if (targets.believedUp[position]!) this.network.emit(Fact.believed, this.owner, -1, position, isOut ? 0 : 1);
  }
}

/** How long the n-th ejection lasts. */
export function ejectionMs(times: number, { baseMs, maxMs }: EjectionOptions): number {
  return Math.min(maxMs, baseMs * times);
}
