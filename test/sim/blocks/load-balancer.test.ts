import { describe, expect, test } from 'vitest';
import { balancerOver, runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

const CHECKS = { intervalMs: 100, timeoutMs: 20, fall: 3, rise: 2, firstAtMs: 50 };
const three = ['a', 'b', 'c'];

function run(
  balancer: Record<string, unknown>,
  atMs: readonly number[],
  more: { servers?: Record<string, Record<string, unknown>>; client?: Record<string, unknown>; run?: Record<string, unknown> } = {},
) {
  const blocks = {
    visitors: visitorsAt(atMs, 'balancer', more.client),
    balancer: balancerOver(three, 'round-robin', balancer),
    a: steadyServer(10, more.servers?.['a']),
    b: steadyServer(10, more.servers?.['b']),
    c: steadyServer(10, more.servers?.['c']),
  };
  return runAndLog(system(blocks, more.run));
}

const every = (stepMs: number, endMs: number): number[] => Array.from({ length: Math.floor(endMs / stepMs) }, (_, i) => i * stepMs);

describe('health checks', () => {
  test('a crash is believed after `fall` failed probes, a return after `rise` answers', () => {
    const happenings = [
      { atMs: 120, block: 'b', set: { up: false } },
      { atMs: 600, block: 'b', set: { up: true } },
    ];
    const { log, report } = run({ healthCheck: CHECKS }, every(10, 1000), { run: { happenings } });
    expect(log.of('believed').map((fact) => [fact.atMs, fact.a, fact.b])).toEqual([
      [350, 1, 0],
      [750, 1, 1],
    ]);
    expect(report.blocks['balancer']).toMatchObject({ detectionsMs: [230] });
    const refused = log.of('refused').filter((fact) => fact.request >= 0);
    expect(refused.every((fact) => fact.atMs >= 120 && fact.atMs < 350)).toBe(true);
    expect(report.requests.failed).toBe(refused.length + log.of('broken').length);
  });

  test('a silent server is noticed one timeout later', () => {
    const happenings = [{ atMs: 120, block: 'b', set: { up: false } }];
    const { log } = run({ healthCheck: CHECKS }, [], { servers: { b: { whenDown: 'silent' } }, run: { happenings } });
    expect(log.of('believed').map((fact) => [fact.atMs, fact.b])).toEqual([[370, 0]]);
  });

  test('a probe waits in line like any request, so that a long line fails it; a connect probe does not', () => {
    const crowd = new Array<number>(60).fill(0);
    const oneServer = { to: ['a'], healthCheck: CHECKS };
    expect(
      run(oneServer, crowd)
        .log.of('believed')
        .filter((fact) => fact.b === 0),
    ).toHaveLength(1);
    expect(run({ to: ['a'], healthCheck: { ...CHECKS, probe: 'connect' } }, crowd).log.of('believed')).toHaveLength(0);
  });

  test('probing shifts nobody: the visitors meet the same instants with and without it', () => {
    const visits = (balancer: Record<string, unknown>) =>
      run(balancer, every(7, 900))
        .log.of('served')
        .filter((fact) => fact.request >= 0)
        .map((fact) => [fact.atMs, fact.request, fact.block]);
    expect(visits({ healthCheck: { ...CHECKS, firstAtMs: 51.5 } })).toEqual(visits({}));
  });

  test('a server that fails half of its probes stays in for about 70 % of the time with 3 and 2', () => {
    const flapping = { a: { failShare: 0.5 }, b: { failShare: 0.5 }, c: { failShare: 0.5 } };
    const { report } = run({ healthCheck: CHECKS }, [], { servers: flapping, run: { durationMs: 400_000 } });
    const shares = Object.values((report.blocks['balancer'] as { believedUpShare: Record<string, number> }).believedUpShare);
    for (const share of shares) expect(Math.abs(share - 0.7)).toBeLessThan(0.05);
  });
});

describe('what it does with requests', () => {
  test('nobody believed up: rejected', () => {
    const happenings = [{ atMs: 1, block: three, set: { up: false } }];
    const { report } = run({ healthCheck: CHECKS }, every(50, 1000), { run: { happenings } });
    expect(report.requests.rejected).toBeGreaterThan(10);
    expect(report.requests.rejected + report.requests.failed + report.requests.ok).toBe(20);
  });

  test('a failed attempt is retried on another server, and the caller never knows', () => {
    const { log, report } = run({ retries: { max: 1 } }, [100, 200, 300], { servers: { a: { up: false } } });
    expect(report.requests).toMatchObject({ ok: 3, failed: 0, attempts: 3 });
    expect(log.of('gaveUp')[0]).toMatchObject({ request: 0, a: 0, b: 2 });
    const positions = log.of('chose').filter((fact) => fact.request === 0);
    expect(positions.map((fact) => fact.a)).toEqual([0, 1]);
  });

  test('its own timeout gives up on a slow server and tries the next', () => {
    const slow = { a: { serviceTime: { distribution: 'constant', meanMs: 500 } } };
    const { report } = run({ timeoutMs: 50, retries: { max: 1 } }, [100], { servers: slow });
    expect(report.latencyMs?.max).toBe(60);
    const failed = run({ timeoutMs: 50 }, [100], { servers: slow });
    expect(failed.report.requests).toMatchObject({ failed: 1, timedOut: 0 });
  });

  test('a server that drains finishes what it holds and gets nothing new', () => {
    const happenings = [{ atMs: 55, block: 'balancer', set: { draining: ['b'] } }];
    const { log, report } = run({}, every(10, 500), { run: { happenings } });
    const toB = log.of('chose').filter((fact) => fact.a === 1);
    expect(toB.every((fact) => fact.atMs < 55)).toBe(true);
    expect(toB.length).toBeGreaterThan(1);
    expect(report.requests.failed).toBe(0);
  });

  test('when it dies itself, callers see an error, also those whose answer was on its way to it', () => {
    const happenings = [
      { atMs: 105, block: 'balancer', set: { up: false } },
      { atMs: 300, block: 'balancer', set: { up: true } },
    ];
    const { log, report } = run({}, [100, 200, 400], { run: { happenings } });
    expect(log.of('finished').map((fact) => [fact.atMs, fact.a])).toEqual([
      [105, 2],
      [200, 2],
      [410, 0],
    ]);
    expect(report.requests).toMatchObject({ ok: 1, failed: 2, inFlight: 0 });
  });

  test('a subset is all it ever uses', () => {
    const { log } = run({ subsetSize: 2 }, every(5, 900));
    expect(new Set(log.of('chose').map((fact) => fact.a)).size).toBe(2);
  });

  test('after its return a server starts slowly', () => {
    const happenings = [
      { atMs: 100, block: 'a', set: { up: false } },
      { atMs: 2000, block: 'a', set: { up: true } },
    ];
    const balancer = { healthCheck: CHECKS, slowStart: { windowMs: 5000, aggression: 1 } };
    const { log } = run(balancer, every(8, 12_000), { run: { durationMs: 12_000, happenings } });
    const back = log.of('believed').find((fact) => fact.b === 1)!.atMs;
    const shareOfA = (fromMs: number): number => {
      const chosen = log.of('chose').filter((fact) => fact.atMs >= fromMs && fact.atMs < fromMs + 1000);
      return chosen.filter((fact) => fact.a === 0).length / chosen.length;
    };
    expect(shareOfA(back)).toBeLessThan(0.1);
    expect(shareOfA(back + 2000)).toBeGreaterThan(0.14);
    expect(Math.abs(shareOfA(back + 5500) - 1 / 3)).toBeLessThan(0.02);
  });

  test('hashing keeps a key on its server; hashing by client keeps a sender', () => {
    for (const policy of ['hash', 'consistent-hash']) {
      const keys = { distribution: 'zipf', count: 40, exponent: 1 };
      const { log } = run({ policy }, every(2, 900), { client: { keys } });
      const used = new Set(log.of('chose').map((fact) => fact.a));
      expect(used.size).toBe(3);
      const { log: one } = run({ policy, hashBy: 'client' }, every(2, 900), { client: { keys, clients: 1 } });
      expect(new Set(one.of('chose').map((fact) => fact.a)).size).toBe(1);
    }
  });
});
