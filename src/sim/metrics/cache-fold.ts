import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import type { BlockFigures } from './report.ts';

const NOTHING = {
  hits: 0,
  misses: 0,
  fetches: 0,
  coalesced: 0,
  servedPastLife: 0,
  staleServed: 0,
  evictions: 0,
  wroteBack: 0,
  lostWrites: 0,
};

/**
 * What one cache did, folded from its facts. Every read is a hit, a miss, or served past its life on purpose (`servedPastLife`, which
 * counts as a hit in `hitShare` where nobody waited for it, and is a miss before where the origin failed). `staleServed`: answers older than what the
 * origin had; `staleMs`: for how long they had been old, on average. A request that shares a fetch is a miss too.
 */
export class CacheFold implements BlockFold {
  private readonly fromUs: number;
  private readonly counts = { ...NOTHING };
  private servedAtOnce = 0;
  private staleMs = 0;

  constructor(fromUs: number) {
    this.fromUs = fromUs;
  }

  onFact(timeUs: number, fact: FactKind, _block: number, _request: number, a: number, b: number): void {
    if (timeUs < this.fromUs) return;
    const { counts } = this;
    switch (fact) {
      case Fact.hit:
        counts.hits++;
        break;
      case Fact.missed:
        counts.misses++;
        break;
      case Fact.fetched:
        counts.fetches++;
        break;
      case Fact.coalesced:
        counts.coalesced++;
        break;
      case Fact.servedStale:
        counts.servedPastLife++;
        if (b === 0) this.servedAtOnce++;
        break;
      case Fact.outdated:
        counts.staleServed++;
        this.staleMs += a;
        break;
      case Fact.evicted:
        counts.evictions++;
        break;
      case Fact.wroteBack:
        counts.wroteBack++;
        break;
      case Fact.lostWrites:
        counts.lostWrites += a;
        break;
      default:
        break;
    }
  }

  figures(): BlockFigures {
    const { counts } = this;
    const atOnce = counts.hits + this.servedAtOnce;
    const reads = atOnce + counts.misses;
    return {
      ...counts,
      hitShare: reads > 0 ? atOnce / reads : null,
      staleMs: counts.staleServed > 0 ? this.staleMs / counts.staleServed : null,
    };
  }

  totals(): Totals {
    return { gauges: {}, counts: { ...this.counts } };
  }
}
