import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const keys = (...list: readonly number[]): Fields => ({ distribution: 'list', keys: list });

/** Visitors at listed instants before a proxy before a backend of 10 ms. */
function run(atMs: readonly number[], proxy: Fields, client: Fields = {}, more: Fields = {}, backend: Fields = {}) {
  const blocks = {
    visitors: visitorsAt(atMs, 'door', client),
    door: { kind: 'reverse-proxy', to: 'floe', ...proxy },
    floe: steadyServer(10, { workers: 50, ...backend }),
  };
  const { report, log } = runAndLog(system(blocks, { durationMs: 60_000, ...more }));
  const verdicts = log.of('finished').sort((one, other) => one.request - other.request);
  return {
    report,
    log,
    door: report.blocks['door'] as Figures,
    floe: report.blocks['floe'] as Figures,
    latenciesMs: verdicts.map((fact) => fact.b / 1000),
    outcomes: verdicts.map((fact) => (fact.a === 0 ? 'Y' : 'n')).join(''),
  };
}

test('with every station off it passes everything on', () => {
  const { latenciesMs, door } = run([0, 5], {});
  expect(latenciesMs).toEqual([10, 10]);
  expect(door).toMatchObject({ handshakes: 0, limited: 0, kbIn: 20, kbOut: 20 });
});

describe('encryption', () => {
  test('costs its workers a handshake for each new connection', () => {
    const { latenciesMs, door } = run([0, 0], { workers: 1, tls: { handshakeCpuMs: 3 } });
    expect(latenciesMs).toEqual([13, 16]);
    expect(door).toMatchObject({ handshakes: 2 });
  });

  test('spares the backend its own', () => {
    const backend = { tls: { handshakeCpuMs: 7 } };
    expect(run([0], {}, {}, {}, backend).latenciesMs).toEqual([17]);
    expect(run([0], { tls: { handshakeCpuMs: 3 } }, {}, {}, backend).latenciesMs).toEqual([13]);
  });
});

test('the filter finds a share of the hostile, and some honest ones', () => {
  const atMs = Array.from({ length: 4000 }, (_, i) => i * 10);
  const mix = [
    { type: 'honest', share: 3 },
    { type: 'hostile', honest: false },
  ];
  const { door } = run(atMs, { filter: { hitShare: 0.9, falseAlarmShare: 0.1 } }, { mix });
  expect(door['filteredHostile']! / 1000).toBeGreaterThan(0.85);
  expect(door['filteredHostile']! / 1000).toBeLessThan(0.95);
  expect(door['filteredHonest']! / 3000).toBeGreaterThan(0.085);
  expect(door['filteredHonest']! / 3000).toBeLessThan(0.115);
});

describe('rate limit', () => {
  const limit = (more: Fields): Fields => ({ limits: [{ ratePerSec: 10, burst: 5, by: 'all', ...more }] });

  test('a bucket of five at 10/s', () => {
    const atMs = [0, 0, 0, 0, 0, 0, 0, 0, 100, 150, 200, 250];
    expect(run(atMs, limit({})).outcomes).toBe('YYYYYnnnYnYn');
  });

  test('as nginx counts, one more', () => {
    const atMs = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 200, 250];
    expect(run(atMs, limit({ burst: 6 })).outcomes).toBe('YYYYYYnnnnYYn');
  });

  test('delays instead of refusing, up to a limit', () => {
    const { latenciesMs, outcomes, door } = run([0, 0, 0, 0], limit({ burst: 1, onExcess: 'delay', maxDelayMs: 200 }));
    expect(outcomes).toBe('YYYn');
    expect(latenciesMs.slice(0, 3)).toEqual([10, 110, 210]);
    expect(door).toMatchObject({ delayed: 2, limited: 1 });
  });

  test('by client, each has a bucket', () => {
    const atMs = Array.from({ length: 200 }, () => 0);
    const { report } = run(atMs, limit({ by: 'client', burst: 1 }), { clients: 3 });
    expect(report.requests).toMatchObject({ ok: 3, rejected: 197 });
  });
});

test('who cannot show a pass is turned away', () => {
  const { report, door } = run([0, 0, 0], { auth: { validShare: 0, cpuMs: 1 } });
  expect(report.requests).toMatchObject({ ok: 0, rejected: 3 });
  expect(door).toMatchObject({ unauthorised: 3 });
});

test('the response cache keeps answers by path and key, and only those of reads', () => {
  const mix = [{ type: 'menu', path: '/menu' }];
  const { door, floe } = run([0, 100, 200], { cache: { hitTime: constant(1) } }, { mix, keys: keys(7) });
  expect(door['cache']).toMatchObject({ hits: 2, misses: 1 });
  expect(floe['served']).toBe(1);
  expect(run([0, 100], { cache: {} }, { mix: [{ op: 'write' }], keys: keys(7) }).floe['served']).toBe(2);
});

test('a path leads to the backend of its longest prefix', () => {
  const { report } = runAndLog(
    system({
      visitors: visitorsAt([0, 1, 2, 3], 'door', { mix: [{ type: 'a', path: '/shop/fish' }] }),
      others: visitorsAt([0, 1], 'door', { mix: [{ type: 'b', path: '/x' }] }),
      door: { kind: 'reverse-proxy', to: { '/shop': 'shop', '*': 'rest' } },
      shop: steadyServer(1),
      rest: steadyServer(1),
    }),
  );
  expect(report.blocks['shop']).toMatchObject({ served: 4 });
  expect(report.blocks['rest']).toMatchObject({ served: 2 });
});

test('compression costs its workers, and the backend nothing', () => {
  const compress = { ratio: 0.25, cpuMsPerKb: 0.1, minKb: 1 };
  const mix = [{ type: 'page', sizeKb: 40 }];
  const { latenciesMs, door } = run([0], { compress }, { mix }, {}, { compress });
  expect(latenciesMs).toEqual([14]);
  expect(door).toMatchObject({ kbIn: 40, kbOut: 10 });
});

describe('slow readers', () => {
  const links = [{ from: 'visitors', to: 'door', oneWayMs: 0, kbPerSec: 100 }];
  const mix = [{ type: 'page', sizeKb: 200 }];
  const served = (buffer: boolean): number =>
    run(
      Array.from({ length: 20 }, (_, i) => i * 100),
      { buffer },
      { mix },
      { links, durationMs: 10_000 },
      { workers: 1, holdsWorkerWhileSending: true },
    ).floe['served']!;

  test('hold the worker of a backend for as long as they read, unless the proxy takes the answer for them', () => {
    // 200 kB at 100 kB/s: 2 s each.
    expect(served(false)).toBe(4);
    expect(served(true)).toBe(20);
  });

  test.each([true, false])('have the page after the work and their own pace, each once, with buffer %s', (buffer) => {
    const { latenciesMs } = run([0], { buffer }, { mix }, { links }, { workers: 1, holdsWorkerWhileSending: true });
    expect(latenciesMs).toEqual([2010]);
  });
});

describe('towards the backend', () => {
  test('what is more than its connections waits', () => {
    const { latenciesMs, log } = run([0, 0, 0], { upstreamConnections: 1 });
    expect(latenciesMs).toEqual([10, 20, 30]);
    expect(log.of('queued')).toEqual([]);
  });

  test('a time-out fails, after retries', () => {
    const silent = { happenings: [{ atMs: 0, block: 'floe', set: { up: false } }] };
    const { report, latenciesMs } = run([10], { timeoutMs: 100, retries: { max: 2, backoff: 'none' } }, {}, silent, { whenDown: 'silent' });
    expect(report.requests).toMatchObject({ failed: 1 });
    expect(latenciesMs).toEqual([300]);
  });

  test('a breaker refuses at once when the backend has failed often enough, and tries again later', () => {
    const happenings = [
      { atMs: 0, block: 'floe', set: { up: false } },
      { atMs: 1000, block: 'floe', set: { up: true } },
    ];
    const atMs = Array.from({ length: 30 }, (_, i) => 10 + i * 100);
    const { door, report } = run(atMs, { breaker: { failures: 3, openMs: 500, probes: 1 } }, {}, { happenings });
    // Opened at 210, tried at 710 and at 1,210 ms: then it closes.
    expect(door).toMatchObject({ breakerOpenMs: 1000, breakerRefused: 8 });
    expect(report.requests).toMatchObject({ failed: 4, rejected: 8, ok: 18 });
  });
});

test('what it holds when it dies fails, and later ones too', () => {
  const happenings = [{ atMs: 5, block: 'door', do: 'crash', forMs: 100 }];
  const { report, log } = run([0, 50, 200], { cache: {} }, { keys: keys(1) }, { happenings });
  expect(report.requests).toMatchObject({ ok: 1, failed: 2 });
  expect(log.facts.filter(({ fact }) => fact === 'finished').length).toBe(3);
});
