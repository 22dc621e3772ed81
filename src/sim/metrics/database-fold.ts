import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import type { BlockFigures } from './report.ts';
import { StationFold } from './station-fold.ts';
import type { Subject } from './subjects.ts';

/**
 * What a database did, folded from the facts of its parts. `staleReads`: reads that a replica answered with something older than the
 * primary had; `staleMs`: for how long that had been old, on average. Without replicas the parts are not listed: there is one.
 */
export class DatabaseFold implements BlockFold {
  private readonly subject: Subject;
  private readonly fromUs: number;
  private readonly stations: readonly StationFold[];
  private reads = 0;
  private writes = 0;
  private unknown = 0;
  private staleReads = 0;
  private staleMs = 0;

  constructor(subject: Subject, connectionsNow: () => number, fromUs: number) {
    this.subject = subject;
    this.fromUs = fromUs;
    this.stations = subject.partNames.map(() => new StationFold(connectionsNow, fromUs));
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    const part = block - this.subject.firstPart;
    if (fact === Fact.changed) for (const station of this.stations) station.onFact(timeUs, fact, block, request, a);
    else if (part >= 0) this.stations[part]!.onFact(timeUs, fact, block, request, a);
    if (timeUs < this.fromUs) return;
    if (fact === Fact.read) {
      this.reads++;
      this.unknown += b;
    } else if (fact === Fact.wrote && part >= 0) this.writes++;
    else if (fact === Fact.outdated) {
      this.staleReads++;
      this.staleMs += a;
    }
  }

  figures(untilUs: number): BlockFigures {
    const { names, shares } = this.shares(untilUs);
    const known = shares.filter((share) => share !== null);
    return {
      reads: this.reads,
      writes: this.writes,
      unknown: this.unknown,
      utilisationShare: known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length,
      maxQueue: Math.max(...this.stations.map((station) => Number(station.figures(untilUs)['maxQueue']))),
      staleReads: this.staleReads,
      staleMs: this.staleReads > 0 ? this.staleMs / this.staleReads : null,
      ...(names.length > 1 ? { parts: Object.fromEntries(names.map((name, i) => [name, { utilisationShare: shares[i]! }])) } : {}),
    };
  }

  totals(timeUs: number): Totals {
    const each = this.stations.map((station) => station.totals(timeUs));
    const sum = (name: string): number => each.reduce((total, { gauges }) => total + gauges[name]!, 0);
    return {
      gauges: { waiting: sum('waiting'), utilisationShare: sum('utilisationShare') / each.length },
      counts: { reads: this.reads, writes: this.writes, staleReads: this.staleReads },
    };
  }

  private shares(untilUs: number) {
    return { names: this.subject.partNames, shares: this.stations.map((station) => station.utilisationShare(untilUs)) };
  }
}
