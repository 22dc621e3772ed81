import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const keys = (...list: readonly number[]): Fields => ({ distribution: 'list', keys: list });

const places = {
  sydney: { latDeg: -33.8688, lonDeg: 151.2093 },
  london: { latDeg: 51.5074, lonDeg: -0.1278 },
  capeTown: { latDeg: -33.9249, lonDeg: 18.4241 },
  saoPaulo: { latDeg: -23.5558, lonDeg: -46.6396 },
};
/** Published round trip Sydney–London 261 ms; the edge is 10 ms away. Every reader is another one. */
const links = [
  { from: 'readers', to: 'shops', oneWayMs: 5, protocol: 'tls1.3' },
  { from: 'readers', to: 'basket', oneWayMs: 130.5, protocol: 'tls1.3' },
  { from: 'sydney', to: 'london', oneWayMs: 130.5, protocol: 'tls1.3' },
];
const COPY = { hitTime: constant(0) };

/** Readers in Sydney, an edge there, a basket in London. */
function fromSydney(atMs: readonly number[], to: 'shops' | 'basket', cdn: Fields = {}, client: Fields = {}): number[] {
  const { log } = runAndLog(
    system(
      {
        readers: visitorsAt(atMs, to, { place: 'sydney', keys: keys(1), clients: 1000, ...client }),
        shops: { kind: 'cdn', to: 'basket', edges: { sydney: { place: 'sydney' } }, cache: COPY, ...cdn },
        basket: steadyServer(0, { place: 'london' }),
      },
      { places, links: links.filter((link) => link.from === 'sydney' || link.to === to), durationMs: 60_000 },
    ),
  );
  return log.of('finished').map((fact) => fact.b / 1000);
}

describe('the first byte in Sydney of what is in London', () => {
  const dynamic = { dynamic: { paths: ['/'] } };

  test('direct: three round trips', () => {
    expect(fromSydney([0], 'basket')).toEqual([783]);
  });

  test('by an edge that must itself connect: slower', () => {
    expect(fromSydney([0], 'shops', { warmToOrigin: false })).toEqual([813]);
  });

  test('by an edge with an open line: her own basket, never kept', () => {
    expect(fromSydney([0], 'shops', dynamic)).toEqual([291]);
  });

  test('a copy at the edge', () => {
    expect(fromSydney([0, 1000], 'shops')).toEqual([291, 30]);
  });

  test('over a connection that is open already', () => {
    expect(fromSydney([0, 2000], 'basket', {}, { clients: 1 })).toEqual([783, 261]);
    expect(fromSydney([0, 2000], 'shops', dynamic, { clients: 1 })).toEqual([291, 271]);
  });

  test('bytes take their time on the road to the edge, once', () => {
    const slow = { ...links[0], kbPerSec: 100 };
    const { log } = runAndLog(
      system(
        {
          readers: visitorsAt([0, 1000], 'shops', { place: 'sydney', keys: keys(1), clients: 1000, mix: [{ sizeKb: 20 }] }),
          shops: { kind: 'cdn', to: 'basket', edges: { sydney: { place: 'sydney' } }, cache: COPY },
          basket: steadyServer(0, { place: 'london' }),
        },
        { places, links: [slow, links[2]], durationMs: 60_000 },
      ),
    );
    expect(log.of('finished').map((fact) => fact.b / 1000)).toEqual([291 + 200, 30 + 200]);
  });

  test('worked out at the edge', () => {
    expect(fromSydney([0], 'shops', { dynamic: { paths: ['/'], edgeTime: constant(7) } })).toEqual([37]);
  });
});

describe('the edge of Cape Town dies', () => {
  const cape = (cdn: Fields, atMs: readonly number[] = [0, 1500, 5000]) => {
    const { report, log } = runAndLog(
      system(
        {
          readers: visitorsAt(atMs, 'shops', { place: 'capeTown', keys: keys(1), clients: 1000 }),
          shops: {
            kind: 'cdn',
            to: 'origin',
            edges: { capeTown: { place: 'capeTown' }, saoPaulo: { place: 'saoPaulo' }, london: { place: 'london' } },
            failover: { by: 'anycast', afterMs: 2000 },
            ...cdn,
          },
          origin: steadyServer(0, { place: 'london' }),
        },
        {
          places,
          durationMs: 20_000,
          links: [
            { from: 'capeTown', to: 'london', oneWayMs: 75 },
            { from: 'capeTown', to: 'saoPaulo', oneWayMs: 168.5 },
          ],
          happenings: [{ atMs: 1000, block: 'shops/capeTown', set: { up: false } }],
        },
      ),
    );
    return { report, edges: log.of('routed').map((fact) => fact.a), elsewhere: log.of('routed').map((fact) => fact.b) };
  };

  test('readers are led to London, which is nearer by network', () => {
    const { edges, elsewhere, report } = cape({});
    expect(edges).toEqual([0, 0, 2]);
    expect(elsewhere).toEqual([0, 0, 1]);
    // The one who came before the news fails.
    expect(report.requests).toMatchObject({ ok: 2, failed: 1 });
  });

  test('by map they would be led to São Paulo', () => {
    expect(cape({ routing: 'nearest-map' }).edges).toEqual([0, 0, 1]);
  });

  test('by DNS each reader hears at another time', () => {
    const atMs = Array.from({ length: 100 }, (_, i) => 1900 + i);
    const elsewhere = cape({ failover: { by: 'dns', afterMs: 2000 } }, atMs).elsewhere.filter((one) => one === 1).length;
    expect(elsewhere).toBeGreaterThan(30);
    expect(elsewhere).toBeLessThan(70);
  });
});

describe('copies', () => {
  /** Two shops, readers at each, an origin. */
  const two = (cdn: Fields, more: Fields = {}) => {
    const { report, log } = runAndLog(
      system(
        {
          north: visitorsAt([0, 1000, 3000], 'shops', { place: 'london', keys: keys(1) }),
          south: visitorsAt([500, 1500, 3500], 'shops', { place: 'sydney', keys: keys(1) }),
          shops: {
            kind: 'cdn',
            to: 'origin',
            edges: { london: { place: 'london' }, sydney: { place: 'sydney' } },
            cache: COPY,
            purgeDelay: constant(100),
            ...cdn,
          },
          origin: steadyServer(1),
        },
        { places, durationMs: 10_000, ...more },
      ),
    );
    return { shops: report.blocks['shops'] as Figures, log };
  };

  test('each edge has its own', () => {
    expect(two({}).shops).toMatchObject({ originFetches: 2, hitShare: 4 / 6 });
  });

  test('a shield fetches once for all', () => {
    const { shops } = two({ shield: { place: 'london', cache: COPY } });
    expect(shops).toMatchObject({ originFetches: 1, offloadShare: 5 / 6 });
  });

  test('a purge arrives later, and drops the copy of the key', () => {
    const purge = (atMs: number) => ({ happenings: [{ atMs, block: 'shops', do: 'purge', key: 1 }] });
    expect(two({}, purge(1700)).shops).toMatchObject({ originFetches: 4 });
    expect(two({}, purge(3450)).shops).toMatchObject({ originFetches: 2 });
  });

  test('a new version has another name where names carry it', () => {
    const publish = { happenings: [{ atMs: 1700, block: 'origin', do: 'publish', key: 1 }] };
    expect(two({}, publish).shops).toMatchObject({ staleServed: 2, originFetches: 2 });
    expect(two({ naming: 'versioned' }, publish).shops).toMatchObject({ staleServed: 0, originFetches: 4 });
  });
});
