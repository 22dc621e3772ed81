import type { FactKind } from '#kernel/facts.ts';
import type { BlockFigures } from './report.ts';

/** What one block did, folded from the facts of the block and of its parts. Times before the fold's start do not count. */
export interface BlockFold {
  /** `block` is the index of the block or of one of its parts. */
  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void;
  /** The process of any block of the run died or came back: the truth, for those who believe something about it. */
  onPower?(timeUs: number, block: number, isUp: boolean): void;
  /** Figures for the report. */
  figures(untilUs: number): BlockFigures;
  /** Sums since the start, for charts: what was added in a bucket is the difference of two. */
  totals?(timeUs: number): Totals;
}

/** Sums by name. */
export interface Totals {
  /** ∫ of a gauge over time, in units × µs. A chart shows its mean over a bucket. */
  readonly gauges: Readonly<Record<string, number>>;
  /** How often something happened. A chart shows how often in a bucket. */
  readonly counts: Readonly<Record<string, number>>;
}

/** The fold of a block that has no figures of its own. */
export const NO_FIGURES: BlockFold = { onFact: () => undefined, figures: () => ({}) };
