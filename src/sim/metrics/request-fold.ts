import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import { Histogram } from './histogram.ts';
import type { LatencySummary, OutcomeCounts } from './report.ts';

const SHARES = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

/** What became of a set of requests, and how long the good ones took. Memory does not grow with their number. */
export class RequestFold {
  sent = 0;
  attempts = 0;
  private readonly latency = new Histogram();
  private readonly outcomes = [0, 0, 0, 0];

  onFact(fact: FactKind, a: number, b: number): void {
    if (fact === Fact.sent) {
      this.attempts++;
      if (a === 1) this.sent++;
    } else {
      this.outcomes[a]!++;
      if (a === Outcome.ok) this.latency.add(b);
    }
  }

  get ok(): number {
    return this.outcomes[Outcome.ok]!;
  }

  counts(): OutcomeCounts {
    const [ok = 0, rejected = 0, failed = 0, timedOut = 0] = this.outcomes;
    return { sent: this.sent, ok, rejected, failed, timedOut, inFlight: this.sent - ok - rejected - failed - timedOut };
  }

  latencyMs(): LatencySummary | null {
    const found = this.latency.quantiles(SHARES);
    const mean = this.latency.mean();
    if (found === null || mean === null) return null;
    const [p50, p90, p95, p99, p999] = found.map((us) => us / 1000) as [number, number, number, number, number];
    return { mean: mean / 1000, p50, p90, p95, p99, p999, max: this.latency.max / 1000 };
  }
}
