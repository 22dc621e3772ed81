import { describe, expect, test } from 'vitest';
import { atLeast, downtimePerYearMs, inSeries } from '#theory/availability.ts';
import {
  fullestBinMean,
  movedKeysShare,
  powerOfChoicesMeanInSystem,
  ringShareDeviation,
  roundRobinMeanInSystem,
} from '#theory/balancing.ts';
import { fifoHitShare, lruHitShare, tinyCacheHitShare } from '#theory/cache-hits.ts';
import { offloadShare, stampedeFetches, ttlFetchesPerSec, ttlHitShare, writeBackPerSec } from '#theory/cache-life.ts';
import { closedLoop } from '#theory/closed-loop.ts';
import { renoKbPerSec, tripsToFirstByte } from '#theory/connections.ts';
import { erlangB, erlangC, mmcMeanInSystem } from '#theory/erlang.ts';
import { fibreOneWayMs, greatCircleKm, roundTripFloorMs } from '#theory/great-circle.ts';
import { detectionTime, ejectionTimeMs, slowStartShare } from '#theory/health-check.ts';
import { currentAgeSec, freshnessOf } from '#theory/http-freshness.ts';
import { littleNumber } from '#theory/little.ts';
import { cobhamWaits, md1MeanWait, mg1MeanWait } from '#theory/mg1.ts';
import { mm1, mm1kBlockedShare, mm1Quantile } from '#theory/mm1.ts';
import { backlogOf, delayedByOutage, meanDeliveries } from '#theory/queue-delivery.ts';
import { layeredAttempts, meanAttempts, recoversAfterStall } from '#theory/retries.ts';
import { fanOutSlowShare, hedgedQuantile, hedgeLoadShare, usl, uslBest } from '#theory/scaling.ts';
import { slowStartRounds } from '#theory/tcp-slow-start.ts';
import { nginxLimitDecisions, singleTokenRefusedShare, tokenBucketDecisions } from '#theory/token-bucket.ts';
import { arcsine, cosine, sine } from '#theory/trigonometry.ts';
import { zipfShares } from '#theory/zipf-shares.ts';

/** Published or independently computed values; each formula has to give them to the digits they are known to. */
const POINTS: Readonly<Record<string, readonly (readonly [found: number, known: number])[]>> = {
  'M/M/1': [
    [mm1(0.8).meanInSystem, 5],
    [mm1(0.9).meanInSystem, 10],
    [mm1Quantile(0.8, 0.99), 23.025851],
    [mm1Quantile(0.9, 0.99), 46.051702],
  ],
  'M/M/1/K': [
    [mm1kBlockedShare(0.8, 5), 0.0888194987],
    [mm1kBlockedShare(0.9, 10), 0.0508137313],
  ],
  'Erlang B and C': [
    [erlangC(2, 1.5), 0.642857143],
    [erlangC(10, 8), 0.409180151],
    [mmcMeanInSystem(10, 8), 1.20459008],
    [erlangC(10, 9), 0.668731524],
    [mmcMeanInSystem(10, 9), 1.66873152],
    [erlangB(5, 3), 0.110054348],
    [erlangB(10, 8), 0.121661064],
  ],
  'M/G/1': [
    [md1MeanWait(0.7), 1.16666667],
    [mg1MeanWait(0.7, 0.5), 1.75],
    [mg1MeanWait(0.7, 1), 2.33333333],
    [mg1MeanWait(0.7, 4), 5.83333333],
  ],
  Cobham: [
    [cobhamWaits([0.4, 0.4])[0]!, 1.33333333],
    [cobhamWaits([0.4, 0.4])[1]!, 6.66666667],
  ],
  'closed loop': [
    [closedLoop(10, 10).throughput, 0.785417657],
    [closedLoop(10, 10).meanInSystem, 2.73207944],
  ],
  'round robin as E10/M/1': [
    [roundRobinMeanInSystem(10, 0.5), 1.3246424],
    [roundRobinMeanInSystem(10, 0.8), 2.92226918],
    [roundRobinMeanInSystem(10, 0.9), 5.66027639],
  ],
  'power of two choices': [
    [powerOfChoicesMeanInSystem(0.7, 2), 1.61445377],
    [powerOfChoicesMeanInSystem(0.9, 2), 2.61405738],
  ],
  'balls into bins': [[fullestBinMean(100, 100), 4.23259524]],
  hashing: [
    [movedKeysShare(4, 'remainder'), 0.8],
    [movedKeysShare(4, 'ring'), 0.2],
    [ringShareDeviation(10, 100), 0.0948],
  ],
  'health checks': [
    [detectionTime(2000, 500, 3).minMs, 4500],
    [detectionTime(2000, 500, 3).meanMs, 5500],
    [detectionTime(2000, 500, 3).maxMs, 6500],
    [slowStartShare(15, 60, 2), 0.5],
    [ejectionTimeMs(4, 30_000, 300_000), 120_000],
    [ejectionTimeMs(12, 30_000, 300_000), 300_000],
  ],
  'Che, and FIFO': [
    [lruHitShare(zipfShares(10_000, 1), 100), 0.390525],
    [lruHitShare(zipfShares(10_000, 1), 1000), 0.675602],
    [lruHitShare(zipfShares(10_000, 1), 2000), 0.768316],
    [fifoHitShare(zipfShares(10_000, 1), 1000), 0.630906],
  ],
  King: [
    [tinyCacheHitShare([...zipfShares(5, 1)], 2, 'lru'), 0.518884564],
    [tinyCacheHitShare([...zipfShares(5, 1)], 2, 'fifo'), 0.503649635],
  ],
  'lives of copies': [
    [
      ttlHitShare(
        zipfShares(1000, 1).map((share) => share * 100),
        10,
      ),
      0.714773008,
    ],
    [
      ttlFetchesPerSec(
        zipfShares(1000, 1).map((share) => share * 1000),
        60,
      ),
      15.7,
    ],
    [
      10 *
        ttlFetchesPerSec(
          zipfShares(1000, 1).map((share) => share * 100),
          60,
        ),
      108.1,
    ],
    [
      50 *
        ttlFetchesPerSec(
          zipfShares(1000, 1).map((share) => share * 20),
          60,
        ),
      264.1,
    ],
    [stampedeFetches(100, 0.5, false), 51],
    [stampedeFetches(100, 0.5, true), 1],
    [writeBackPerSec(1, 1), 0.6321205588],
    [offloadShare(0.9, 0.5), 0.95],
  ],
  'the way to the first byte': [
    [tripsToFirstByte('tcp'), 2],
    [tripsToFirstByte('tls1.2'), 4],
    [tripsToFirstByte('tls1.3'), 3],
    [tripsToFirstByte('quic-early'), 1],
    [slowStartRounds(10), 1],
    [slowStartRounds(100), 3],
    [slowStartRounds(1000), 7],
    [renoKbPerSec(261, 0.001) * 8, 1733],
    [renoKbPerSec(10, 0.001) * 8, 45236],
  ],
  'RFC 9111': [[currentAgeSec({ dateSec: 0, requestSec: 10, responseSec: 12, ageSec: 5 }, 20), 20]],
  retries: [
    [meanAttempts(0.5, 3), 1.75],
    [layeredAttempts(3, 3), 27],
  ],
  'light in fibre': [
    [roundTripFloorMs({ latDeg: 40.7128, lonDeg: -74.006 }, { latDeg: 51.5074, lonDeg: -0.1278 }), 54.55],
    [roundTripFloorMs({ latDeg: 51.5074, lonDeg: -0.1278 }, { latDeg: 1.3521, lonDeg: 103.8198 }), 106.24],
    [roundTripFloorMs({ latDeg: 37.7749, lonDeg: -122.4194 }, { latDeg: 35.6762, lonDeg: 139.6503 }), 81.04],
    [2 * fibreOneWayMs(100, 1), 0.979],
  ],
  'deliveries and backlogs': [
    [meanDeliveries(2, 'cut'), 1.15651764],
    [meanDeliveries(1, 'carried-on'), 1.42019],
    [meanDeliveries(2, 'carried-on'), 1.13782],
    [meanDeliveries(3, 'carried-on'), 1.04991],
    [backlogOf(150, 60, 100, 50).messages, 3000],
    [backlogOf(150, 60, 100, 50).drainSec, 60],
    [backlogOf(150, 60, 100, 50).worstWaitSec, 30],
    [delayedByOutage(5, 60, 8), 800],
  ],
  scaling: [
    [usl(10, 0.05, 0.001), 6.4935],
    [uslBest(0.05, 0.001), 30.8],
    [fanOutSlowShare(0.01, 100), 0.633967659],
    [hedgedQuantile(0.99, 0.95), 3.8005],
    [hedgeLoadShare(0.95), 0.05],
  ],
  availability: [
    [inSeries([0.999, 0.999, 0.999, 0.999, 0.999]), 0.99501],
    [atLeast(2, 3, 0.99), 0.999702],
    [downtimePerYearMs(atLeast(1, 3, 0.99)) / 1000, 31.5576],
  ],
};

describe.each(Object.entries(POINTS))('%s', (_, points) => {
  test.each(points)('%d is %d', (found, known) => {
    // Half a unit of the last digit that is given.
    const decimals = /\.(\d+)$/.exec(String(known))?.[1]?.length ?? 0;
    expect(Math.abs(found - known)).toBeLessThanOrEqual(0.51 / Number(`1e${decimals}`) + 1e-9);
  });
});

test('full load and above has no mean', () => {
  expect([mm1(1).meanInSystem, mmcMeanInSystem(2, 2), mg1MeanWait(1, 1), roundRobinMeanInSystem(3, 1.2)]).toEqual([
    Infinity,
    Infinity,
    Infinity,
    Infinity,
  ]);
  expect(cobhamWaits([0.6, 0.6])).toEqual([1.2 / 0.4, Infinity]);
});

test('Little: a hundred a second for fifty ms each are five at a time', () => {
  expect(littleNumber(100, 50)).toBe(5);
});

test('a token bucket of 5 at 10 a second, and nginx with burst=5', () => {
  const said = (decisions: readonly boolean[]): string => decisions.map((isIn) => (isIn ? 'Y' : 'n')).join('');
  expect(said(tokenBucketDecisions([0, 0, 0, 0, 0, 0, 0, 0, 100, 150, 200, 250], 10, 5))).toBe('YYYYYnnnYnYn');
  expect(said(nginxLimitDecisions([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 200, 250], 10, 5))).toBe('YYYYYYnnnnYYn');
  expect(singleTokenRefusedShare(5, 10)).toBeCloseTo(1 / 3, 12);
});

test('RFC 5861: fresh, stale while it is renewed, stale if the origin fails', () => {
  expect([599, 600, 629, 630, 1799, 1800].map((age) => freshnessOf(age, 600, 30, 1200))).toEqual([
    'fresh',
    'stale',
    'stale',
    'error-stale',
    'error-stale',
    'wait',
  ]);
});

test('retry storms: (1 + retries) × λ below the capacity recovers', () => {
  expect(recoversAfterStall(12, 3, 50)).toBe(true);
  expect(recoversAfterStall(16, 3, 50)).toBe(false);
});

test('sine, cosine and arcsine are those of mathematics', () => {
  for (let i = -500; i <= 500; i++) {
    const angle = i / 50;
    expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(2e-15);
    expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(2e-15);
    expect(Math.abs(arcsine(i / 500) - Math.asin(i / 500))).toBeLessThan(2e-15);
  }
  expect(arcsine(1.1)).toBeNaN();
});

test('the same place is no distance away', () => {
  expect(greatCircleKm({ latDeg: 10, lonDeg: 20 }, { latDeg: 10, lonDeg: 20 })).toBe(0);
});
