/** The simulator's own mean visit at one load, from the long runs of `pointRun`. */
export interface FloePoint {
  readonly loadPercent: number;
  readonly mixedMs: number;
  readonly equalMs: number;
}

/** Kept here because a page cannot wait for them; `test/laws/one-floe-points.test.ts` runs every one again and compares. */
export const FLOE_POINTS: readonly FloePoint[] = [
  { loadPercent: 10, mixedMs: 22.2, equalMs: 21.1 },
  { loadPercent: 20, mixedMs: 25, equalMs: 22.5 },
  { loadPercent: 30, mixedMs: 28.5, equalMs: 24.3 },
  { loadPercent: 40, mixedMs: 33.1, equalMs: 26.6 },
  { loadPercent: 50, mixedMs: 39.7, equalMs: 30 },
  { loadPercent: 60, mixedMs: 49.4, equalMs: 34.9 },
  { loadPercent: 70, mixedMs: 65.6, equalMs: 43.2 },
  { loadPercent: 80, mixedMs: 97.2, equalMs: 59.7 },
  { loadPercent: 90, mixedMs: 195.6, equalMs: 109.8 },
  { loadPercent: 95, mixedMs: 389.8, equalMs: 206.7 },
];
