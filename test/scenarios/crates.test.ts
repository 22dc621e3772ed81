import { describe, expect, test } from 'vitest';
import { CURVE } from '#scenarios/fish-memory-curve.ts';
import { measure } from '#measured/measure.ts';
import { fifoHitShare, lruHitShare } from '#theory/cache-hits.ts';
import { zipfShares } from '#theory/zipf-shares.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';

/** Figure, settings, number, from, to: the bands of the plan. */
const BANDS: readonly Band[] = [
  ['fish-memory', 'room=1', 'blocks.crate.hitShare', 0.37, 0.4],
  ['fish-memory', 'room=10', 'storePerSec', 315, 333],
  ['fish-memory', 'room=20', 'storePerSec', 223, 241],
  ['fish-memory', 'room=50', 'latencyMs.p99', 108, 124],
  ['fish-memory', 'scene=round policy=lru', 'blocks.crate.hitShare', 0, 0],
  ['fish-memory', 'scene=round policy=random', 'blocks.crate.hitShare', 0.965, 0.99],
  ['fish-memory', 'scene=fashion policy=lru', 'blocks.crate.hitShare', 0.545, 0.575],
  ['fish-memory', 'scene=fashion policy=lfu', 'blocks.crate.hitShare', 0.26, 0.3],
  ['evict-by-hand', 'policy=fifo places=4', 'blocks.crate.misses', 10, 10],
  ['evict-by-hand', 'policy=optimal places=4', 'blocks.crate.misses', 6, 6],
  ['evict-by-hand', 'scene=mixed policy=sieve', 'blocks.crate.misses', 11, 11],
  ['stampede', 'scene=hot policy=none', 'fetchesPerExpiry', 19, 23],
  ['stampede', 'scene=hot cure=jitter policy=cured', 'fetchesPerExpiry', 19, 23],
  ['stampede', 'scene=together policy=none', 'worstMs', 9000, 10_000],
  ['stampede', 'scene=together cure=coalesce policy=cured', 'worstMs', 1500, 1900],
  ['stampede', 'scene=together cure=jitter policy=cured', 'worstMs', 100, 200],
  ['stampede', 'scene=cold policy=none', 'worstP99Ms', 11_000, 13_000],
  ['write-paths', 'policy=back', 'lostWrites', 150, 350],
  ['write-paths', 'policy=through', 'lostWrites', 0, 0],
  ['write-paths', 'scene=price policy=delete-first', 'leftOldShare', 0.5, 0.68],
  ['write-paths', 'scene=price policy=write-first', 'leftOldShare', 0, 0.01],
];

testBands(BANDS);

describe('what is gone through by hand is what the simulator does', () => {
  test.each(['fifo', 'lru', 'clock', 'sieve', 'lfu', 'optimal'])('%s', (policy) => {
    for (const scene of ['more', 'round', 'mixed']) {
      const settings = `scene=${scene} policy=${policy}`;
      expect(measure('evict-by-hand', settings, 'blocks.crate.misses')).toBe(measure('evict-by-hand', settings, 'byHandMisses'));
    }
  });
});

test('the curve that is drawn is the formulas', () => {
  const shares = zipfShares(10_000, 1);
  for (const { roomPercent, lru, fifo } of CURVE.filter((point) => point.roomPercent < 100)) {
    expect(lruHitShare(shares, roomPercent * 100)).toBeCloseTo(lru, 4);
    expect(fifoHitShare(shares, roomPercent * 100)).toBeCloseTo(fifo, 4);
  }
});
