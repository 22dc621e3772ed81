import { describe, expect, test } from 'vitest';
import { WiredRun } from '#blueprint/assemble.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { constant, keys } from '#test/sim/kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const ONE_WAY_MS = 50;
const TRIP_MS = 2 * ONE_WAY_MS;
const FLOE = 1;

/** A reader and a floe that takes no time, with a link of 50 ms. */
function over(link: Fields, atMs: readonly number[] = [0], client: Fields = {}, floe: Fields = {}) {
  const blocks = { reader: visitorsAt(atMs, 'floe', { clients: 1, ...client }), floe: steadyServer(0, { workers: 1000, ...floe }) };
  const links = [{ from: 'reader', to: 'floe', oneWayMs: ONE_WAY_MS, ...link }];
  const { log, report } = runAndLog(system(blocks, { links, durationMs: 300_000 }));
  const finished = log.of('finished').sort((one, other) => one.request - other.request);
  return { log, report, latenciesMs: finished.map(({ b }) => b / 1000) };
}

const page = (sizeKb: number): Fields => ({ mix: [{ type: 'page', sizeKb }] });

describe('a new connection', () => {
  test.each([
    ['none', 0],
    ['tcp', 1],
    ['tls1.3', 2],
    ['tls1.2', 3],
    ['quic', 1],
  ] as const)('%s: %i round trips before the request goes out, and it is told', (protocol, trips) => {
    const { latenciesMs, log } = over({ protocol });
    expect(latenciesMs).toEqual([(trips + 1) * TRIP_MS]);
    expect(log.of('connected').map(({ atMs, block, a, b }) => [atMs, block, a, b])).toEqual(
      protocol === 'none' ? [] : [[0, 0, FLOE, trips * TRIP_MS * 1000]],
    );
  });

  test('is open for the next request of its sender, until it was unused for too long', () => {
    // Answered at 200 ms: that is when it was used last.
    const lasts = (nextMs: number): number => over({ protocol: 'tcp', keepAliveMs: 1000 }, [0, nextMs]).latenciesMs[1]!;
    expect(lasts(1200)).toBe(TRIP_MS);
    expect(lasts(1200.001)).toBe(2 * TRIP_MS);
  });

  test('counts from its last use', () => {
    expect(over({ protocol: 'tcp', keepAliveMs: 1000 }, [0, 1100, 2150]).latenciesMs).toEqual([200, 100, 100]);
  });

  test('belongs to its sender alone', () => {
    const { latenciesMs } = over(
      { protocol: 'tcp' },
      Array.from({ length: 400 }, (_, i) => i * 500),
      { clients: 20 },
    );
    expect(latenciesMs.filter((ms) => ms === 2 * TRIP_MS)).toHaveLength(20);
  });

  test('shortens only the next ones of who was here before, where data may come early', () => {
    const back = (link: Fields): number[] => over({ keepAliveMs: 1000, ...link }, [0, 10_000]).latenciesMs;
    expect(back({ protocol: 'tls1.3', earlyData: true })).toEqual([300, 200]);
    expect(back({ protocol: 'tls1.3' })).toEqual([300, 300]);
    expect(back({ protocol: 'quic', earlyData: true })).toEqual([200, 100]);
    // Another sender has not been here.
    const { latenciesMs } = over({ keepAliveMs: 1000, protocol: 'quic', earlyData: true }, [0, 10_000, 20_000, 30_000], { clients: 1000 });
    expect(latenciesMs).toEqual([200, 200, 200, 200]);
  });

  test('of a client that comes from several places is one for each place', () => {
    const places = { north: { latDeg: 50, lonDeg: 0 }, south: { latDeg: -50, lonDeg: 0 } };
    const blocks = {
      readers: visitorsAt(
        Array.from({ length: 50 }, (_, i) => i * 1000),
        'floe',
        { clients: 1, places: { north: 1, south: 1 } },
      ),
      floe: steadyServer(0, { place: 'north' }),
    };
    const links = [{ from: 'south', to: 'north', oneWayMs: 80, protocol: 'tcp' }];
    const { log } = runAndLog(system(blocks, { places, links, durationMs: 60_000 }));
    const latencies = log.of('finished').map(({ b }) => b / 1000);
    expect(new Set(latencies)).toEqual(new Set([0, 160, 320]));
    expect(latencies.filter((ms) => ms === 320)).toHaveLength(1);
  });
});

describe('connections of a block', () => {
  /** Readers next to a balancer that is far from its floe. */
  const far = (atMs: readonly number[], link: Fields = {}, floe: Fields = {}) => {
    const blocks = {
      readers: visitorsAt(atMs, 'balancer', { clients: 100, ...page(10) }),
      balancer: { kind: 'load-balancer', to: ['floe'], policy: 'random' },
      floe: steadyServer(0, { workers: 100, ...floe }),
    };
    const links = [{ from: 'balancer', to: 'floe', oneWayMs: ONE_WAY_MS, protocol: 'tcp', ...link }];
    const { log } = runAndLog(system(blocks, { links, durationMs: 300_000 }));
    return log.of('finished').map(({ b }) => b / 1000);
  };

  test('are as many as are under way at one time, and are shared by all', () => {
    expect(far([0, 10, 500, 510, 520])).toEqual([200, 200, 100, 100, 200]);
  });

  test('close when they were unused for too long, the one used last after the others', () => {
    expect(far([0, 1200], { keepAliveMs: 1000 })).toEqual([200, 100]);
    expect(far([0, 1200.001], { keepAliveMs: 1000 })).toEqual([200, 200]);
    // Two were open; both have expired, and only one is opened anew.
    expect(far([0, 0, 5000, 6000, 6000], { keepAliveMs: 1500 })).toEqual([200, 200, 200, 100, 200]);
  });

  test('of a far edge stay open where they are kept warm', () => {
    const blocks = {
      readers: visitorsAt([0, 9000], 'shops', { keys: keys(1, 2), place: 'north' }),
      shops: { kind: 'cdn', to: 'floe', edges: { north: { place: 'north' } }, cache: { hitTime: constant(0) } },
      floe: steadyServer(0, { place: 'south' }),
    };
    const places = { north: { latDeg: 50, lonDeg: 0 }, south: { latDeg: -50, lonDeg: 0 } };
    const links = [{ from: 'south', to: 'north', oneWayMs: 80, protocol: 'tcp', keepAliveMs: 1000 }];
    const latencies = (warmToOrigin: boolean): number[] =>
      runAndLog(system({ ...blocks, shops: { ...blocks.shops, warmToOrigin } }, { places, links, durationMs: 60_000 }))
        .log.of('finished')
        .map(({ b }) => b / 1000);
    expect(latencies(true)).toEqual([160, 160]);
    expect(latencies(false)).toEqual([320, 320]);
  });
});

describe('bytes', () => {
  test('take their time at the pace of the link, for the answer only', () => {
    expect(over({ kbPerSec: 1000 }, [0], page(200)).latenciesMs).toEqual([TRIP_MS + 200]);
    expect(over({}, [0], page(200)).latenciesMs).toEqual([TRIP_MS]);
  });

  test('that only pass through a block are counted where they reach the reader; a cache takes them first', () => {
    const chain = (middle: Fields): number => {
      const blocks = {
        readers: visitorsAt([0], 'middle', { ...page(100), keys: keys(1) }),
        middle,
        floe: steadyServer(0),
      };
      const links = [
        { from: 'readers', to: 'middle', oneWayMs: 5, kbPerSec: 500 },
        { from: 'middle', to: 'floe', oneWayMs: 10, kbPerSec: 250 },
      ];
      return runAndLog(system(blocks, { links, durationMs: 60_000 })).log.of('finished')[0]!.b / 1000;
    };
    expect(chain({ kind: 'load-balancer', to: ['floe'], policy: 'random' })).toBe(30 + 200);
    expect(chain({ kind: 'cache', to: 'floe' })).toBe(30 + 200 + 400);
  });

  test('that a worker has sent already are not sent twice', () => {
    const slow = { holdsWorkerWhileSending: true, workers: 1 };
    const { latenciesMs, log } = over({ kbPerSec: 1000 }, [0, 0], page(200), slow);
    expect(log.of('served').map(({ atMs }) => atMs)).toEqual([ONE_WAY_MS + 200, ONE_WAY_MS + 400]);
    expect(latenciesMs).toEqual([TRIP_MS + 200, TRIP_MS + 400]);
  });

  test('on a connection that starts slowly take further round trips, once', () => {
    const slow = { protocol: 'tcp', tcpSlowStart: true };
    // 100 kB: three rounds.
    expect(over(slow, [0, 5000], page(100)).latenciesMs).toEqual([4 * TRIP_MS, TRIP_MS]);
    expect(over({ ...slow, tcpSlowStart: false }, [0], page(100)).latenciesMs).toEqual([2 * TRIP_MS]);
    expect(over({ ...slow, kbPerSec: 1000 }, [0], page(100)).latenciesMs).toEqual([4 * TRIP_MS + 100]);
  });

  test('without connections every request starts slowly', () => {
    expect(over({ tcpSlowStart: true }, [0, 5000], page(100)).latenciesMs).toEqual([3 * TRIP_MS, 3 * TRIP_MS]);
  });

  test('are as slow for the three hundredth request at one time as for the first', () => {
    const atMs = Array.from({ length: 1500 }, () => 0);
    const { latenciesMs } = over({ protocol: 'tcp', tcpSlowStart: true }, atMs, { ...page(100), clients: 1_000_000 });
    expect(new Set(latenciesMs)).toEqual(new Set([4 * TRIP_MS]));
    expect(latenciesMs).toHaveLength(1500);
  });
});

describe('loss', () => {
  const MANY = Array.from({ length: 6000 }, (_, i) => i * 40);
  const lost = (link: Fields, sizeKb: number) => {
    const { log } = over(link, MANY, page(sizeKb));
    const [requests, answers] = [0, 1].map((way) => log.of('retransmitted').filter(({ b }) => b === way));
    return { requests: requests!, answers: answers! };
  };
  const share = (count: number, expected: number): void =>
    expect(Math.abs(count / MANY.length - expected)).toBeLessThan(3.3 * Math.sqrt((expected * (1 - expected)) / MANY.length));

  test('a lost request costs a timeout of 200 ms, or of two round trips where that is longer', () => {
    expect(new Set(lost({ lossShare: 0.2 }, 1).requests.map(({ a }) => a))).toEqual(new Set([200_000]));
    expect(new Set(lost({ lossShare: 0.2, oneWayMs: 80 }, 1).requests.map(({ a }) => a))).toEqual(new Set([320_000]));
  });

  test('a lost packet of an answer costs a round trip', () => {
    expect(new Set(lost({ lossShare: 0.2 }, 1).answers.map(({ a }) => a))).toEqual(new Set([TRIP_MS * 1000]));
  });

  test('a request is one packet; an answer is as many as it needs, one at least', () => {
    const p = 0.1;
    const { requests, answers } = lost({ lossShare: p }, 3 * 1.46);
    share(requests.length, p);
    share(answers.length, 1 - (1 - p) ** 3);
    share(lost({ lossShare: p }, 3 * 1.46 + 0.01).answers.length, 1 - (1 - p) ** 4);
    share(lost({ lossShare: p }, 0).answers.length, p);
    share(lost({ lossShare: p }, 1_000_000).answers.length, 1 - 1e-9);
  });

  test('is in what the reader waits', () => {
    const { latenciesMs, log } = over({ lossShare: 0.3 }, MANY, page(1));
    const costs = new Map<number, number>();
    for (const { request, a } of log.of('retransmitted')) costs.set(request, (costs.get(request) ?? 0) + a / 1000);
    expect(latenciesMs).toEqual(MANY.map((_, request) => TRIP_MS + (costs.get(request) ?? 0)));
    expect(log.of('retransmitted').every(({ block }) => block === 0)).toBe(true);
  });

  test('nothing is lost without', () => {
    expect(over({}, MANY, page(1)).log.of('retransmitted')).toEqual([]);
  });
});

test('who stops waiting leaves the connection in use until the answer is there', () => {
  const blocks = {
    readers: visitorsAt([0, 300, 2000], 'balancer', { clients: 100 }),
    balancer: { kind: 'load-balancer', to: ['floe'], policy: 'random', timeoutMs: 250 },
    floe: steadyServer(1000, { workers: 10 }),
  };
  const links = [{ from: 'balancer', to: 'floe', oneWayMs: ONE_WAY_MS, protocol: 'tcp' }];
  const { log } = runAndLog(system(blocks, { links, durationMs: 60_000 }));
  // The third finds a connection that the first has given back.
  expect(log.of('connected').map(({ atMs }) => atMs)).toEqual([0, 300]);
});

test('nothing is left behind on the roads', () => {
  const blocks = { reader: visitorsAt([0, 1, 2], 'floe', { timeoutMs: 30, retries: { max: 2 } }), floe: steadyServer(5) };
  const links = [{ from: 'reader', to: 'floe', oneWayMs: ONE_WAY_MS, protocol: 'tcp' }];
  const wired = new WiredRun(blueprintOf(system(blocks, { links, durationMs: 10_000 })), ALL_KINDS, () => []);
  wired.simulation.runUntil(10_000_000, Infinity);
  expect(wired.network.calls.live).toBe(0);
  expect(wired.network.requests.live).toBe(0);
});
