import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import type { Report } from '#metrics/report.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One unit of work, in ms: large, so that whole microseconds round away nothing. */
export const UNIT_MS = 1000;

/** How each request ended, in the order in which they ended. */
class Endings implements Observer {
  readonly latencies: number[] = [];
  readonly losses: number[] = [];
  private readonly fromUs: number;

  constructor(fromMs: number) {
    this.fromUs = fromMs * 1000;
  }

  onFact(timeUs: number, fact: FactKind, _block: number, _request: number, a: number, b: number): void {
    if (fact !== Fact.finished || timeUs - b < this.fromUs) return;
    this.losses.push(a === Outcome.ok ? 0 : 1);
    if (a === Outcome.ok) this.latencies.push(b / 1000 / UNIT_MS);
  }
}

export interface Collected {
  /** Time in system of every request that ended ok, in units of work. */
  readonly latencies: readonly number[];
  /** 1 for every request that did not, 0 for those that did. */
  readonly losses: readonly number[];
  readonly report: Report;
}

/**
 * Runs `blocks` until about `customers` have come, and leaves out what was sent in the warm-up.
 * @param perUnit arrivals per unit of work, all clients together
 */
export function collect(blocks: Fields, perUnit: number, customers: number, seed: number, warmupUnits = 500): Collected {
  const durationMs = Math.ceil((customers / perUnit + warmupUnits) * UNIT_MS);
  const endings = new Endings(warmupUnits * UNIT_MS);
  const blueprint = blueprintOf({ version: 1, seed, durationMs, warmupMs: warmupUnits * UNIT_MS, blocks });
  const { report } = runBlueprint(blueprint, { observers: [endings] });
  return { latencies: endings.latencies, losses: endings.losses, report };
}

/** Random arrivals, `perUnit` in one unit of work. */
export function arrivals(perUnit: number, to: string, more: Fields = {}): Fields {
  return { kind: 'client', to, arrivals: { process: 'poisson', ratePerSec: (perUnit * 1000) / UNIT_MS }, ...more };
}

export function server(workers = 1, more: Fields = {}): Fields {
  return { kind: 'server', workers, serviceTime: { distribution: 'exponential', meanMs: UNIT_MS }, ...more };
}

/** Visitors, a balancer and equal servers at a load. */
export function balanced(servers: number, load: number, balancer: Fields): Fields {
  const ids = Array.from({ length: servers }, (_, i) => `server-${i + 1}`);
  return {
    visitors: arrivals(load * servers, 'balancer'),
    balancer: { kind: 'load-balancer', to: ids, ...balancer },
    ...(Object.fromEntries(ids.map((id) => [id, server()])) as Fields),
  };
}
