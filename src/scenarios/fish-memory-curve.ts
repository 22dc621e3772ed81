/** One point of the curve over the size of the crate: room in per cent of ten thousand kinds, share of hits by theory. */
export interface CurvePoint {
  readonly roomPercent: number;
  readonly lru: number;
  /** The same for random choice. */
  readonly fifo: number;
}

/**
 * By `lruHitShare` and `fifoHitShare` for Zipf(10,000, 1); a test computes them afresh. In the page they would take a second.
 */
export const CURVE: readonly CurvePoint[] = [
  { roomPercent: 1, lru: 0.3905, fifo: 0.3423 },
  { roomPercent: 2, lru: 0.4736, fifo: 0.4248 },
  { roomPercent: 3, lru: 0.5231, fifo: 0.4747 },
  { roomPercent: 4, lru: 0.5588, fifo: 0.5109 },
  { roomPercent: 5, lru: 0.5867, fifo: 0.5394 },
  { roomPercent: 7, lru: 0.6295, fifo: 0.5832 },
  { roomPercent: 10, lru: 0.6756, fifo: 0.6309 },
  { roomPercent: 15, lru: 0.7293, fifo: 0.687 },
  { roomPercent: 20, lru: 0.7683, fifo: 0.7283 },
  { roomPercent: 25, lru: 0.7992, fifo: 0.7613 },
  { roomPercent: 30, lru: 0.8248, fifo: 0.7891 },
  { roomPercent: 40, lru: 0.866, fifo: 0.8346 },
  { roomPercent: 50, lru: 0.8986, fifo: 0.8717 },
  { roomPercent: 60, lru: 0.9256, fifo: 0.9032 },
  { roomPercent: 70, lru: 0.9486, fifo: 0.931 },
  { roomPercent: 80, lru: 0.9684, fifo: 0.956 },
  { roomPercent: 90, lru: 0.9856, fifo: 0.9788 },
  { roomPercent: 95, lru: 0.9932, fifo: 0.9896 },
  { roomPercent: 100, lru: 1, fifo: 1 },
];

/** Share of hits in theory, between the points in a straight line; `null` for a policy that has no formula here. */
export function curveShare(policy: string, roomPercent: number): number | null {
  if (policy !== 'lru' && policy !== 'fifo' && policy !== 'random') return null;
  const name = policy === 'lru' ? 'lru' : 'fifo';
  const after = CURVE.findIndex((point) => point.roomPercent >= roomPercent);
  const to = CURVE[Math.max(0, after)]!;
  const from = CURVE[Math.max(0, after - 1)]!;
  if (after <= 0 || to.roomPercent === roomPercent) return to[name];
  const share = (roomPercent - from.roomPercent) / (to.roomPercent - from.roomPercent);
  return from[name] + share * (to[name] - from[name]);
}
