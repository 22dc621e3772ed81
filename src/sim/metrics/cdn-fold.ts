import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import { CacheFold } from './cache-fold.ts';
import type { BlockFigures } from './report.ts';
import type { Subject } from './subjects.ts';

/**
 * What a CDN did, folded from its facts and those of its edges and shield. `offloadShare`: of what readers asked the edges' caches for, the
 * share that did not reach the origin. `staleServed`: answers of edges older than what the origin had.
 */
export class CdnFold implements BlockFold {
  private readonly subject: Subject;
  private readonly fromUs: number;
  private readonly parts: readonly CacheFold[];
  private readonly hasShield: boolean;
  private routed = 0;
  private ledElsewhere = 0;

  constructor(subject: Subject, hasShield: boolean, fromUs: number) {
    this.subject = subject;
    this.fromUs = fromUs;
    this.hasShield = hasShield;
    this.parts = subject.partNames.map(() => new CacheFold(fromUs));
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    const part = block - this.subject.firstPart;
    if (block !== this.subject.index && part >= 0) this.parts[part]!.onFact(timeUs, fact, block, request, a, b);
    else if (fact === Fact.routed && timeUs >= this.fromUs) {
      this.routed++;
      this.ledElsewhere += b;
    }
  }

  figures(untilUs: number): BlockFigures {
    const { partNames } = this.subject;
    const figures = this.parts.map((part) => part.figures());
    const edges = this.hasShield ? figures.slice(0, -1) : figures;
    const sum = (of: readonly BlockFigures[], name: string): number => of.reduce((total, one) => total + Number(one[name]), 0);
    const hits = sum(edges, 'hits');
    const served = hits + sum(edges, 'servedPastLife');
    const reads = served + sum(edges, 'misses');
    const originFetches = this.hasShield ? Number(figures.at(-1)!['fetches']) : sum(edges, 'fetches');
    const spanSec = (untilUs - this.fromUs) / 1e6;
    return {
      routed: this.routed,
      ledElsewhere: this.ledElsewhere,
      hitShare: reads > 0 ? served / reads : null,
      offloadShare: reads > 0 ? 1 - originFetches / reads : null,
      originFetches,
      originFetchesPerSec: spanSec > 0 ? originFetches / spanSec : null,
      staleServed: sum(edges, 'staleServed'),
      edges: Object.fromEntries(edges.map((one, i) => [partNames[i]!, one])),
      ...(this.hasShield ? { shield: figures.at(-1)! } : {}),
    };
  }

  totals(): Totals {
    const counts: Record<string, number> = {};
    for (const part of this.hasShield ? this.parts.slice(0, -1) : this.parts) {
      for (const [name, count] of Object.entries(part.totals().counts)) counts[name] = (counts[name] ?? 0) + count;
    }
    const last = this.parts.at(-1)!.totals().counts['fetches']!;
    return { gauges: {}, counts: { ...counts, originFetches: this.hasShield ? last : counts['fetches']! } };
  }
}
