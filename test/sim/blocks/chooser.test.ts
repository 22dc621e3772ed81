import { describe, expect, test } from 'vitest';
import { balancerOver, runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const FOUR = ['a', 'b', 'c', 'd'];
const every = (stepMs: number, endMs: number): number[] => Array.from({ length: Math.floor(endMs / stepMs) }, (_, i) => i * stepMs);

/** With work of 40 ms every 2 ms twenty are always under way, and nobody ever waits. */
const CROWD = { stepMs: 2, server: { workers: 50, serviceTime: { distribution: 'constant', meanMs: 40 } } };

/** Visitors before a balancer over four floes of 10 ms; counts whom it chose. */
function run(
  policy: string,
  balancer: Fields = {},
  more: { happenings?: readonly Fields[]; endMs?: number; stepMs?: number; client?: Fields; seed?: number; server?: Fields } = {},
) {
  const endMs = more.endMs ?? 4000;
  const blocks = {
    visitors: visitorsAt(every(more.stepMs ?? 5, endMs), 'balancer', more.client),
    balancer: balancerOver(FOUR, policy, balancer),
    ...Object.fromEntries(FOUR.map((id) => [id, steadyServer(10, more.server)])),
  };
  const { log } = runAndLog(system(blocks, { durationMs: endMs + 1000, happenings: more.happenings ?? [], seed: more.seed ?? 1 }));
  const counts = (fromMs = 0, toMs = Infinity): number[] =>
    FOUR.map((_, position) => log.of('chose').filter(({ atMs, a }) => atMs >= fromMs && atMs < toMs && a === position).length);
  return { log, counts };
}

const POLICIES = [
  'random',
  'round-robin',
  'weighted-round-robin',
  'least-connections',
  'weighted-least-connections',
  'power-of-two',
  'hash',
  'consistent-hash',
];
const KEYS = { keys: { distribution: 'uniform', count: 500 } };

describe.each(POLICIES)('%s', (policy) => {
  test('gives a drained server nothing new, and everything as before when it is back', () => {
    const happenings = [
      { atMs: 1000, block: 'balancer', set: { draining: ['b'] } },
      { atMs: 2000, block: 'balancer', set: { draining: [] } },
    ];
    const { counts } = run(policy, {}, { happenings, client: KEYS });
    expect(counts(0, 1000)[1]).toBeGreaterThan(20);
    expect(counts(1000, 2000)[1]).toBe(0);
    expect(counts(2000)[1]).toBeGreaterThan(40);
  });

  test('uses so many of its servers as its subset says', () => {
    for (const subsetSize of [1, 2, 3]) {
      expect(
        run(policy, { subsetSize }, { client: KEYS })
          .counts()
          .filter((count) => count > 0),
      ).toHaveLength(subsetSize);
    }
  });
});

test('subsets are drawn at random: another seed, another subset; each server is in its share of them', () => {
  const used = [0, 0, 0, 0];
  const SEEDS = 60;
  for (let seed = 1; seed <= SEEDS; seed++) {
    run('random', { subsetSize: 2 }, { seed, endMs: 400 })
      .counts()
      .forEach((count, position) => (used[position]! += count > 0 ? 1 : 0));
  }
  for (const times of used) expect(Math.abs(times - SEEDS / 2)).toBeLessThan(3.3 * Math.sqrt(SEEDS / 4));
});

test('weights count where the rule is weighted', () => {
  const weights = { a: 3, c: 2 };
  expect(run('weighted-round-robin', { weights }, { endMs: 3500 }).counts()).toEqual([300, 100, 200, 100]);
  expect(run('round-robin', { weights }, { endMs: 4000 }).counts()).toEqual([200, 200, 200, 200]);
  // Twenty under way, spread as the weights are: 8.6, 2.9, 5.7, 2.9.
  const busy = run('weighted-least-connections', { weights }, { ...CROWD, endMs: 4000 }).counts(1000, 4000);
  [3, 1, 2, 1].forEach((weight, position) => expect(Math.abs(busy[position]! / 1500 - weight / 7)).toBeLessThan(0.03));
  // During the run as well.
  const heavier = { happenings: [{ atMs: 1400, block: 'balancer', set: { 'weights.d': 4 } }], endMs: 2400 };
  expect(run('weighted-round-robin', { weights }, heavier).counts(1400)).toEqual([60, 20, 40, 80]);
});

describe('back from a death, with a slow start', () => {
  const happenings = [{ atMs: 500, block: 'a', do: 'crash', forMs: 1000 }];
  const balancer = {
    healthCheck: { intervalMs: 50, timeoutMs: 20, fall: 2, rise: 2, firstAtMs: 10 },
    slowStart: { windowMs: 4000, aggression: 1 },
  };
  const shares = (policy: string, more: Fields = {}) => {
    const { log, counts } = run(policy, { ...balancer, ...more }, { ...CROWD, happenings, endMs: 8000 });
    const backMs = log.of('believed').find(({ b }) => b === 1)!.atMs;
    return (fromMs: number): number => {
      const [a, ...others] = counts(backMs + fromMs, backMs + fromMs + 400);
      return a! / (a! + others.reduce((sum, count) => sum + count, 0));
    };
  };

  test.each(['round-robin', 'weighted-round-robin', 'least-connections', 'weighted-least-connections'])(
    '%s: a tenth of its weight at first, then more and more',
    (policy) => {
      const shareAt = shares(policy);
      // A weight of 0.1 against three of 1, a half after half of the time, and all of it at the end.
      expect(shareAt(0)).toBeLessThan(0.08);
      expect(shareAt(0)).toBeGreaterThan(0.01);
      expect(Math.abs(shareAt(1800) - 0.5 / 3.5)).toBeLessThan(0.05);
      expect(Math.abs(shareAt(4400) - 0.25)).toBeLessThan(0.02);
    },
  );

  test('quicker in the beginning with more aggression', () => {
    expect(shares('weighted-round-robin', { slowStart: { windowMs: 4000, aggression: 3 } })(800)).toBeGreaterThan(
      shares('weighted-round-robin')(800) + 0.05,
    );
  });

  test('warm again, everybody has his turn, whatever the weights that this rule does not know', () => {
    const { log, counts } = run('round-robin', { ...balancer, weights: { b: 3 } }, { ...CROWD, happenings, endMs: 8000 });
    const warmMs = log.of('believed').find(({ b }) => b === 1)!.atMs + 4000;
    const turns = counts(warmMs + 1, warmMs + 801);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });

  test('without it, its full share at once', () => {
    expect(Math.abs(shares('round-robin', { slowStart: null })(0) - 0.25)).toBeLessThan(0.02);
  });
});

test('another try goes to a server that was not tried yet, as long as there is one', () => {
  const blocks = {
    visitors: visitorsAt([0], 'balancer'),
    balancer: balancerOver(FOUR, 'power-of-two', { choices: 9, retries: { max: 5, backoff: 'none' } }),
    ...Object.fromEntries(FOUR.map((id) => [id, steadyServer(10, { up: false })])),
  };
  const chosen = runAndLog(system(blocks))
    .log.of('chose')
    .map(({ a }) => a);
  expect(chosen).toHaveLength(6);
  expect(new Set(chosen.slice(0, 4)).size).toBe(4);
});

test('a budget of the balancer allows retries as a share of what came', () => {
  const blocks = {
    visitors: visitorsAt(every(10, 400), 'balancer'),
    balancer: balancerOver(FOUR, 'round-robin', { retries: { max: 3, backoff: 'none', budgetShare: 0.25 } }),
    ...Object.fromEntries(FOUR.map((id) => [id, steadyServer(1, { failShare: 1 })])),
  };
  const { log } = runAndLog(system(blocks));
  expect(log.of('chose')).toHaveLength(50);
  expect(log.of('gaveUp')).toHaveLength(10);
});

test('who timed out is held no more: least connections counts what it still waits for', () => {
  const blocks = {
    visitors: visitorsAt([0, 200, 201], 'balancer'),
    balancer: balancerOver(['a', 'b'], 'least-connections', { timeoutMs: 50 }),
    a: steadyServer(1000, { workers: 9 }),
    b: steadyServer(1000, { workers: 9 }),
  };
  // b of each fact: what it believes the chosen one holds already.
  expect(
    runAndLog(system(blocks))
      .log.of('chose')
      .map(({ b }) => b),
  ).toEqual([0, 0, 0]);
});

test('a balancer that is down probes nobody', () => {
  const happenings = [{ atMs: 300, block: 'balancer', do: 'crash', forMs: 400 }];
  const { log } = run('random', { healthCheck: { intervalMs: 100, timeoutMs: 20, firstAtMs: 50 } }, { happenings, endMs: 1000 });
  const probed = log.of('probed').map(({ atMs }) => atMs);
  expect(probed.filter((atMs) => atMs >= 300 && atMs < 700)).toEqual([]);
  expect(probed.filter((atMs) => atMs >= 700 && atMs < 1000)).toHaveLength(12);
});
