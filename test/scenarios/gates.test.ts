import { expect, test } from 'vitest';
import { measure } from '#measured/measure.ts';
import { pagesPerSec } from '#scenarios/slow-clients.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';

/** Figure, settings, number, from, to: the bands of the plan. */
const BANDS: readonly Band[] = [
  ['ambassador', 'scene=crowd', 'thiefWorkShare', 0.75, 0.79],
  ['ambassador', 'scene=crowd', 'blocks.kitchen.utilisationShare', 0.94, 0.99],
  ['ambassador', 'scene=crowd filter=on', 'blocks.kitchen.utilisationShare', 0.25, 0.27],
  ['ambassador', 'scene=rare', 'honestAmongTurnedAwayShare', 0.46, 0.54],
  ['ambassador', 'scene=hang patience=long', 'servedForMs', 33_000, 36_000],
  ['ambassador', 'scene=hang patience=short', 'servedForMs', 70_000, 70_000],
  ['ambassador', 'scene=tail', 'latencyMs.mean', 48, 52],
  ['ambassador', 'scene=tail cache=on', 'latencyMs.mean', 5.5, 7],
  ['ambassador', 'scene=tail', 'latencyMs.p99', 220, 240],
  ['ambassador', 'scene=tail cache=on', 'latencyMs.p99', 108, 122],
  ['token-bucket', 'rate=5 burst=1', 'refusedShare', 0.31, 0.36],
  ['token-bucket', 'rate=5 burst=5', 'refusedShare', 0.0005, 0.004],
  ['token-bucket', 'rate=10 burst=5', 'refusedShare', 0.08, 0.12],
  ['token-bucket', 'rate=10 burst=20', 'refusedShare', 0.015, 0.035],
  ['token-bucket', 'scene=crowd', 'refusedShare', 0, 0.001],
  ['token-bucket', 'scene=app', 'bucketMost', 103, 104],
  ['slow-clients', 'slow=2 rate=10', 'quickP50Ms', 180, 260],
  ['slow-clients', 'slow=2 rate=10', 'quickP99Ms', 10_000, 20_000],
  ['slow-clients', 'slow=2 rate=10 policy=buffered', 'quickP99Ms', 180, 185],
  ['retry-storm', 'policy=storm', 'lateAttemptsPerSec', 60, 65],
  ['retry-storm', 'policy=storm', 'lateGoodShare', 0, 0.01],
  ['retry-storm', 'policy=storm rate=10', 'lateGoodShare', 0.98, 1],
  ['retry-storm', 'policy=cured cure=backoff', 'lateGoodShare', 0, 0.05],
  ['retry-storm', 'policy=cured cure=patient', 'lateGoodShare', 0.7, 0.95],
  ['retry-storm', 'policy=cured cure=once', 'lateGoodShare', 0.98, 1],
  ['retry-storm', 'policy=cured cure=once', 'wellAfterMs', 500, 2500],
  ['retry-storm', 'policy=cured cure=budget', 'lateGoodShare', 0.98, 1],
  ['retry-storm', 'policy=cured cure=budget', 'wellAfterMs', 0, 1500],
  ['retry-storm', 'policy=cured cure=breaker', 'lateGoodShare', 0.98, 1],
  ['retry-storm', 'policy=cured cure=breaker', 'wellAfterMs', 2000, 5500],
];

testBands(BANDS);

test.each([
  [0, 55.6],
  [0.01, 20.1],
  [0.05, 5.6],
])('ten workers, %d of the readers on slow lines: %d pages a second', (slow, perSec) => {
  expect(pagesPerSec(slow).direct).toBeCloseTo(perSec, 1);
  expect(pagesPerSec(slow).buffered).toBe(500);
});

test('who does not open letters has neither filter nor copies', () => {
  const sealed = (read: string): number => measure('ambassador', 'scene=crowd filter=on cache=on tls=kitchen', read);
  expect(sealed('blocks.gate.filteredHostile')).toBe(0);
  expect(sealed('blocks.kitchen.utilisationShare')).toBeGreaterThan(0.9);
});
