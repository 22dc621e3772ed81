import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { system } from '#test/sim/systems.ts';

const RUNS = 120;
const QUEUE = 1;

/** What came first in each partition, and what was first worked off, by the facts alone. */
class Partitions implements Observer {
  private readonly published = new Map<number, number[]>();
  private readonly acknowledged = new Map<number, number[]>();

  onFact(_timeUs: number, fact: FactKind, block: number, request: number, a: number): void {
    if (block !== QUEUE) return;
    if (fact === Fact.published) push(this.published, a, request);
    if (fact === Fact.acknowledged) push(this.acknowledged, a, request);
  }

  /** Messages that were done with while an earlier one of their partition was not. */
  overtaken(): number {
    let count = 0;
    for (const [partition, done] of this.acknowledged) {
      const came = this.published.get(partition)!;
      count += done.filter((request, i) => came[i] !== request).length;
    }
    return count;
  }

  done(): number {
    return [...this.acknowledged.values()].reduce((sum, requests) => sum + requests.length, 0);
  }
}

function push(lists: Map<number, number[]>, partition: number, request: number): void {
  const list = lists.get(partition) ?? [];
  lists.set(partition, list);
  list.push(request);
}

/**
 * Whatever else is set: one worker to a partition, failures that hold their partition up, time enough for the work. A cook may die
 * only where no other takes over: a partition that changes hands while its old cook still works breaks order, here as in life.
 */
const promised = fc
  .record({
    seed: fc.nat(),
    partitions: fc.constantFrom(2, 4, 7),
    members: fc.constantFrom<number[]>(1, 2, 4, 6),
    prefetch: fc.constantFrom(1, 2, 8),
    failShare: fc.constantFrom(0, 0.1, 0.3),
    crashShare: fc.constantFrom(0, 0.05),
    restartMs: fc.constantFrom(100, 2000),
    rebalanceMs: fc.constantFrom(0, 300),
    idempotent: fc.boolean(),
    slowKeys: fc.constantFrom({}, { 3: 8 }),
  })
  .map((setting) => (setting.members === 1 ? setting : { ...setting, crashShare: 0 }));

function kitchen(setting: typeof promised extends fc.Arbitrary<infer T> ? T : never, parallelPerMember: number) {
  const { seed, partitions, rebalanceMs, ...cooks } = setting;
  return system(
    {
      orders: {
        kind: 'client',
        to: 'board',
        arrivals: { process: 'poisson', ratePerSec: 40, stopAtMs: 15_000 },
        keys: { distribution: 'uniform', count: 30 },
      },
      board: {
        kind: 'message-queue',
        partitions,
        rebalanceMs,
        visibilityTimeoutMs: 600_000,
        maxReceives: 100,
        retry: { backoff: 'fixed', baseMs: 20, blocksPartition: true },
      },
      cooks: {
        kind: 'consumer',
        from: 'board',
        parallelPerMember,
        ackOrder: parallelPerMember === 1 ? 'in-order' : 'any',
        serviceTime: { distribution: 'exponential', meanMs: 40 },
        ...cooks,
      },
    },
    { seed, durationMs: 60_000 },
  );
}

function watch(input: ReturnType<typeof kitchen>): Partitions {
  const partitions = new Partitions();
  runBlueprint(blueprintOf(input), { observers: [partitions] });
  return partitions;
}

test('with one worker to a partition nothing overtakes, whoever fails or dies', () => {
  let done = 0;
  for (const setting of fc.sample(promised, { numRuns: RUNS, seed: 5 })) {
    const partitions = watch(kitchen(setting, 1));
    expect(partitions.overtaken(), JSON.stringify(setting)).toBe(0);
    done += partitions.done();
  }
  expect(done).toBeGreaterThan(RUNS * 300);
});

test('where partitions change hands while cooks die it is not promised, and not kept', () => {
  const overtaken = fc
    .sample(promised, { numRuns: 20, seed: 5 })
    .map((setting) => watch(kitchen({ ...setting, members: 3, crashShare: 0.05 }, 1)).overtaken());
  expect(overtaken.filter((count) => count > 0).length).toBeGreaterThan(5);
});

test('with three it is not promised, and not kept', () => {
  const overtaken = fc.sample(promised, { numRuns: 20, seed: 5 }).map((setting) => watch(kitchen(setting, 3)).overtaken());
  expect(overtaken.filter((count) => count > 0).length).toBeGreaterThan(10);
});
