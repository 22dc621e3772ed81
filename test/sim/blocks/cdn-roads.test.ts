import { describe, expect, test } from 'vitest';
import type { LoggedFact } from '#test/sim/fact-log.ts';
import { constant, keys } from '#test/sim/kitchen.ts';
import { balancerOver, runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const places = { north: { latDeg: 50, lonDeg: 0 }, south: { latDeg: -50, lonDeg: 0 }, west: { latDeg: 0, lonDeg: -80 } };
/** The north and the south are equally far from the west; the way between them leads there. */
const links = [
  { from: 'west', to: 'north', oneWayMs: 10 },
  { from: 'west', to: 'south', oneWayMs: 10 },
  { from: 'north', to: 'south', oneWayMs: 20 },
];

/** A CDN with an edge at each of these places, in this order. */
function shopsAt(edges: readonly string[], more: Fields = {}): Fields {
  return {
    kind: 'cdn',
    to: 'origin',
    edges: Object.fromEntries(edges.map((place) => [place, { place }])),
    cache: { hitTime: constant(1) },
    failover: { by: 'anycast', afterMs: 100 },
    ...more,
  };
}

const byRequest = (facts: readonly LoggedFact[]): LoggedFact[] => facts.toSorted((one, other) => one.request - other.request);

function run(blocks: Fields, happenings: readonly Fields[] = [], more: Fields = {}) {
  const all = { ...blocks, origin: steadyServer(50, { workers: 9, place: 'west', ...(more['origin'] as Fields) }) };
  const { log, report } = runAndLog(system(all, { places, links: more['links'] ?? links, durationMs: 20_000, happenings }));
  return {
    log,
    report,
    /** Position of the edge each request is led to, and whether a nearer one is out. */
    routed: byRequest(log.of('routed')).map(({ a, b }) => [a, b]),
    outcomes: byRequest(log.of('finished')).map(({ a }) => a),
  };
}

const readersIn = (place: string, atMs: readonly number[]): Fields => visitorsAt(atMs, 'shops', { place, keys: keys(1) });
const crash = (block: string, atMs: number, forMs: number): Fields => ({ atMs, block, do: 'crash', forMs });

describe.each(['nearest-network', 'nearest-map'])('the %s', (routing) => {
  test('edge that dies is passed over when the news is out, for the next nearest, which the first may be', () => {
    const { routed, outcomes } = run(
      { readers: readersIn('south', [500, 1050, 1500, 3050, 3500]), shops: shopsAt(['north', 'south'], { routing }) },
      [crash('shops/south', 1000, 2000)],
    );
    expect(routed).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
    expect(outcomes).toEqual([0, 2, 0, 0, 0]);
  });

  test('of all that are dead is where readers fail', () => {
    const dead = ['shops/north', 'shops/south'].map((edge) => crash(edge, 1000, 2000));
    const { routed, outcomes } = run({ readers: readersIn('south', [1500]), shops: shopsAt(['north', 'south'], { routing }) }, dead);
    expect(routed).toEqual([[1, 0]]);
    expect(outcomes).toEqual([2]);
  });

  test.each([
    [['north', 'south'], 0],
    [['south', 'north'], 0],
  ])('of equals in the order %s is the first', (edges, position) => {
    expect(run({ readers: readersIn('west', [0]), shops: shopsAt(edges, { routing }) }).routed).toEqual([[position, 0]]);
  });

  test('of equals is the first when a nearer one is dead', () => {
    const shops = shopsAt(['west', 'north', 'south'], { routing });
    expect(run({ readers: readersIn('west', [500]), shops }, [crash('shops/west', 0, 9000)]).routed).toEqual([[1, 1]]);
  });

  test('edge that is back before its death is known is passed over when that is known, for as long as it was dead', () => {
    const atMs = [1010, 1060, 1099.999, 1100, 1149.999, 1150];
    const { routed, outcomes } = run({ readers: readersIn('south', atMs), shops: shopsAt(['north', 'south'], { routing }) }, [
      crash('shops/south', 1000, 50),
    ]);
    expect(routed.map(([edge]) => edge)).toEqual([1, 1, 1, 0, 0, 1]);
    expect(outcomes).toEqual([2, 0, 0, 0, 0, 0]);
  });

  test('is told again what is known already, and that is no news', () => {
    const happenings = [200, 280].map((atMs) => ({ atMs, block: 'shops/south', set: { up: false } }));
    const { routed } = run({ readers: readersIn('south', [299.999, 300]), shops: shopsAt(['north', 'south'], { routing }) }, happenings);
    expect(routed).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('by map', () => {
  const routing = { routing: 'nearest-map' };

  test('each reader is led from his own place, whatever readers of other places there are', () => {
    // Northerners come from the first place, so numbered; the second client stands in the south and its readers come from there.
    const blocks = {
      northerners: visitorsAt([0], 'shops', { place: 'south', places: { north: 1 } }),
      southerners: readersIn('south', [10]),
      shops: shopsAt(['north', 'south'], routing),
    };
    expect(run(blocks).routed).toEqual([
      [0, 0],
      [1, 0],
    ]);
    const other = { ...blocks, southerners: readersIn('south', [0]), northerners: visitorsAt([10], 'shops', { places: { north: 1 } }) };
    expect(run(other).routed).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  test('those behind one balancer too: from their own place, or from where it stands', () => {
    const blocks = {
      northerners: visitorsAt([0], 'balancer', { places: { north: 1 } }),
      anybody: visitorsAt([10], 'balancer'),
      balancer: balancerOver(['shops'], 'random', { place: 'south' }),
      shops: shopsAt(['north', 'south'], routing),
    };
    expect(run(blocks).routed).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});

describe('power', () => {
  test('an edge that is told to go on while it does keeps its copies and those who wait', () => {
    const happenings = [20, 100].map((atMs) => ({ atMs, block: 'shops/west', set: { up: true } }));
    const { log, outcomes } = run({ readers: readersIn('west', [0, 200]), shops: shopsAt(['west']) }, happenings);
    expect(outcomes).toEqual([0, 0]);
    expect(log.of('hit').map(({ atMs }) => atMs)).toEqual([200]);
  });

  test('a shield that dies leads nobody elsewhere: what is kept is served, what is not fails', () => {
    const shops = shopsAt(['west', 'north'], { shield: { place: 'west' } });
    const readers = visitorsAt([0, 500, 510, 1000], 'shops', { place: 'west', keys: keys(1, 1, 2, 2) });
    const { routed, outcomes, log } = run({ readers, shops }, [crash('shops/shield', 400, 300)]);
    expect(routed).toEqual(Array.from({ length: 4 }, () => [0, 0]));
    expect(outcomes).toEqual([0, 0, 2, 0]);
    expect(log.of('wentDown')).toHaveLength(1);
  });

  test('news of the whole takes as long as of an edge', () => {
    // The north is dead; the whole is back at 700, and that the south is, is out at 800.
    const happenings = [{ atMs: 0, block: 'shops/north', set: { up: false } }, crash('shops', 500, 200)];
    const { routed } = run({ readers: readersIn('north', [400, 650, 750, 850]), shops: shopsAt(['north', 'south']) }, happenings);
    expect(routed).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('what is kept', () => {
  const pathOf = (path: string, atMs: readonly number[]): Fields =>
    visitorsAt(atMs, 'shops', { place: 'west', keys: keys(1), mix: [{ type: 'page', path }] });

  test('under one path at a new version is not taken for an older one of another path', () => {
    const blocks = {
      menus: pathOf('/menu', [0, 1000]),
      orders: pathOf('/order', [100]),
      shops: shopsAt(['west'], { naming: 'versioned' }),
    };
    const { log } = run(blocks, [{ atMs: 500, block: 'origin', do: 'publish', key: 1 }]);
    expect(log.of('missed').map(({ atMs }) => atMs)).toEqual([0, 100, 1000]);
    expect(log.of('outdated')).toEqual([]);
  });

  test('is nothing of a path that begins like any of those said', () => {
    const blocks = {
      menus: pathOf('/menu', [0, 1000]),
      orders: pathOf('/order/3', [100, 1100]),
      baskets: pathOf('/basket', [200, 1200]),
      shops: shopsAt(['west'], { dynamic: { paths: ['/basket', '/order'] } }),
    };
    const { log } = run(blocks);
    expect(log.of('missed').map(({ atMs }) => atMs)).toEqual([0]);
    expect(log.of('hit').map(({ atMs }) => atMs)).toEqual([1000]);
  });
});

describe('bytes are handed on as they come: slow readers hold the worker of the origin', () => {
  // 200 kB at 100 kB/s and 10 ms of work: 2.01 s each, so nine are done in 20 s.
  const served = (to: string, between: Fields): unknown => {
    const atMs = Array.from({ length: 20 }, (_, i) => i * 100);
    const readers = visitorsAt(atMs, to, { place: 'west', mix: [{ sizeKb: 200 }] });
    const slow = [{ from: 'readers', to, oneWayMs: 0, kbPerSec: 100 }, ...links];
    const shops = shopsAt(['west'], { dynamic: { paths: ['/'] } });
    const origin = { workers: 1, holdsWorkerWhileSending: true, serviceTime: constant(10) };
    return run({ readers, shops, ...between }, [], { links: slow, origin }).report.blocks['origin']?.['served'];
  };

  test('by an edge', () => {
    expect(served('shops', {})).toBe(9);
  });

  test('by an edge to a proxy that hands them on as well, unless that takes them for its readers', () => {
    const door = { kind: 'reverse-proxy', to: 'shops', place: 'west' };
    expect(served('door', { door })).toBe(9);
    expect(served('door', { door: { ...door, buffer: true } })).toBe(20);
  });
});

test('each CDN draws its own times for work at the edge', () => {
  const dynamic = { dynamic: { paths: ['/'], edgeTime: { distribution: 'exponential', meanMs: 10 } } };
  const to = (id: string): Fields => visitorsAt([0, 100], id, { place: 'west' });
  const { log } = run({ ones: to('one'), others: to('other'), one: shopsAt(['west'], dynamic), other: shopsAt(['west'], dynamic) });
  const took = [0, 1].map((block) =>
    log
      .of('finished')
      .filter((one) => one.block === block)
      .map(({ b }) => b),
  );
  expect(took[0]).toHaveLength(2);
  expect(took[0]).not.toEqual(took[1]);
});
