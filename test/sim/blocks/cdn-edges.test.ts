import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const OK = 0;
const FAILED = 2;
const places = { north: { latDeg: 50, lonDeg: 0 }, south: { latDeg: -50, lonDeg: 0 }, west: { latDeg: 0, lonDeg: -80 } };
/** Everything is near everything else. */
const links = [
  ['north', 'south'],
  ['north', 'west'],
  ['south', 'west'],
].map(([from, to]) => ({ from, to, oneWayMs: 0 }));
const COPY = { hitTime: constant(1) };

interface More {
  readonly north?: Fields;
  readonly south?: readonly number[];
  readonly origin?: Fields;
  readonly happenings?: readonly Fields[];
}

/** Readers in the north (and in the south), an edge at each place, an origin of 50 ms; roads take no time. */
function run(atMs: readonly number[], cdn: Fields = {}, more: More = {}) {
  const blocks = {
    northerners: visitorsAt(atMs, 'shops', { place: 'north', keys: keys(1), ...more.north }),
    southerners: visitorsAt(more.south ?? [], 'shops', { place: 'south', keys: keys(1) }),
    shops: {
      kind: 'cdn',
      to: 'origin',
      edges: { north: { place: 'north' }, south: { place: 'south' } },
      routing: 'nearest-map',
      cache: COPY,
      purgeDelay: constant(100),
      ...cdn,
    },
    origin: steadyServer(50, { workers: 50, ...more.origin }),
  };
  const { report, log } = runAndLog(system(blocks, { places, links, durationMs: 20_000, happenings: more.happenings ?? [] }));
  const finished = log.of('finished').sort((one, other) => one.request - other.request);
  return {
    report,
    log,
    shops: report.blocks['shops'] as Figures,
    latenciesMs: finished.map(({ b }) => b / 1000),
    outcomes: finished.map(({ a }) => a),
    edges: log.of('routed').map(({ a }) => a),
  };
}

describe('what is kept at an edge', () => {
  const path = (...paths: readonly string[]): Fields => ({ mix: paths.map((one, i) => ({ type: `t${i}`, path: one })) });

  test('is kept by path and key, or by path alone', () => {
    const twoKeys = { north: { keys: keys(1, 2) } };
    expect(run([0, 100], {}, twoKeys).latenciesMs).toEqual([50, 50]);
    expect(run([0, 100], { cacheKey: 'path' }, twoKeys).latenciesMs).toEqual([50, 1]);
  });

  test('of paths that begin so nothing is kept, and it is fetched from the origin past the shield', () => {
    const dynamic = { dynamic: { paths: ['/basket'] }, shield: { place: 'south', cache: COPY } };
    const basket = run([0, 100], dynamic, { north: path('/basket/mine') });
    expect(basket.latenciesMs).toEqual([50, 50]);
    expect(basket.log.of('stored')).toEqual([]);
    expect(run([0, 100], dynamic, { north: path('/menu') }).latenciesMs).toEqual([50, 1]);
    expect(run([0, 100], { dynamic: { paths: ['/basket'], edgeTime: constant(7) } }, { north: path('/basket') }).latenciesMs).toEqual([
      7, 7,
    ]);
  });

  test('is not what was written: a write goes to the origin', () => {
    const written = run([0, 100], {}, { north: { mix: [{ op: 'write' }] } });
    expect(written.latenciesMs).toEqual([50, 50]);
    expect(written.log.of('wrote').map(({ a }) => a)).toEqual([1, 2]);
    expect(written.log.of('missed')).toEqual([]);
  });
});

describe('a purge', () => {
  const purge = (key: number | null, atMs = 200): readonly Fields[] => [{ atMs, block: 'shops', do: 'purge', key }];
  const twoKeys = { keys: keys(1, 2, 1, 2) };

  test('drops the copies of one key, or all, when it arrives', () => {
    expect(run([0, 0, 310, 310], {}, { north: twoKeys, happenings: purge(1) }).latenciesMs).toEqual([50, 50, 50, 1]);
    expect(run([0, 0, 310, 310], {}, { north: twoKeys, happenings: purge(null) }).latenciesMs).toEqual([50, 50, 50, 50]);
    expect(run([0, 0, 290, 290], {}, { north: twoKeys, happenings: purge(1) }).latenciesMs).toEqual([50, 50, 1, 1]);
  });

  test('reaches the shield as well', () => {
    const shield = { shield: { place: 'west', cache: COPY } };
    const { log } = run([0, 400], shield, { happenings: purge(1) });
    expect(log.of('purged')).toHaveLength(2);
    expect(log.of('served').map(({ atMs }) => atMs)).toEqual([50, 450]);
  });

  test('takes as long as is said now, and a time of its own to each edge', () => {
    const happenings = [{ atMs: 150, block: 'shops', set: { 'purgeDelay.meanMs': 10 } }, ...purge(1)];
    expect(run([0, 215], {}, { happenings }).latenciesMs).toEqual([50, 50]);
    const spread = { purgeDelay: { distribution: 'uniform', minMs: 100, maxMs: 900 } };
    const { log } = run([0], spread, { south: [0], happenings: purge(1) });
    const [one, other] = log.of('purged').map(({ atMs }) => atMs);
    expect(Math.abs(one! - other!)).toBeGreaterThan(1);
  });

  test('does not reach an edge that is down then', () => {
    const happenings = [...purge(null), { atMs: 250, block: 'shops/north', do: 'crash', forMs: 100 }];
    const { log } = run([0], {}, { happenings, south: [0] });
    expect(log.of('purged').map(({ atMs }) => atMs)).toEqual([300]);
  });

  test('clearing is at once, at the edges and at the shield', () => {
    const clear = [{ atMs: 200, block: 'shops', do: 'clear' }];
    const { log } = run([0, 210], { shield: { place: 'west', cache: COPY } }, { happenings: clear });
    expect(log.of('purged').map(({ atMs, a, b }) => [atMs, a, b])).toEqual(Array.from({ length: 3 }, () => [200, 1, -1]));
    expect(log.of('served').map(({ atMs }) => atMs)).toEqual([50, 260]);
  });
});

describe('a shield', () => {
  test('has rules of its own', () => {
    const shield = {
      cache: { ...COPY, ttlMs: 100 },
      shield: { place: 'west', cache: { hitTime: constant(3), ttlMs: 5000 } },
      honoursAge: false,
    };
    // At 503 in the edge, for 100 ms and with a hit time of its own.
    expect(run([0, 500, 550], shield).latenciesMs).toEqual([50, 3, 1]);
    expect(run([0, 500], { ...shield, shield: { place: 'west', cache: { hitTime: constant(3), ttlMs: 100 } } }).latenciesMs).toEqual([
      50, 50,
    ]);
  });

  test('hands on the age of a copy where it is honoured; else lives add up', () => {
    // In the shield since 50 ms; the south asks it at 900; both keep for a second.
    const kept = { cache: { ...COPY, ttlMs: 1000 }, shield: { place: 'west', cache: { hitTime: constant(1), ttlMs: 1000 } } };
    expect(run([0], { ...kept, honoursAge: true }, { south: [900, 1200] }).log.of('served')).toHaveLength(2);
    expect(run([0], { ...kept, honoursAge: false }, { south: [900, 1200] }).log.of('served')).toHaveLength(1);
    const during = [{ atMs: 500, block: 'shops', set: { honoursAge: false } }];
    expect(run([0], { ...kept, honoursAge: true }, { south: [900, 1200], happenings: during }).log.of('served')).toHaveLength(1);
  });
});

describe('an edge dies', () => {
  const failover = { failover: { by: 'anycast', afterMs: 1000 } };
  const crash = { atMs: 200, block: 'shops/north', do: 'crash', forMs: 2000 };

  test('readers are led elsewhere when the news is out, and back when that is', () => {
    const atMs = [0, 1199.999, 1200, 3199.999, 3200];
    const { edges, outcomes, log } = run(atMs, failover, { happenings: [crash] });
    expect(edges).toEqual([0, 0, 1, 1, 0]);
    expect(outcomes).toEqual([OK, FAILED, OK, OK, OK]);
    expect(log.of('routed').map(({ b }) => b)).toEqual([0, 0, 1, 1, 0]);
  });

  test('with its copies, and with those who wait there', () => {
    const happenings = [{ ...crash, atMs: 1020, forMs: 10 }];
    const { latenciesMs, outcomes, log } = run(
      [0, 1010, 1100],
      { failover: { by: 'anycast', afterMs: 60_000 }, cache: { ...COPY, hitTime: constant(30) } },
      { happenings },
    );
    expect(outcomes).toEqual([OK, FAILED, OK]);
    expect(latenciesMs).toEqual([50, 10, 50]);
    expect(log.of('missed')).toHaveLength(2);
  });

  test('the other keeps what it has', () => {
    const { log } = run([0], failover, { south: [0, 500], happenings: [crash] });
    expect(log.of('hit').map(({ atMs }) => atMs)).toEqual([500]);
  });

  test('with all of them down everybody fails at the nearest', () => {
    const happenings = [crash, { ...crash, block: 'shops/south' }];
    const { edges, outcomes } = run([0, 1500], failover, { south: [1600], happenings });
    expect(edges).toEqual([0, 0, 1]);
    expect(outcomes).toEqual([OK, FAILED, FAILED]);
  });

  test('the whole of it down is every edge down, and their copies gone', () => {
    const happenings = [{ ...crash, block: 'shops', forMs: 300 }];
    const { outcomes, latenciesMs } = run([0, 190, 400, 2000], failover, { happenings, north: { keys: keys(1, 2, 1, 1) } });
    expect(outcomes).toEqual([OK, FAILED, FAILED, OK]);
    expect(latenciesMs[1]).toBe(10);
    expect(latenciesMs[3]).toBe(50);
  });

  test('a probe asks the whole of it', () => {
    const { log } = runAndLog(
      system(
        {
          visitors: visitorsAt([], 'balancer'),
          balancer: {
            kind: 'load-balancer',
            to: ['shops'],
            policy: 'random',
            healthCheck: { intervalMs: 100, timeoutMs: 50, fall: 1, rise: 1, firstAtMs: 50 },
          },
          shops: { kind: 'cdn', to: 'origin', edges: { north: { place: 'north' } } },
          origin: steadyServer(10),
        },
        { places, happenings: [{ ...crash, block: 'shops', forMs: 300 }] },
      ),
    );
    expect(log.of('believed').map(({ atMs, b }) => [atMs, b])).toEqual([
      [250, 0],
      [550, 1],
    ]);
  });
});

describe('the nearest by map', () => {
  const nearest = (client: Fields): number[] => {
    const blocks = {
      readers: visitorsAt([0, 10, 20, 30, 40, 50, 60, 70], 'shops', client),
      shops: { kind: 'cdn', to: 'origin', edges: { west: { place: 'west' }, south: { place: 'south' } }, routing: 'nearest-map' },
      origin: steadyServer(1),
    };
    return runAndLog(system(blocks, { places }))
      .log.of('routed')
      .map(({ a }) => a);
  };

  test('is that to the place of the client, or to the one that each request comes from', () => {
    expect(new Set(nearest({ place: 'south' }))).toEqual(new Set([1]));
    expect(new Set(nearest({ place: 'west' }))).toEqual(new Set([0]));
    expect(new Set(nearest({ place: 'west', places: { south: 1 } }))).toEqual(new Set([1]));
    expect(new Set(nearest({ place: 'west', places: { south: 1, west: 1 } }))).toEqual(new Set([0, 1]));
  });

  test('from nowhere all are equally near, and the first is taken', () => {
    expect(new Set(nearest({}))).toEqual(new Set([0]));
  });
});

test('work at the edge that dies with it is not answered a second time', () => {
  const happenings = [{ atMs: 20, block: 'shops/north', do: 'crash', forMs: 10 }];
  const { log } = run([0, 40], { dynamic: { paths: ['/'], edgeTime: constant(70) } }, { happenings });
  expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([
    [20, FAILED],
    [110, OK],
  ]);
});
