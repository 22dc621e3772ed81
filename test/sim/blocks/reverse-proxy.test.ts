import { describe, expect, test } from 'vitest';
import { door } from '#test/sim/door.ts';
import { constant, keys } from '#test/sim/kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

test('with every station off it passes everything on', () => {
  const { latenciesMs, door: figures } = door([0, 5], {});
  expect(latenciesMs).toEqual([10, 10]);
  expect(figures).toMatchObject({ handshakes: 0, limited: 0, kbIn: 20, kbOut: 20 });
});

describe('encryption', () => {
  test('costs its workers a handshake for each new connection', () => {
    const { latenciesMs, door: figures } = door([0, 0], { workers: 1, tls: { handshakeCpuMs: 3 } });
    expect(latenciesMs).toEqual([13, 16]);
    expect(figures).toMatchObject({ handshakes: 2 });
  });

  test('spares the backend its own', () => {
    const backend = { tls: { handshakeCpuMs: 7 } };
    expect(door([0], {}, {}, {}, backend).latenciesMs).toEqual([17]);
    expect(door([0], { tls: { handshakeCpuMs: 3 } }, {}, {}, backend).latenciesMs).toEqual([13]);
  });
});

test('the filter finds a share of the hostile, and some honest ones', () => {
  const atMs = Array.from({ length: 4000 }, (_, i) => i * 10);
  const mix = [
    { type: 'honest', share: 3 },
    { type: 'hostile', honest: false },
  ];
  const { door: figures } = door(atMs, { filter: { hitShare: 0.9, falseAlarmShare: 0.1 } }, { mix });
  expect(figures['filteredHostile']! / 1000).toBeGreaterThan(0.85);
  expect(figures['filteredHostile']! / 1000).toBeLessThan(0.95);
  expect(figures['filteredHonest']! / 3000).toBeGreaterThan(0.085);
  expect(figures['filteredHonest']! / 3000).toBeLessThan(0.115);
});

describe('rate limit', () => {
  const limit = (more: Fields): Fields => ({ limits: [{ ratePerSec: 10, burst: 5, by: 'all', ...more }] });

  test('a bucket of five at 10/s', () => {
    const atMs = [0, 0, 0, 0, 0, 0, 0, 0, 100, 150, 200, 250];
    expect(door(atMs, limit({})).outcomes).toBe('YYYYYnnnYnYn');
  });

  test('as nginx counts, one more', () => {
    const atMs = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 200, 250];
    expect(door(atMs, limit({ burst: 6 })).outcomes).toBe('YYYYYYnnnnYYn');
  });

  test('delays instead of refusing, up to a limit', () => {
    const { latenciesMs, outcomes, door: figures } = door([0, 0, 0, 0], limit({ burst: 1, onExcess: 'delay', maxDelayMs: 200 }));
    expect(outcomes).toBe('YYYn');
    expect(latenciesMs.slice(0, 3)).toEqual([10, 110, 210]);
    expect(figures).toMatchObject({ delayed: 2, limited: 1 });
  });

  test('by client, each has a bucket', () => {
    const atMs = Array.from({ length: 200 }, () => 0);
    const { report } = door(atMs, limit({ by: 'client', burst: 1 }), { clients: 3 });
    expect(report.requests).toMatchObject({ ok: 3, rejected: 197 });
  });
});

test('who cannot show a pass is turned away', () => {
  const { report, door: figures } = door([0, 0, 0], { auth: { validShare: 0, cpuMs: 1 } });
  expect(report.requests).toMatchObject({ ok: 0, rejected: 3 });
  expect(figures).toMatchObject({ unauthorised: 3 });
});

test('the response cache keeps answers by path and key, and only those of reads', () => {
  const mix = [{ type: 'menu', path: '/menu' }];
  const { door: figures, floe } = door([0, 100, 200], { cache: { hitTime: constant(1) } }, { mix, keys: keys(7) });
  expect(figures['cache']).toMatchObject({ hits: 2, misses: 1 });
  expect(floe['served']).toBe(1);
  expect(door([0, 100], { cache: {} }, { mix: [{ op: 'write' }], keys: keys(7) }).floe['served']).toBe(2);
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
  const { latenciesMs, door: figures } = door([0], { compress }, { mix }, {}, { compress });
  expect(latenciesMs).toEqual([14]);
  expect(figures).toMatchObject({ kbIn: 40, kbOut: 10 });
});

describe('slow readers', () => {
  const links = [{ from: 'visitors', to: 'door', oneWayMs: 0, kbPerSec: 100 }];
  const mix = [{ type: 'page', sizeKb: 200 }];
  const served = (buffer: boolean): number =>
    door(
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
    const { latenciesMs } = door([0], { buffer }, { mix }, { links }, { workers: 1, holdsWorkerWhileSending: true });
    expect(latenciesMs).toEqual([2010]);
  });
});

describe('towards the backend', () => {
  test('what is more than its connections waits', () => {
    const { latenciesMs, log } = door([0, 0, 0], { upstreamConnections: 1 });
    expect(latenciesMs).toEqual([10, 20, 30]);
    expect(log.of('queued')).toEqual([]);
  });

  test('a time-out fails, after retries', () => {
    const silent = { happenings: [{ atMs: 0, block: 'floe', set: { up: false } }] };
    const { report, latenciesMs } = door([10], { timeoutMs: 100, retries: { max: 2, backoff: 'none' } }, {}, silent, {
      whenDown: 'silent',
    });
    expect(report.requests).toMatchObject({ failed: 1 });
    expect(latenciesMs).toEqual([300]);
  });

  test('a breaker refuses at once when the backend has failed often enough, and tries again later', () => {
    const happenings = [
      { atMs: 0, block: 'floe', set: { up: false } },
      { atMs: 1000, block: 'floe', set: { up: true } },
    ];
    const atMs = Array.from({ length: 30 }, (_, i) => 10 + i * 100);
    const { door: figures, report } = door(atMs, { breaker: { failures: 3, openMs: 500, probes: 1 } }, {}, { happenings });
    // Opened at 210, tried at 710 and at 1,210 ms: then it closes.
    expect(figures).toMatchObject({ breakerOpenMs: 1000, breakerRefused: 8 });
    expect(report.requests).toMatchObject({ failed: 4, rejected: 8, ok: 18 });
  });
});

test('what it holds when it dies fails, and later ones too', () => {
  const happenings = [{ atMs: 5, block: 'door', do: 'crash', forMs: 100 }];
  const { report, log } = door([0, 50, 200], { cache: {} }, { keys: keys(1) }, { happenings });
  expect(report.requests).toMatchObject({ ok: 1, failed: 2 });
  expect(log.facts.filter(({ fact }) => fact === 'finished').length).toBe(3);
});
