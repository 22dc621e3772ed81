/** Time series for charts. Every array has one value per bucket; bucket i covers [i, i + 1) × bucketMs. */
export interface Series {
  readonly bucketMs: number;
  readonly sent: readonly number[];
  readonly ok: readonly number[];
  /** Rejected, failed and timed out. */
  readonly lost: readonly number[];
  /** Latency of requests that ended ok in the last `windowMs` up to the end of the bucket; `null` where none did. */
  readonly windowMs: number;
  readonly p50Ms: readonly (number | null)[];
  readonly p95Ms: readonly (number | null)[];
  readonly p99Ms: readonly (number | null)[];
  readonly meanMs: readonly (number | null)[];
  /** By server id: mean number waiting, share of time a worker was busy, up or down at the end of the bucket. */
  readonly servers: Readonly<Record<string, ServerSeries>>;
}

export interface ServerSeries {
  readonly waiting: readonly number[];
  readonly utilisationShare: readonly number[];
  readonly up: readonly boolean[];
  readonly believedUp: readonly boolean[];
}
