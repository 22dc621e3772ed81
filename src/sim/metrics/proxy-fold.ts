import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import { CacheFold } from './cache-fold.ts';
import type { BlockFigures } from './report.ts';
import { StationFold } from './station-fold.ts';
import type { Subject } from './subjects.ts';

const NOTHING = {
  handshakes: 0,
  resumed: 0,
  filteredHostile: 0,
  filteredHonest: 0,
  limited: 0,
  delayed: 0,
  unauthorised: 0,
  shed: 0,
  breakerRefused: 0,
  /** Calls to backends beyond the first of a request. */
  retries: 0,
};

/**
 * What a reverse proxy did, folded from its facts and those of its response cache. `cpuShare`: its own workers. `kbIn`: what it would have
 * sent as backends make it, `kbOut`: what it sent. `breakerOpenMs`: how long breakers refused everything, over all backends.
 */
export class ProxyFold implements BlockFold {
  private readonly subject: Subject;
  private readonly fromUs: number;
  private readonly station: StationFold;
  private readonly cache: CacheFold | null;
  private readonly counts = { ...NOTHING };
  private kbIn = 0;
  private kbOut = 0;
  private openUs = 0;
  private readonly openSinceUs = new Map<number, number>();

  constructor(subject: Subject, workersNow: () => number, fromUs: number) {
    this.subject = subject;
    this.fromUs = fromUs;
    this.station = new StationFold(workersNow, fromUs);
    this.cache = subject.partNames.length > 0 ? new CacheFold(fromUs) : null;
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    if (block !== this.subject.index) {
      this.cache?.onFact(timeUs, fact, block, request, a, b);
      return;
    }
    this.station.onFact(timeUs, fact, block, request, a);
    this.noteBreaker(timeUs, fact, a);
    if (timeUs < this.fromUs) return;
    const name = countOf(fact, a);
    if (name !== null) this.counts[name]++;
    if (fact === Fact.sentBytes) {
      this.kbIn += a / 1000;
      this.kbOut += b / 1000;
    }
  }

  figures(untilUs: number): BlockFigures {
    let openUs = this.openUs;
    for (const sinceUs of this.openSinceUs.values()) openUs += untilUs - Math.max(sinceUs, this.fromUs);
    return {
      cpuShare: this.station.utilisationShare(untilUs),
      maxQueue: this.station.figures(untilUs)['maxQueue']!,
      ...this.counts,
      breakerOpenMs: openUs / 1000,
      kbIn: this.kbIn,
      kbOut: this.kbOut,
      ...(this.cache === null ? {} : { cache: this.cache.figures() }),
    };
  }

  totals(timeUs: number): Totals {
    const { gauges } = this.station.totals(timeUs);
    return {
      gauges: { waiting: gauges['waiting']!, cpuShare: gauges['utilisationShare']! },
      counts: { ...this.counts, ...this.cache?.totals().counts },
    };
  }

  private noteBreaker(timeUs: number, fact: FactKind, target: number): void {
    if (fact === Fact.breakerOpened) this.openSinceUs.set(target, timeUs);
    else if (fact === Fact.breakerHalfOpened || fact === Fact.breakerClosed) this.endBreaker(timeUs, target);
    // A process that dies forgets its breakers.
    else if (fact === Fact.wentDown) for (const one of [...this.openSinceUs.keys()]) this.endBreaker(timeUs, one);
  }

  private endBreaker(timeUs: number, target: number): void {
    const sinceUs = this.openSinceUs.get(target);
    this.openSinceUs.delete(target);
    if (sinceUs !== undefined) this.openUs += Math.max(0, timeUs - Math.max(sinceUs, this.fromUs));
  }
}

function countOf(fact: FactKind, a: number): keyof typeof NOTHING | null {
  switch (fact) {
    case Fact.handshake:
      return a === 1 ? 'resumed' : 'handshakes';
    case Fact.filtered:
      return a === 1 ? 'filteredHostile' : 'filteredHonest';
    case Fact.limited:
      return a === 1 ? 'limited' : 'delayed';
    case Fact.unauthorised:
      return 'unauthorised';
    case Fact.shed:
      return 'shed';
    case Fact.breakerRefused:
      return 'breakerRefused';
    case Fact.gaveUp:
      return 'retries';
    default:
      return null;
  }
}
