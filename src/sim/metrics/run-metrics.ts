import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { BalancerFold } from './balancer-fold.ts';
import { Histogram } from './histogram.ts';
import type { BlockFigures, LatencySummary, Report } from './report.ts';
import { ServerFold } from './server-fold.ts';
import type { Subject } from './subjects.ts';

const SHARES = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

/**
 * Folds the facts of a run into its report. Requests sent before `warmupUs` are not counted, and time before it is not
 * integrated. Memory does not grow with the number of requests.
 */
export class RunMetrics implements Observer {
  private readonly subjects: readonly Subject[];
  private readonly warmupUs: number;
  private readonly servers: readonly (ServerFold | null)[];
  private readonly balancers: readonly (BalancerFold | null)[];
  /** For each block the balancers that send to it, with its position in their list. */
  private readonly watchers: readonly (readonly { readonly fold: BalancerFold; readonly position: number }[])[];
  private readonly latency = new Histogram();
  private readonly outcomes = [0, 0, 0, 0];
  private sent = 0;
  private attempts = 0;

  constructor(subjects: readonly Subject[], warmupUs: number) {
    this.subjects = subjects;
    this.warmupUs = warmupUs;
    this.servers = subjects.map((subject) => (subject.kind === 'server' ? new ServerFold(subject, warmupUs) : null));
    this.balancers = subjects.map((subject) => (subject.kind === 'load-balancer' ? new BalancerFold(subject, warmupUs) : null));
    this.watchers = subjects.map((subject) =>
      this.balancers.flatMap((fold, index) => {
        const position = this.subjects[index]!.to.indexOf(subject.id);
        return fold !== null && position >= 0 ? [{ fold, position }] : [];
      }),
    );
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    if (fact === Fact.finished) this.finished(timeUs, a, b);
    else if (fact === Fact.sent) this.sentOne(timeUs, a);
    else if (fact === Fact.wentDown || fact === Fact.cameUp) this.powered(timeUs, block, fact === Fact.cameUp);
    const server = this.servers[block];
    if (server !== null && server !== undefined) {
      server.onFact(timeUs, fact, request, a);
      return;
    }
    const balancer = this.balancers[block];
    if (balancer !== null && balancer !== undefined) balancer.onFact(timeUs, fact, a, b);
  }

  /** The report of everything up to `untilUs`; the fold can go on afterwards. */
  report(untilUs: number): Report {
    const [ok = 0, rejected = 0, failed = 0, timedOut = 0] = this.outcomes;
    const spanSec = (untilUs - this.warmupUs) / 1e6;
    const blocks: Record<string, BlockFigures> = {};
    this.subjects.forEach((subject, index) => {
      blocks[subject.id] = this.servers[index]?.figures(untilUs) ?? this.balancers[index]?.figures(untilUs) ?? {};
    });
    const inFlight = this.sent - ok - rejected - failed - timedOut;
    return {
      requests: { sent: this.sent, ok, rejected, failed, timedOut, inFlight, attempts: this.attempts },
      latencyMs: this.latencySummary(),
      throughputPerSec: spanSec > 0 ? ok / spanSec : 0,
      blocks,
    };
  }

  private finished(timeUs: number, outcome: number, latencyUs: number): void {
    if (timeUs - latencyUs < this.warmupUs) return;
    this.outcomes[outcome]!++;
    if (outcome === Outcome.ok) this.latency.add(latencyUs);
  }

  private sentOne(timeUs: number, attempt: number): void {
    if (timeUs < this.warmupUs) return;
    this.attempts++;
    if (attempt === 1) this.sent++;
  }

  private powered(timeUs: number, block: number, isUp: boolean): void {
    for (const { fold, position } of this.watchers[block]!) fold.powered(timeUs, position, isUp);
    if (isUp) this.balancers[block]?.restarted(timeUs);
  }

  private latencySummary(): LatencySummary | null {
    const found = this.latency.quantiles(SHARES);
    const mean = this.latency.mean();
    if (found === null || mean === null) return null;
    const [p50, p90, p95, p99, p999] = found.map((us) => us / 1000) as [number, number, number, number, number];
    return { mean: mean / 1000, p50, p90, p95, p99, p999, max: this.latency.max / 1000 };
  }
}
