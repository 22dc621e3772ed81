/** The JSON report of one run. Times in ms, shares 0–1. `null` = nothing to measure. */
export interface Report {
  readonly requests: RequestCounts;
  readonly latencyMs: LatencySummary | null;
  readonly throughputPerSec: number;
  /** By request type, where clients send more than one. */
  readonly types?: Readonly<Record<string, TypeReport>>;
  readonly blocks: Readonly<Record<string, BlockFigures>>;
  /** Absent when the run was not traced. */
  readonly traceHash?: string;
}

/** Logical requests sent at or after the warm-up, by final outcome after retries. */
export interface OutcomeCounts {
  readonly sent: number;
  readonly ok: number;
  /** Told no: full, limit, filter, shed, open breaker, nobody believed up. */
  readonly rejected: number;
  /** Refused, reset or error. */
  readonly failed: number;
  /** The sender's own clock ran out. */
  readonly timedOut: number;
  readonly inFlight: number;
}

export interface RequestCounts extends OutcomeCounts {
  /** Attempts sent, retries included. */
  readonly attempts: number;
  /** Both are there only where some are hostile. */
  readonly honest?: OutcomeCounts;
  readonly hostile?: OutcomeCounts;
}

export interface TypeReport {
  readonly requests: OutcomeCounts;
  readonly latencyMs: LatencySummary | null;
}

/** Over requests that ended ok. Nearest rank on a log-linear histogram of resolution 2⁻¹⁰; `mean` and `max` exact. */
export interface LatencySummary {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** Plain figures of one block; which ones depends on its kind. */
export type BlockFigures = Readonly<Record<string, FigureValue>>;
export type FigureValue = number | null | readonly number[] | { readonly [name: string]: FigureValue };
