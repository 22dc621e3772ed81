import { geoNaturalEarth1 } from 'd3-geo';
import { describe, expect, test } from 'vitest';
import { NEAR_MS, PLACES, roundTripMs } from '#scenarios/fish-shops-places.ts';
import { onLeg, storyOf, tripsOf } from '#scenarios/fish-shops-trips.ts';
import { fishShops, readersAt } from '#scenarios/fish-shops.ts';
import { measure } from '#measured/measure.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { mapPoint, onTheWay, wayPath, WORLD } from '#scenarios/world-map.ts';
import { testBands } from './bands.ts';
import type { Band } from './bands.ts';
import { endsOf } from './settings.ts';

/** Figure, settings, number, from, to: the bands of the plan. */
const BANDS: readonly Band[] = [
  ['fish-shops', 'scene=page policy=direct', 'firstMs', 783, 783],
  ['fish-shops', 'scene=page policy=shop', 'firstMs', 813, 813],
  ['fish-shops', 'scene=page policy=shop', 'secondMs', 291, 291],
  ['fish-shops', 'scene=page policy=shop', 'thirdMs', 30, 30],
  ['fish-shops', 'scene=basket policy=direct', 'firstMs', 783, 783],
  ['fish-shops', 'scene=basket policy=shop', 'firstMs', 291, 291],
  ['fish-shops', 'scene=basket policy=direct', 'secondMs', 261, 261],
  ['fish-shops', 'scene=basket policy=shop', 'secondMs', 271, 271],
  ['fish-shops', 'scene=dies policy=network', 'firstMs', 30, 30],
  ['fish-shops', 'scene=dies policy=network', 'lastMs', 3 * 150, 3 * 150],
  ['fish-shops', 'scene=dies policy=map', 'lastMs', 3 * 337, 3 * 337],
  ['fish-shops', 'scene=film policy=direct', 'mbitPerSec', 1.6, 1.75],
  ['fish-shops', 'scene=film policy=shop', 'mbitPerSec', 42, 46],
  ['fish-shops', 'scene=dies', 'kmToSaoPaulo', 6330, 6360],
  ['fish-shops', 'scene=dies', 'kmToLondon', 9655, 9685],
  ['fish-shops', 'scene=dies policy=network', 'lost', 3, 3],
  ['origin-offload', 'shops=1', 'blocks.shops.originFetchesPerSec', 15, 16.4],
  ['origin-offload', 'shops=10', 'blocks.shops.originFetchesPerSec', 105, 111],
  ['origin-offload', 'shops=50', 'blocks.shops.originFetchesPerSec', 258, 270],
  ['origin-offload', 'shops=50 shield=one', 'blocks.shops.originFetchesPerSec', 15, 16.4],
  ['origin-offload', 'shops=1', 'blocks.shops.hitShare', 0.98, 0.988],
  ['origin-offload', 'shops=10', 'blocks.shops.hitShare', 0.885, 0.899],
  ['origin-offload', 'shops=50', 'blocks.shops.hitShare', 0.726, 0.746],
  ['origin-offload', 'scene=purge shops=1', 'purgeFetches', 318, 350],
  ['origin-offload', 'scene=purge shops=10', 'purgeFetches', 608, 650],
  ['origin-offload', 'scene=purge shops=50', 'purgeFetches', 802, 844],
  ['freshness', 'policy=ttl', 'oldPrices', 265, 335],
  ['freshness', 'policy=ttl', 'lastOldMs', 26_500, 33_500],
  ['freshness', 'scene=many policy=ttl', 'lastOldMs', 48_000, 60_000],
  ['freshness', 'rule=stale policy=stale', 'oldPrices', 272, 342],
  ['freshness', 'policy=purge', 'oldPrices', 15, 36],
  ['freshness', 'rule=name policy=name', 'oldPrices', 0, 0],
  ['freshness', 'scene=quiet policy=ttl', 'waitingShare', 0.58, 0.68],
  ['freshness', 'scene=quiet policy=ttl', 'lastOldMs', 0, 5000],
  ['freshness', 'scene=quiet rule=stale policy=stale', 'waitingShare', 0, 0.008],
  ['freshness', 'scene=quiet rule=stale policy=stale', 'lastOldMs', 75_000, 140_000],
  ['freshness', 'scene=browsers policy=browser', 'lastOldMin', 52, 60],
  ['freshness', 'scene=browsers policy=shared', 'lastOldMs', 0, 5000],
  ['freshness', 'scene=browsers policy=name', 'oldPrices', 0, 0],
];

testBands(BANDS);

describe('the legs that are drawn are the whole time of an answer', () => {
  const scenes = endsOf(fishShops.parameters[0]!).flatMap((scene) => endsOf(fishShops.parameters[1]!).map((shop) => ({ scene, shop })));

  test.each(scenes)('$scene by $shop', (given) => {
    const values = valuesOf(fishShops, given);
    for (const run of fishShops.runs(values, 3)) {
      const trips = tripsOf(run.blueprint, fishShops.kinds, readersAt(values));
      expect(trips.length).toBeGreaterThan(1);
      for (const { legs, tookMs } of trips) {
        expect(legs.at(-1)!.toMs).toBeCloseTo(tookMs, 6);
        expect(legs.every(({ fromMs }, i) => fromMs === (legs[i - 1]?.toMs ?? 0))).toBe(true);
        const carried = legs.filter(({ kind }) => kind === 'carry');
        expect(carried).toHaveLength(given.scene === 'film' ? 1 : 0);
        for (const { trips: count } of legs.filter(({ kind }) => kind === 'connect')) expect(count).toBe(2);
      }
    }
  });
});

test('a trip in words, and where it is', () => {
  const run = fishShops.runs(valuesOf(fishShops), 1)[1]!;
  const [first, second, third] = tripsOf(run.blueprint, fishShops.kinds, 'sydney');
  expect(storyOf(first!)).toBe('2 × 10 to connect, 2 × 261 for the shop to connect, 10 + 261 to ask');
  expect(storyOf(second!)).toBe('2 × 10 to connect, 10 + 261 to ask');
  expect(storyOf(third!)).toBe('2 × 10 to connect, 10 to ask');
  expect(onLeg(first!, 5)).toMatchObject({ share: 1, leg: { kind: 'connect', to: 'sydney' } });
  expect(onLeg(first!, 25 + 130.5)).toMatchObject({ share: 1, leg: { kind: 'connect', to: 'london' } });
  expect(onLeg(first!, 25 + 261)).toMatchObject({ share: 0 });
  expect(onLeg(first!, 813)).toBeNull();
});

test.each([
  ['shops=1', 15.7],
  ['shops=10', 108.1],
  ['shops=50', 264.1],
  ['shops=50 shield=one', 15.7],
])('the formula beside the run, %s', (settings, fetchesPerSec) => {
  expect(measure('origin-offload', settings, 'theoryFetchesPerSec')).toBeCloseTo(fetchesPerSec, 1);
});

test('the map is that of d3, which draws the land', () => {
  const projection = geoNaturalEarth1()
    .scale(WORLD.scale)
    .translate([WORLD.width / 2, WORLD.height / 2]);
  for (const place of Object.values(PLACES)) {
    const [x, y] = projection([place.lonDeg, place.latDeg])!;
    expect(mapPoint(place).x).toBeCloseTo(x, 6);
    expect(mapPoint(place).y).toBeCloseTo(y, 6);
  }
  expect(onTheWay(PLACES.sydney, PLACES.london, 1)).toMatchObject({ x: expect.closeTo(mapPoint(PLACES.london).x, 6) as number });
  // Over the edge of the map and in again.
  expect(wayPath(PLACES.sydney, PLACES.washington).match(/M/g)).toHaveLength(2);
});

test('round trips are a table, the same both ways; a way that nobody measured is an error', () => {
  expect(roundTripMs('london', 'sydney')).toBe(roundTripMs('sydney', 'london'));
  expect(roundTripMs('tokyo', 'tokyo')).toBe(NEAR_MS);
  expect(() => roundTripMs('tokyo', 'capeTown')).toThrow(/tokyo and capeTown/);
  expect(Object.keys(PLACES)).toHaveLength(6);
});
