import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import type { Network } from './network.ts';
import type { HealthCheckOptions } from './options.ts';
import { RequestKind } from './requests.ts';
import type { Targets } from './targets.ts';

/** What the health checks need from the balancer they serve. */
export interface HealthCheckHost {
  readonly network: Network;
  readonly index: number;
  readonly targets: Targets;
  /** Event codes the host passes on to {@link HealthChecks.probe} and {@link HealthChecks.probeTimedOut}. */
  readonly probeCode: number;
  readonly probeTimeoutCode: number;
  /** Tag that tells a probe's call from a visitor's. */
  probeTag(position: number): number;
}

/**
 * Active health checks: every `intervalMs` a real probe to each server, so that what the balancer believes lags behind
 * what is true. `fall` failures in a row: believed down; `rise` answers in a row: believed up again.
 * From a crash that refuses connections to the verdict: (fall − 1) × interval at best, fall × interval at worst; a silent
 * server adds the timeout.
 */
export class HealthChecks {
  private options: HealthCheckOptions;
  private readonly host: HealthCheckHost;
  private readonly answersInRow: Int32Array;
  private readonly failuresInRow: Int32Array;

  constructor(options: HealthCheckOptions, host: HealthCheckHost) {
    this.options = options;
    this.host = host;
    this.answersInRow = new Int32Array(host.targets.count);
    this.failuresInRow = new Int32Array(host.targets.count);
  }

  setOptions(options: HealthCheckOptions): void {
    this.options = options;
  }

  /** Schedules the first probe of every server, each at its own random phase unless `firstAtMs` is set. */
  start(seed: number, balancerId: string): void {
    const { host, options } = this;
    host.targets.ids.forEach((id, position) => {
      const phase = new Random(seed, `${balancerId}/probe-phase/${id}`).nextUnit();
      const firstMs = options.firstAtMs ?? phase * options.intervalMs;
      host.network.simulation.after(Math.round(firstMs * 1000), host.index, host.probeCode, position, 0);
    });
  }

  /** Forgets every result, as a restarted balancer does. */
  forget(): void {
    this.answersInRow.fill(0);
    this.failuresInRow.fill(0);
  }

  /** Keeps the probe clock of one server going; probes only while the balancer itself is up. */
  probe(position: number, isBalancerUp: boolean): void {
    const { host, options } = this;
    const { network, index, targets } = host;
    network.simulation.after(Math.round(options.intervalMs * 1000), index, host.probeCode, position, 0);
    if (!isBalancerUp) return;
    const kind = options.probe === 'connect' ? RequestKind.connectProbe : RequestKind.probe;
    const request = network.createProbe(kind);
    const call = network.open(request, index, targets.blocks[position]!, -1, host.probeTag(position));
    network.requests.release(request);
    network.emit(Fact.probed, index, -1, position, 0);
    network.simulation.after(Math.round(options.timeoutMs * 1000), index, host.probeTimeoutCode, call, network.calls.serial[call]!);
    network.deliver(call);
  }

  /** The timer of a probe rang. */
  probeTimedOut(call: number, serial: number, positionOf: (tag: number) => number): void {
    const { calls } = this.host.network;
    if (calls.serial[call] !== serial || calls.isAbandoned[call] === 1) return;
    this.host.network.abandon(call);
    this.ended(positionOf(calls.tag[call]!), Outcome.timedOut);
  }

  /** A probe was answered (ok) or failed in any way. */
  ended(position: number, outcome: OutcomeCode): void {
    const { options, answersInRow, failuresInRow } = this;
    const { network, index, targets } = this.host;
    const passed = outcome === Outcome.ok;
    network.emit(Fact.probeEnded, index, -1, position, passed ? 1 : 0);
    answersInRow[position] = passed ? answersInRow[position]! + 1 : 0;
    failuresInRow[position] = passed ? 0 : failuresInRow[position]! + 1;
    if (targets.believedUp[position] === true && failuresInRow[position] >= options.fall) this.believe(position, false);
    else if (targets.believedUp[position] === false && answersInRow[position] >= options.rise) this.believe(position, true);
  }

  private believe(position: number, isUp: boolean): void {
    const { network, index, targets } = this.host;
    targets.believedUp[position] = isUp;
    if (isUp) targets.backSinceUs[position] = network.simulation.nowUs;
    targets.refresh();
    network.emit(Fact.believed, index, -1, position, isUp ? 1 : 0);
  }
}
