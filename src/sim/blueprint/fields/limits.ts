/** Bounds of a blueprint. Each keeps the memory or the time of a run finite, whoever wrote it. */

/** The longest time anything may take: 115 days. */
export const MAX_MS = 1e10;
/** The shortest period of anything that repeats. */
export const MIN_PERIOD_MS = 1;
/** The clock counts whole µs: a shorter time would be none. */
export const MIN_MS = 0.001;
export const MAX_RATE_PER_SEC = 1e6;
export const MAX_BLOCKS = 200;
export const MAX_HAPPENINGS = 1000;
export const MAX_WORKERS = 10_000;
/** Requests waiting, users and distinct keys: each, and all blocks of a blueprint together. */
export const MAX_MANY = 1_000_000;
export const MAX_BURST = 10_000;
/** Instants or keys written out one by one. */
export const MAX_LISTED = 100_000;
/** Points of all servers on one hash ring. */
export const MAX_RING_POINTS = 20_000;
/** Characters of a blueprint as text. */
export const MAX_TEXT_LENGTH = 1_000_000;
