import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { ejectionTimeMs } from '#theory/health-check.ts';
import { cobhamWaits } from '#theory/mg1.ts';
import { layeredAttempts, meanAttempts, recoversAfterStall } from '#theory/retries.ts';
import { hedgedQuantile, hedgeLoadShare } from '#theory/scaling.ts';
import { server, UNIT_MS } from './collect.ts';
import { expectMean } from './expect-mean.ts';

type Fields = Readonly<Record<string, unknown>>;

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const exponential = (meanMs: number): Fields => ({ distribution: 'exponential', meanMs });
const poisson = (ratePerSec: number): Fields => ({ process: 'poisson', ratePerSec });

function report(blocks: Fields, more: Fields = {}, observers: readonly Observer[] = []) {
  return runBlueprint(blueprintOf({ version: 1, seed: 1, durationMs: 60_000, ...more, blocks }), { observers }).report;
}

/** Waits of requests by the type of their client's mix, in units of work. */
class WaitsByType implements Observer {
  readonly waits: number[][] = [[], []];
  private readonly types = new Map<number, number>();
  private readonly sinceUs = new Map<number, number>();
  private readonly fromUs: number;

  constructor(fromUs: number) {
    this.fromUs = fromUs;
  }

  onFact(timeUs: number, fact: FactKind, _block: number, request: number, _a: number, b: number): void {
    if (fact === Fact.sent) {
      this.types.set(request, b);
      this.sinceUs.set(request, timeUs);
    } else if (fact === Fact.started) {
      if (timeUs >= this.fromUs) this.waits[this.types.get(request)!]!.push((timeUs - this.sinceUs.get(request)!) / 1000 / UNIT_MS);
      this.types.delete(request);
      this.sinceUs.delete(request);
    }
  }
}

test.each([21, 22, 23])('seed %i: two classes of priority at load .8 wait as Cobham says', (seed) => {
  const waits = new WaitsByType(500 * UNIT_MS * 1000);
  const mix = [
    { type: 'high', priority: 5 },
    { type: 'low', priority: 1 },
  ];
  const blocks = {
    visitors: { kind: 'client', to: 'floe', arrivals: poisson((0.8 * 1000) / UNIT_MS), mix },
    floe: server(1, { discipline: 'priority' }),
  };
  report(blocks, { seed, durationMs: 600_000 * UNIT_MS }, [waits]);
  const [high, low] = cobhamWaits([0.4, 0.4]);
  expect(high).toBeCloseTo(1.33333333, 6);
  expect(low).toBeCloseTo(6.66666667, 6);
  expectMean(waits.waits[0]!, high!);
  expectMean(waits.waits[1]!, low!);
});

describe('retries', () => {
  test.each([
    [0.3, 3],
    [0.5, 4],
  ])('work that fails with %d, up to %i attempts: mean attempts', (failShare, attempts) => {
    const blocks = {
      visitors: { kind: 'client', to: 'floe', arrivals: poisson(50), retries: { max: attempts - 1, backoff: 'none' } },
      floe: { kind: 'server', workers: 1000, serviceTime: constant(1), failShare },
    };
    const { requests } = report(blocks, { durationMs: 2_000_000 });
    expect(Math.abs(requests.attempts / requests.sent / meanAttempts(failShare, attempts) - 1)).toBeLessThan(0.01);
  });

  test('three layers of three attempts: 27 at the bottom', () => {
    const layer = (to: string): Fields => ({
      kind: 'server',
      workers: 1000,
      serviceTime: constant(0),
      calls: [{ to, retries: { max: 2, backoff: 'none' } }],
    });
    const blocks = {
      visitors: { kind: 'client', to: 'top', arrivals: { process: 'list', atMs: [10] }, retries: { max: 2, backoff: 'none' } },
      top: layer('middle'),
      middle: layer('bottom'),
      bottom: { kind: 'server', workers: 1000, serviceTime: constant(0), failShare: 1 },
    };
    let attempts = 0;
    const count: Observer = { onFact: (_time, fact, block) => (attempts += fact === Fact.served && block === 3 ? 1 : 0) };
    report(blocks, {}, [count]);
    expect(attempts).toBe(layeredAttempts(3, 3));
  });
});

describe('a floe of 50/s freezes for 1.5 s, callers wait 200 ms and retry three times', () => {
  const good = (ratePerSec: number, client: Fields, seed: number): number => {
    const retries = { max: 3, backoff: 'none' };
    const blocks = {
      visitors: { kind: 'client', to: 'floe', arrivals: poisson(ratePerSec), timeoutMs: 200, retries, ...client },
      // One request of 1.5 s, as long as 75 others: the floe looks at nothing else meanwhile.
      stall: {
        kind: 'client',
        to: 'floe',
        arrivals: { process: 'list', atMs: [20_000] },
        mix: [{ work: 75 }],
        work: { distribution: 'constant', mean: 1 },
      },
      floe: { kind: 'server', serviceTime: { distribution: 'by-request', perWorkMs: 20 } },
    };
    const { requests } = report(blocks, { seed, durationMs: 100_000, warmupMs: 80_000 });
    return requests.ok / requests.sent;
  };
  const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
  const stuck = (ratePerSec: number, client: Fields = {}): number => SEEDS.filter((seed) => good(ratePerSec, client, seed) < 0.5).length;

  test('above a quarter of what it can do, it does not come back', () => {
    expect(recoversAfterStall(16, 3, 50)).toBe(false);
    expect(stuck(16)).toBeGreaterThanOrEqual(19);
  });

  test('below, it does', () => {
    expect(recoversAfterStall(10, 3, 50)).toBe(true);
    expect(stuck(10)).toBe(0);
  });

  test('one retry, or a budget of a tenth, cures it', () => {
    expect(stuck(16, { retries: { max: 1, backoff: 'none' } })).toBe(0);
    expect(stuck(16, { retries: { max: 3, backoff: 'none', budgetShare: 0.1 } })).toBe(0);
  });
});

test('hedging at the 95th percentile: five per cent more work, a shorter tail', () => {
  const MEAN_MS = 100;
  const p95Ms = MEAN_MS * Math.log(20);
  const blocks = {
    visitors: { kind: 'client', to: 'pool', arrivals: poisson(50), hedgeAfterMs: p95Ms },
    pool: { kind: 'server', workers: 10_000, serviceTime: exponential(MEAN_MS) },
  };
  const { requests, latencyMs, blocks: figures } = report(blocks, { durationMs: 4_000_000 });
  expect((figures['pool'] as { served: number }).served / requests.sent - 1).toBeCloseTo(hedgeLoadShare(0.95), 2);
  expect(hedgedQuantile(0.99, 0.95)).toBeCloseTo(3.8005, 3);
  expect(latencyMs!.p99 / MEAN_MS / 3.8005).toBeCloseTo(1, 1);
  expect(Math.abs(latencyMs!.p99 / MEAN_MS / 3.8005 - 1)).toBeLessThan(0.03);
});

test('a server that fails again and again is put out for longer each time, up to a limit', () => {
  const blocks = {
    visitors: { kind: 'client', to: 'balancer', arrivals: { process: 'regular', ratePerSec: 50 } },
    balancer: {
      kind: 'load-balancer',
      to: ['good', 'bad'],
      policy: 'round-robin',
      ejection: { failures: 5, baseMs: 30_000, maxMs: 300_000, maxShare: 0.5 },
    },
    good: { kind: 'server', workers: 10, serviceTime: constant(1) },
    bad: { kind: 'server', workers: 10, serviceTime: constant(1), failShare: 1 },
  };
  const lengths: number[] = [];
  const note: Observer = {
    onFact: (_time, fact, _block, _request, _a, b) => {
      if (fact === Fact.ejected) lengths.push(b);
    },
  };
  report(blocks, { durationMs: 2_400_000 }, [note]);
  expect(lengths.length).toBeGreaterThan(10);
  expect(lengths).toEqual(lengths.map((_, i) => ejectionTimeMs(i + 1, 30_000, 300_000)));
});
