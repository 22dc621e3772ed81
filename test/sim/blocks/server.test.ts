import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

const one = (
  atMs: readonly number[],
  server: Record<string, unknown>,
  more: Record<string, unknown> = {},
  client: Record<string, unknown> = {},
) => runAndLog(system({ visitors: visitorsAt(atMs, 'floe', client), floe: server }, more));

describe('a server', () => {
  test('works one by one, first come first served', () => {
    const { log, report } = one([0, 10, 20], steadyServer(100));
    expect(log.of('started').map((fact) => [fact.atMs, fact.request])).toEqual([
      [0, 0],
      [100, 1],
      [200, 2],
    ]);
    expect(log.of('queued').map((fact) => fact.a)).toEqual([1, 2]);
    expect(report.latencyMs).toMatchObject({ max: 280 });
    expect(report.blocks['floe']).toEqual({ utilisationShare: 0.3, meanInSystem: 0.57, meanQueue: 0.27, maxQueue: 2, served: 3 });
  });

  test('works on several at once with several workers', () => {
    const { log, report } = one([0, 0, 0], steadyServer(100, { workers: 2 }));
    expect(log.of('started').map((fact) => fact.atMs)).toEqual([0, 0, 100]);
    expect(report.blocks['floe']).toMatchObject({ utilisationShare: 0.15 });
  });

  test('a queue limit of 0 rejects when busy; 1 leaves one place', () => {
    expect(one([0, 10, 20], steadyServer(100, { queueLimit: 0 })).report.requests).toMatchObject({ ok: 1, rejected: 2 });
    expect(one([0, 10, 20], steadyServer(100, { queueLimit: 1 })).report.requests).toMatchObject({ ok: 2, rejected: 1 });
    expect(one([0, 10, 20], steadyServer(100, { queueLimit: null })).report.requests).toMatchObject({ ok: 3, rejected: 0 });
  });

  test('speed stretches the work that starts after it', () => {
    const { log } = one([0, 10], steadyServer(100, { speed: 0.5 }), { happenings: [{ atMs: 50, block: 'floe', set: { speed: 2 } }] });
    expect(log.of('served').map((fact) => fact.atMs)).toEqual([200, 250]);
  });

  test('a crash fails what it holds, refuses newcomers, and starts afresh', () => {
    const happenings = [
      { atMs: 50, block: 'floe', set: { up: false } },
      { atMs: 150, block: 'floe', set: { up: true } },
    ];
    const { log, report } = one([0, 10, 100, 200], steadyServer(100), { happenings });
    expect(log.of('broken').map((fact) => [fact.request, fact.a])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(log.of('finished').map((fact) => [fact.atMs, fact.request, fact.a])).toEqual([
      [50, 0, 2],
      [50, 1, 2],
      [100, 2, 2],
      [300, 3, 0],
    ]);
    expect(report.requests).toMatchObject({ ok: 1, failed: 3 });
    expect(log.of('served')).toHaveLength(1);
  });

  test('silent: nobody is told until the process is back and resets the connections', () => {
    const happenings = [
      { atMs: 50, block: 'floe', set: { up: false } },
      { atMs: 500, block: 'floe', set: { up: true } },
    ];
    const { log } = one([0, 100], steadyServer(100, { whenDown: 'silent' }), { happenings });
    expect(log.of('swallowed').map((fact) => fact.atMs)).toEqual([100]);
    expect(log.of('finished').map((fact) => [fact.atMs, fact.a])).toEqual([
      [500, 2],
      [500, 2],
    ]);
  });

  test('what a caller left behind still occupies its worker', () => {
    const { log, report } = one([0, 10], steadyServer(100), {}, { timeoutMs: 50 });
    expect(log.of('finished').map((fact) => [fact.atMs, fact.a])).toEqual([
      [50, 3],
      [60, 3],
    ]);
    expect(log.of('served').map((fact) => fact.atMs)).toEqual([100, 200]);
    expect(report.requests).toMatchObject({ timedOut: 2, ok: 0 });
    expect(report.latencyMs).toBeNull();
  });

  test('failShare fails that share of the finished work', () => {
    const atMs = Array.from({ length: 2000 }, (_, i) => i * 10);
    const { report } = one(atMs, steadyServer(1, { failShare: 0.25 }), { durationMs: 30_000 });
    expect(Math.abs(report.requests.failed / 2000 - 0.25)).toBeLessThan(0.04);
    expect(report.requests.ok + report.requests.failed).toBe(2000);
  });

  test('more workers take over the line at once; fewer finish what they hold', () => {
    const happenings = [
      { atMs: 10, block: 'floe', set: { workers: 3 } },
      { atMs: 20, block: 'floe', set: { workers: 1 } },
    ];
    const { log } = one([0, 0, 0, 0], steadyServer(100), { happenings });
    expect(log.of('started').map((fact) => fact.atMs)).toEqual([0, 10, 10, 110]);
  });
});

test('by priority: the highest first, and among equals first come, first served; nobody is interrupted', () => {
  const visitors = (priority: number, atMs: readonly number[]) => visitorsAt(atMs, 'floe', { mix: [{ type: `p${priority}`, priority }] });
  const order = (discipline: string): number[] => {
    const blocks = {
      low: visitors(1, [0, 1, 2]),
      high: visitors(8, [3, 4]),
      middle: visitors(5, [5]),
      floe: steadyServer(100, { discipline }),
    };
    return runAndLog(system(blocks))
      .log.of('started')
      .map(({ request }) => request);
  };
  expect(order('fifo')).toEqual([0, 1, 2, 3, 4, 5]);
  expect(order('priority')).toEqual([0, 3, 4, 5, 1, 2]);
});

describe('encryption', () => {
  const tls = { handshakeCpuMs: 20 };

  test('costs the worker, by its speed', () => {
    expect(one([0], steadyServer(100, { tls })).report.latencyMs?.max).toBe(120);
    expect(one([0], steadyServer(100, { tls, speed: 2 })).report.latencyMs?.max).toBe(60);
  });

  test('a resumed session costs nothing, nor does a connection that is open', () => {
    expect(one([0], steadyServer(100, { tls: { ...tls, resumedShare: 1 } })).report.latencyMs?.max).toBe(100);
    const links = [{ from: 'visitors', to: 'floe', oneWayMs: 0.5, protocol: 'tcp' }];
    const { log } = one([0, 500], steadyServer(100, { tls }), { links }, { clients: 1 });
    expect(log.of('served').map(({ atMs }) => atMs)).toEqual([121.5, 600.5]);
    expect(log.of('handshake').map(({ a }) => a)).toEqual([0]);
  });
});

test('compression costs by kB what is large enough, and makes it small', () => {
  const compress = { ratio: 0.5, cpuMsPerKb: 0.5, minKb: 40 };
  const links = [{ from: 'visitors', to: 'floe', oneWayMs: 0, kbPerSec: 1000 }];
  const latency = (sizeKb: number, speed = 1): number =>
    one([0], steadyServer(100, { compress, speed }), { links }, { mix: [{ type: 'page', sizeKb }] }).report.latencyMs!.max;
  expect(latency(40)).toBe(100 + 20 + 20);
  expect(latency(40, 2)).toBe(50 + 10 + 20);
  expect(latency(39)).toBe(100 + 39);
});

test('probes that fail shift nobody: the same visitors meet an error with and without them', () => {
  const failed = (healthCheck: unknown): number[] => {
    const blocks = {
      visitors: visitorsAt(
        Array.from({ length: 300 }, (_, i) => i * 3),
        'balancer',
      ),
      balancer: { kind: 'load-balancer', to: ['floe'], policy: 'random', healthCheck },
      floe: steadyServer(1, { failShare: 0.3, workers: 5 }),
    };
    return runAndLog(system(blocks))
      .log.of('finished')
      .filter(({ a }) => a === 2)
      .map(({ request }) => request);
  };
  const without = failed(null);
  expect(without.length).toBeGreaterThan(60);
  expect(failed({ intervalMs: 10, timeoutMs: 5, fall: 1000, firstAtMs: 5 })).toEqual(without);
});

test('a server that is down falls silent for newcomers, and tells all of them when it is back', () => {
  const happenings = [{ atMs: 50, block: 'floe', do: 'crash', forMs: 300 }];
  const { log, report } = one([0, 100, 200, 400], steadyServer(100, { whenDown: 'silent' }), { happenings });
  expect(log.of('finished').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([
    [350, 0, 2],
    [350, 1, 2],
    [350, 2, 2],
    [500, 3, 0],
  ]);
  expect(report.requests).toMatchObject({ ok: 1, failed: 3 });
});

describe('where keys live', () => {
  const versions = (happenings: readonly unknown[], writes: readonly number[]) =>
    runAndLog(
      system(
        {
          writers: visitorsAt(writes, 'floe', { mix: [{ op: 'write' }], keys: { distribution: 'list', keys: [1, 1, 2] } }),
          floe: steadyServer(10),
        },
        { happenings },
      ),
    ).log.of('wrote');

  test('a write raises the version of its key when it is done', () => {
    expect(versions([], [0, 100, 200]).map(({ atMs, a }) => [atMs, a])).toEqual([
      [10, 1],
      [110, 2],
      [210, 1],
    ]);
  });

  test('so does publishing from outside', () => {
    const publish = { atMs: 50, block: 'floe', do: 'publish', key: 1 };
    expect(versions([publish], [100]).map(({ atMs, a, request }) => [atMs, a, request])).toEqual([
      [50, 1, -1],
      [110, 2, 0],
    ]);
  });
});
