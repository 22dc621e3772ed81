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
