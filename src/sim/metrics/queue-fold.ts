import type { MessageQueueOptions } from '#blocks/queue-options.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import type { BlockFold, Totals } from './block-fold.ts';
import { Histogram } from './histogram.ts';
import type { BlockFigures, FigureValue } from './report.ts';

const NOTHING = { published: 0, delivered: 0, consumed: 0, duplicates: 0, deadLettered: 0, dropped: 0, lost: 0, outOfOrder: 0 };

/** How many messages wait in one partition, over all groups, and for how long in all. */
interface PartitionTally {
  waiting: number;
  sinceUs: number;
  waitedUs: number;
  /** Messages that joined, one for each group. */
  joined: number;
}

/**
 * What became of the messages of one queue, folded from its facts. With several groups `published` counts messages and everything
 * else counts them once for each group. Counts and times start at `fromUs`; `waiting` and `inHand` are those of the moment.
 *
 * `endToEndMs` runs from the birth of a request until work for it takes effect for the first time; `late` is beyond `lateAfterMs`.
 * `drainedAtMs` is when the line was first empty after it had been longest.
 */
export class QueueFold implements BlockFold {
  private readonly names: readonly string[];
  private readonly rulesNow: () => MessageQueueOptions;
  private readonly fromUs: number;
  private readonly counts = { ...NOTHING };
  private readonly tallies: readonly PartitionTally[];
  private readonly endToEnd = new Histogram();
  private waiting = 0;
  private inHand = 0;
  private waitingUs = 0;
  private inHandUs = 0;
  private lastUs: number;
  private maxBacklog = 0;
  private drainedUs: number | null = null;
  private late = 0;
  private lateAfterUs: number;

  /** @param names of its partitions */
  constructor(names: readonly string[], rulesNow: () => MessageQueueOptions, fromUs: number) {
    this.names = names;
    this.rulesNow = rulesNow;
    this.fromUs = fromUs;
    this.lastUs = fromUs;
    this.tallies = names.map(() => ({ waiting: 0, sinceUs: fromUs, waitedUs: 0, joined: 0 }));
    this.lateAfterUs = this.readLimit();
  }

  onFact(timeUs: number, fact: FactKind, _block: number, _request: number, a: number, b: number): void {
    switch (fact) {
      case Fact.published:
        this.join(timeUs, a, b);
        break;
      case Fact.delivered:
        this.move(timeUs, a, -1, 1);
        this.count(timeUs, 'delivered');
        if (b > 1) this.count(timeUs, 'duplicates');
        break;
      case Fact.acknowledged:
        if (b > 0) this.move(timeUs, a, 0, -1);
        else this.move(timeUs, a, -1, 0);
        this.count(timeUs, 'consumed');
        break;
      case Fact.returned:
        this.move(timeUs, b, 1, -1);
        break;
      case Fact.deadLettered:
        this.move(timeUs, a, -1, 0);
        this.count(timeUs, 'deadLettered');
        break;
      case Fact.dropped:
        this.move(timeUs, a, -1, 0);
        this.count(timeUs, 'dropped');
        break;
      case Fact.lostMessage:
        this.move(timeUs, a, b - 1, -b);
        this.count(timeUs, 'lost');
        break;
      case Fact.outOfOrder:
        this.count(timeUs, 'outOfOrder');
        break;
      case Fact.completed:
        this.complete(timeUs, b);
        break;
      case Fact.changed:
        this.lateAfterUs = this.readLimit();
        break;
      default:
        break;
    }
  }

  figures(untilUs: number): BlockFigures {
    this.pass(untilUs);
    const spanSec = (untilUs - this.fromUs) / 1e6;
    const inTime = this.endToEnd.count - this.late;
    const isLimited = this.lateAfterUs < Infinity;
    return {
      ...this.counts,
      waiting: this.waiting,
      inHand: this.inHand,
      maxBacklog: this.maxBacklog,
      drainedAtMs: this.drainedUs === null ? null : this.drainedUs / 1000,
      endToEndMs: this.endToEndMs(),
      meanWaitMs: this.meanWaitMs(this.tallies, untilUs),
      late: isLimited ? this.late : null,
      inTimeShare: isLimited && this.endToEnd.count > 0 ? inTime / this.endToEnd.count : null,
      inTimePerSec: isLimited && spanSec > 0 ? inTime / spanSec : null,
      ...(this.names.length > 1 ? { partitions: this.partitions(untilUs) } : {}),
    };
  }

  totals(timeUs: number): Totals {
    this.pass(timeUs);
    const { published, delivered, consumed, duplicates, deadLettered } = this.counts;
    const completed = this.endToEnd.count;
    return {
      gauges: { waiting: this.waitingUs, inHand: this.inHandUs },
      counts: { published, delivered, consumed, duplicates, deadLettered, completed, inTime: completed - this.late },
    };
  }

  private join(timeUs: number, partition: number, waiting: number): void {
    const tally = this.tallies[partition]!;
    // The fact says how many wait now: with several groups that is more than one more.
    const more = waiting - tally.waiting;
    this.move(timeUs, partition, more, 0);
    if (timeUs < this.fromUs) return;
    this.counts.published++;
    tally.joined += more;
  }

  private move(timeUs: number, partition: number, waiting: number, inHand: number): void {
    this.pass(timeUs);
    const tally = this.tallies[partition]!;
    settle(tally, timeUs);
    tally.waiting += waiting;
    this.waiting += waiting;
    this.inHand += inHand;
    if (timeUs < this.fromUs) return;
    if (this.waiting > this.maxBacklog) {
      this.maxBacklog = this.waiting;
      this.drainedUs = null;
    } else if (this.waiting === 0) this.drainedUs ??= this.maxBacklog > 0 ? timeUs : null;
  }

  private count(timeUs: number, name: keyof typeof NOTHING): void {
    if (timeUs >= this.fromUs) this.counts[name]++;
  }

  private complete(timeUs: number, endToEndUs: number): void {
    if (timeUs < this.fromUs) return;
    this.endToEnd.add(endToEndUs);
    if (endToEndUs > this.lateAfterUs) this.late++;
  }

  private endToEndMs(): FigureValue {
    const quantiles = this.endToEnd.quantiles([0.5, 0.99]);
    const mean = this.endToEnd.mean();
    if (quantiles === null || mean === null) return null;
    return { mean: mean / 1000, p50: quantiles[0]! / 1000, p99: quantiles[1]! / 1000, max: this.endToEnd.max / 1000 };
  }

  private partitions(untilUs: number): FigureValue {
    const figuresOf = (tally: PartitionTally) => ({ waiting: tally.waiting, meanWaitMs: this.meanWaitMs([tally], untilUs) });
    return Object.fromEntries(this.names.map((name, position) => [name, figuresOf(this.tallies[position]!)]));
  }

  /** By Little's law: what waits, over time, divided by what came. `null` when nothing came. */
  private meanWaitMs(tallies: readonly PartitionTally[], untilUs: number): number | null {
    let waitedUs = 0;
    let joined = 0;
    for (const tally of tallies) {
      settle(tally, untilUs);
      waitedUs += tally.waitedUs;
      joined += tally.joined;
    }
    return joined === 0 ? null : waitedUs / joined / 1000;
  }

  private readLimit(): number {
    const { lateAfterMs } = this.rulesNow();
    return lateAfterMs === null ? Infinity : Math.round(lateAfterMs * 1000);
  }

  private pass(timeUs: number): void {
    const spanUs = timeUs - this.lastUs;
    if (spanUs <= 0) return;
    this.waitingUs += this.waiting * spanUs;
    this.inHandUs += this.inHand * spanUs;
    this.lastUs = timeUs;
  }
}

function settle(tally: PartitionTally, timeUs: number): void {
  const spanUs = timeUs - tally.sinceUs;
  if (spanUs <= 0) return;
  tally.waitedUs += tally.waiting * spanUs;
  tally.sinceUs = timeUs;
}
