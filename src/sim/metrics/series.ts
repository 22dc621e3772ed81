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
  /** By block id and name: the mean of a gauge over each bucket (`waiting`, `utilisationShare`), or how often something happened in it. */
  readonly blocks: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By id of a block or part: whether its process ran at the end of the bucket. */
  readonly up: Readonly<Record<string, readonly boolean[]>>;
  /** By id of a block that a balancer sends to: whether it was believed up at the end of the bucket. */
  readonly believedUp: Readonly<Record<string, readonly boolean[]>>;
}
