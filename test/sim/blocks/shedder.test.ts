import { describe, expect, test } from 'vitest';
import type { Block } from '#blocks/block.ts';
import { Network } from '#blocks/network.ts';
import { PLAIN_SORT } from '#blocks/requests.ts';
import { Shedder } from '#blocks/shedder.ts';
import { Simulation } from '#kernel/simulation.ts';
import { FactLog } from '#test/sim/fact-log.ts';
import { constant } from '#test/sim/kitchen.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const TARGET_MS = 50;
const OWNER = 3;

/** In the seats up to the owner's: blocks that nothing happens to. */
function bystander(): Block {
  const nothing = (): void => undefined;
  const frame = (): never => {
    throw new Error('nobody draws it');
  };
  return { id: 'bystander', start: nothing, apply: nothing, receive: nothing, answered: nothing, handle: nothing, frame };
}

/** A shedder by itself, with a clock that the test sets. */
function shedder(options: { kp: number; ki: number }) {
  const simulation = new Simulation();
  const log = new FactLog();
  const network = new Network(simulation, [log]);
  for (let seat = 0; seat <= OWNER; seat++) network.add(bystander);
  const sorts = [1, 5, 9].map((priority) => [priority, network.addSort({ ...PLAIN_SORT, priority })] as const);
  const sortOf = new Map(sorts);
  const one = new Shedder(network, OWNER, 1, 'floe');
  const offer = (priority: number): boolean => {
    const request = network.createVisit();
    network.requests.sort[request] = sortOf.get(priority)!;
    const call = network.open(request, 0, OWNER, -1, 0);
    const isAdmitted = one.admits(call, { targetWaitMs: TARGET_MS, ...options });
    network.calls.free(call);
    return isAdmitted;
  };
  return {
    log,
    /** A period ends after waits like these. */
    period: (...waitsMs: readonly number[]): void => {
      for (const ms of waitsMs) one.noteWait(ms * 1000);
      simulation.nowUs += 100_000;
    },
    at: (atMs: number): void => void (simulation.nowUs = atMs * 1000),
    offer,
    /** How many of so many are let in. */
    admitted: (count: number, priority = 5): number => Array.from({ length: count }, () => offer(priority)).filter(Boolean).length,
    /** Shares that the observers were told, without repetition. */
    shares: (): number[] => [...new Set(log.of('shed').map(({ b }) => b))],
  };
}

const MANY = 2000;
/** Of MANY, what a share of them may differ by. */
const spread = (share: number): number => 3.3 * Math.sqrt(MANY * share * (1 - share));

describe('the share that is turned away', () => {
  test('is nothing until the first tenth of a second is over, whatever anybody waits', () => {
    const one = shedder({ kp: 1, ki: 1 });
    one.period(5000);
    one.at(99.999);
    expect(one.admitted(100)).toBe(100);
    one.at(100);
    expect(one.admitted(100)).toBe(0);
  });

  test('is nothing while waits are at the target or below', () => {
    const one = shedder({ kp: 0.5, ki: 0.5 });
    for (const wait of [TARGET_MS, 20, 0]) {
      one.period(wait);
      expect(one.admitted(100)).toBe(100);
    }
  });

  test('is kp × excess, and ki × excess more for each period that it lasts', () => {
    const one = shedder({ kp: 0.1, ki: 0.05 });
    const admitted = [1, 2, 3].map(() => {
      one.period(2 * TARGET_MS);
      return one.admitted(MANY);
    });
    expect(one.shares()).toEqual([150, 200, 250]);
    [0.15, 0.2, 0.25].forEach((share, i) => expect(Math.abs(MANY - admitted[i]! - MANY * share)).toBeLessThan(spread(share)));
  });

  test('keeps what has built up while waits are at the target', () => {
    const one = shedder({ kp: 0, ki: 0.2 });
    one.period(2 * TARGET_MS);
    one.offer(5);
    for (let i = 0; i < 3; i++) {
      one.period(TARGET_MS);
      expect(Math.abs(one.admitted(MANY) - MANY * 0.8)).toBeLessThan(spread(0.2));
    }
    expect(one.shares()).toEqual([200]);
  });

  test('looks at the mean wait of its own period only', () => {
    const one = shedder({ kp: 0.5, ki: 0 });
    one.period(0, 3 * TARGET_MS, 3 * TARGET_MS);
    one.admitted(MANY);
    expect(one.shares()).toEqual([500]);
    one.period(1.5 * TARGET_MS);
    one.admitted(MANY);
    expect(one.shares()).toEqual([500, 250]);
    one.period();
    expect(one.admitted(100)).toBe(100);
  });

  test('is set anew a tenth of a second after the last time, not more often', () => {
    const one = shedder({ kp: 0.5, ki: 0 });
    one.at(130);
    one.offer(5);
    one.period(2 * TARGET_MS);
    one.at(229.999);
    expect(one.admitted(100)).toBe(100);
    one.at(230);
    one.admitted(MANY);
    expect(one.shares()).toEqual([500]);
  });

  test('forgets a long calm, and a long overload, at once', () => {
    const calm = shedder({ kp: 0, ki: 0.3 });
    for (let i = 0; i < 20; i++) {
      calm.period(0);
      calm.offer(5);
    }
    calm.period(2 * TARGET_MS);
    calm.admitted(MANY);
    expect(calm.shares()).toEqual([300]);
    const crowded = shedder({ kp: 0, ki: 0.3 });
    for (let i = 0; i < 20; i++) {
      crowded.period(4 * TARGET_MS);
      expect(crowded.admitted(MANY) < MANY).toBe(true);
    }
    crowded.period(0);
    crowded.admitted(MANY);
    expect(crowded.shares()).toEqual([900, 1000, 700]);
  });

  test('is never more than all', () => {
    const one = shedder({ kp: 5, ki: 0 });
    one.period(100 * TARGET_MS);
    expect(one.admitted(100)).toBe(0);
    expect(one.shares()).toEqual([1000]);
  });
});

describe('who is turned away', () => {
  const atShare = (share: number) => {
    const one = shedder({ kp: share, ki: 0 });
    one.offer(9);
    one.period(2 * TARGET_MS);
    return one;
  };
  /** Lets equal numbers of two priorities ask, in turn. */
  const inTurn = (one: ReturnType<typeof shedder>, low: number, high: number) => {
    const admitted = new Map([
      [low, 0],
      [high, 0],
    ]);
    for (let i = 0; i < MANY; i++)
      for (const priority of [low, high]) if (one.offer(priority)) admitted.set(priority, admitted.get(priority)! + 1);
    return [admitted.get(low)!, admitted.get(high)!] as const;
  };

  test('the lower priority first', () => {
    const [low, high] = inTurn(atShare(0.25), 1, 5);
    expect(Math.abs(low - MANY / 2)).toBeLessThan(spread(0.5));
    expect(high).toBe(MANY);
  });

  test('of the higher only what is left over', () => {
    const [low, high] = inTurn(atShare(0.75), 1, 5);
    // The first few find nobody below them yet.
    expect(low).toBe(0);
    expect(Math.abs(high - MANY / 2)).toBeLessThan(spread(0.5));
  });

  test('and it is told with its priority', () => {
    const one = atShare(0.5);
    one.admitted(MANY, 1);
    expect(new Set(one.log.of('shed').map(({ a, block }) => `${block}: ${a}`))).toEqual(new Set([`${OWNER}: 1`]));
  });

  test('by the traffic of late: what was seen long ago counts less and less', () => {
    const one = shedder({ kp: 0.5, ki: 0 });
    one.admitted(1000, 1);
    const admitted: number[] = [];
    for (let period = 0; period < 60; period++) {
      one.period(2 * TARGET_MS);
      admitted.push(one.admitted(50));
    }
    // While most of what was seen was low, nothing high is turned away; later it is all there is.
    expect(admitted.slice(0, 5)).toEqual([50, 50, 50, 50, 50]);
    const late = admitted.slice(-20).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(late - 500)).toBeLessThan(3.3 * Math.sqrt(250));
  });
});

describe.each(['floe', 'door'] as const)('a %s with twice as much to do as it can', (id) => {
  const END_MS = 40_000;
  const run = (more: Fields) => {
    const mix = [
      { type: 'dear', priority: 9 },
      { type: 'cheap', priority: 1, share: 3 },
    ];
    const target =
      id === 'floe'
        ? { floe: { kind: 'server', serviceTime: constant(10), ...more } }
        : {
            door: { kind: 'reverse-proxy', to: 'back', workers: 1, auth: { cpuMs: 10, validShare: 1 }, ...more },
            back: { kind: 'server', workers: 9, serviceTime: constant(0) },
          };
    const visitors = { kind: 'client', to: id, arrivals: { process: 'poisson', ratePerSec: 200, stopAtMs: END_MS }, mix };
    return runAndLog(system({ visitors, ...target }, { durationMs: 2 * END_MS, warmupMs: END_MS / 2 }));
  };

  test('keeps the wait near the target, and those with priority', () => {
    const { report } = run({ shed: { targetWaitMs: TARGET_MS } });
    const { dear, cheap } = report.types!;
    expect(report.latencyMs!.mean).toBeGreaterThan(TARGET_MS / 2);
    expect(report.latencyMs!.mean).toBeLessThan(TARGET_MS * 2.5);
    expect(dear!.requests.rejected / dear!.requests.sent).toBeLessThan(0.02);
    expect(Math.abs(cheap!.requests.rejected / cheap!.requests.sent - 2 / 3)).toBeLessThan(0.06);
  });

  test('without it everybody waits', () => {
    expect(run({}).report.latencyMs!.mean).toBeGreaterThan(END_MS / 4);
  });
});

test('it can be switched on during the run', () => {
  const { report } = runAndLog(
    system(
      {
        visitors: { kind: 'client', to: 'floe', arrivals: { process: 'regular', ratePerSec: 200 } },
        floe: { kind: 'server', serviceTime: constant(10), queueLimit: 100 },
      },
      { durationMs: 20_000, warmupMs: 15_000, happenings: [{ atMs: 1000, block: 'floe', set: { shed: { targetWaitMs: TARGET_MS } } }] },
    ),
  );
  expect(report.latencyMs!.p99).toBeLessThan(4 * TARGET_MS);
});

test('probes are never turned away', () => {
  const { log } = runAndLog(
    system(
      {
        visitors: visitorsAt(
          Array.from({ length: 4000 }, (_, i) => i * 2),
          'balancer',
        ),
        balancer: {
          kind: 'load-balancer',
          to: ['floe'],
          policy: 'random',
          healthCheck: { intervalMs: 100, timeoutMs: 90, firstAtMs: 50, fall: 1 },
        },
        floe: { kind: 'server', serviceTime: constant(10), shed: { targetWaitMs: 5, kp: 1, ki: 0.5 } },
      },
      { durationMs: 8000 },
    ),
  );
  expect(log.of('shed').length).toBeGreaterThan(1000);
  expect(log.of('shed').every(({ request }) => request >= 0)).toBe(true);
  expect(log.of('probed').length).toBeGreaterThan(70);
});
