import { describe, expect, test } from 'vitest';
import { WiredRun } from '#blueprint/assemble.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { balancerOver, runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const EJECTION = { failures: 3, baseMs: 1000, maxMs: 2500, maxShare: 1 };
const every = (stepMs: number, endMs: number, fromMs = 0): number[] =>
  Array.from({ length: Math.floor((endMs - fromMs) / stepMs) }, (_, i) => fromMs + i * stepMs);

/** Visitors every 10 ms before a balancer over three floes that work 1 ms and may be told to fail. */
function run(
  balancer: Fields,
  more: { servers?: Record<string, Fields>; happenings?: readonly Fields[]; atMs?: readonly number[]; endMs?: number } = {},
) {
  const endMs = more.endMs ?? 10_000;
  const blocks = {
    visitors: visitorsAt(more.atMs ?? every(10, endMs), 'balancer'),
    balancer: balancerOver(['a', 'b', 'c'], 'round-robin', { ejection: EJECTION, ...balancer }),
    a: steadyServer(1, more.servers?.['a']),
    b: steadyServer(1, more.servers?.['b']),
    c: steadyServer(1, more.servers?.['c']),
  };
  const { log, report } = runAndLog(system(blocks, { durationMs: endMs, happenings: more.happenings ?? [] }));
  return {
    log,
    report,
    ejected: log.of('ejected').map(({ atMs, a, b }) => [atMs, a, b]),
    chosen: (fromMs: number, toMs: number): Set<number> =>
      new Set(
        log
          .of('chose')
          .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
          .map(({ a }) => a),
      ),
  };
}

const bad = { failShare: 1 };

test('a server that fails so many requests in a row is out, for longer each time up to a limit', () => {
  const { ejected, log, chosen } = run({}, { servers: { b: bad } });
  // Its requests end at 11, 41 and 71 ms; it is back at 1,071 and is chosen every 30 ms.
  expect(ejected.map(([, a, b]) => [a, b])).toEqual([
    [1, 1000],
    [1, 2000],
    [1, 2500],
    [1, 2500],
    [1, 2500],
  ]);
  expect(ejected[0]![0]).toBe(71);
  expect(chosen(72, 1071)).toEqual(new Set([0, 2]));
  expect(chosen(1071, 1111)).toEqual(new Set([0, 1, 2]));
  const believed = log.of('believed').map(({ atMs, a, b }) => [atMs, a, b]);
  expect(believed.slice(0, 2)).toEqual([
    [71, 1, 0],
    [1071, 1, 1],
  ]);
});

test('failures count in a row: a good answer begins anew', () => {
  const flapping = Array.from({ length: 20 }, (_, i) => ({ atMs: i * 100, block: 'b', set: { failShare: i % 2 === 0 ? 1 : 0 } }));
  const { ejected, report } = run({ ejection: { ...EJECTION, failures: 5 } }, { happenings: flapping, endMs: 2000 });
  expect(report.requests.failed).toBeGreaterThan(25);
  expect(ejected).toEqual([]);
});

test('back again, it has as many failures before it as at first', () => {
  const { ejected } = run({}, { servers: { b: bad }, atMs: [...every(10, 100), ...every(10, 1400, 1100)], endMs: 2000 });
  // Chosen every 30 ms: three failures take it out again, not one.
  const [first, second] = ejected.map(([atMs]) => atMs!);
  expect(first).toBe(71);
  expect(second! - 1100).toBeGreaterThanOrEqual(61);
});

describe('not too many at one time', () => {
  const allBad = { servers: { a: bad, b: bad, c: bad }, endMs: 1000 };

  test('a share of them', () => {
    expect(run({ ejection: { ...EJECTION, maxShare: 0.67 } }, allBad).ejected).toHaveLength(2);
    expect(run({ ejection: { ...EJECTION, maxShare: 0.66 } }, allBad).ejected).toHaveLength(1);
    expect(run({ ejection: { ...EJECTION, maxShare: 1 } }, allBad).ejected).toHaveLength(3);
  });

  test('one may always be', () => {
    expect(run({ ejection: { ...EJECTION, maxShare: 0 } }, allBad).ejected).toHaveLength(1);
  });

  test('with all of them out visitors are turned away', () => {
    const { report, log } = run({}, allBad);
    expect(log.of('noServer').length).toBeGreaterThan(80);
    expect(report.requests.rejected).toBe(log.of('noServer').length);
  });
});

test('a server that is out is not put out again by requests that it still holds', () => {
  const { ejected } = run(
    {},
    { servers: { b: { ...bad, serviceTime: { distribution: 'constant', meanMs: 200 }, workers: 50 } }, endMs: 1000 },
  );
  expect(ejected).toHaveLength(1);
});

test('a time-out is a failure', () => {
  const slow = { serviceTime: { distribution: 'constant', meanMs: 200 }, workers: 50 };
  expect(run({ timeoutMs: 20 }, { servers: { b: slow }, endMs: 1000 }).ejected).toEqual([[90, 1, 1000]]);
});

test('who is out and believed down as well comes back when both are over', () => {
  const healthCheck = { intervalMs: 100, timeoutMs: 50, fall: 3, rise: 2, firstAtMs: 50 };
  const happenings = [{ atMs: 0, block: 'b', do: 'crash', forMs: 2000 }];
  const { log, chosen } = run({ healthCheck }, { happenings, endMs: 4000 });
  // Out at 70 ms for a second; believed down from 250 until 2,150.
  expect(log.of('believed').map(({ atMs, a, b }) => [atMs, a, b])).toEqual([
    [70, 1, 0],
    [250, 1, 0],
    [2150, 1, 1],
  ]);
  expect(chosen(300, 2150)).toEqual(new Set([0, 2]));
  expect(chosen(2150, 2200)).toEqual(new Set([0, 1, 2]));
});

describe('a balancer that starts anew', () => {
  const restart = (servers: Record<string, Fields>, happenings: readonly Fields[] = []) =>
    run({}, { servers, endMs: 3000, happenings: [{ atMs: 500, block: 'balancer', do: 'crash', forMs: 100 }, ...happenings] });

  test('knows nobody who is out, and how often nobody was', () => {
    const { ejected, chosen } = restart({ b: bad });
    expect(chosen(600, 640)).toEqual(new Set([0, 1, 2]));
    expect(ejected.slice(0, 2).map(([, a, b]) => [a, b])).toEqual([
      [1, 1000],
      [1, 1000],
    ]);
    expect(ejected[1]![0]! - 600).toBeGreaterThanOrEqual(61);
  });

  test('ends no new time early by the bell of an old one', () => {
    // Out at 71 until 1,071 as it was; out again a little after 650, until a second later.
    const { chosen, ejected } = restart({ b: bad });
    const until = ejected[1]![0]! + 1000;
    expect(chosen(ejected[1]![0]! + 0.001, until)).toEqual(new Set([0, 2]));
  });
});

test('back from an ejection a server starts slowly, where the balancer says so', () => {
  const happenings = [{ atMs: 500, block: 'b', set: { failShare: 0 } }];
  const { log } = run({ slowStart: { windowMs: 2000, aggression: 1 } }, { servers: { b: bad }, happenings, endMs: 5000 });
  const shareOfB = (fromMs: number): number => {
    const chosen = log.of('chose').filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 300);
    return chosen.filter(({ a }) => a === 1).length / chosen.length;
  };
  expect(shareOfB(1071)).toBeLessThan(0.1);
  expect(Math.abs(shareOfB(3200) - 1 / 3)).toBeLessThan(0.04);
});

test('a balancer that dies while it pauses before another try answers once', () => {
  const blocks = {
    visitors: visitorsAt([0], 'balancer'),
    balancer: balancerOver(['a', 'b'], 'round-robin', { retries: { max: 3, backoff: 'fixed', baseMs: 40 } }),
    a: steadyServer(5, { up: false }),
    b: steadyServer(5, { up: false }),
  };
  const links = [{ from: 'visitors', to: 'balancer', oneWayMs: 50 }];
  const happenings = [{ atMs: 60, block: 'balancer', do: 'crash', forMs: 10 }];
  const { log } = runAndLog(system(blocks, { links, happenings }));
  expect(log.of('chose').map(({ atMs }) => atMs)).toEqual([50]);
  expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([[110, 2]]);
  const wired = new WiredRun(blueprintOf(system(blocks, { links, happenings })), ALL_KINDS, () => []);
  wired.simulation.runUntil(1_000_000, Infinity);
  expect(wired.network.calls.live).toBe(0);
  expect(wired.network.requests.live).toBe(0);
});
