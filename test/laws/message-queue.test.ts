import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { backlogOf, delayedByOutage, meanDeliveries } from '#theory/queue-delivery.ts';
import { expectMean } from './expect-mean.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const SEEDS = [11, 12, 13] as const;
const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });
const exponential = (meanMs: number): Fields => ({ distribution: 'exponential', meanMs });

/** How often each message had been handed out when it left the queue. */
class Receives implements Observer {
  readonly counts: number[] = [];
  private readonly queue: number;
  private readonly handedOut = new Map<number, number>();

  constructor(queue: number) {
    this.queue = queue;
  }

  onFact(_timeUs: number, fact: FactKind, block: number, request: number, _a: number, b: number): void {
    if (block !== this.queue) return;
    if (fact === Fact.delivered) this.handedOut.set(request, b);
    if (fact === Fact.acknowledged || fact === Fact.deadLettered) this.counts.push(this.handedOut.get(request)!);
  }
}

function kitchen(queue: Fields, cooks: Fields, client: Fields, run: Fields) {
  const blocks = {
    orders: { kind: 'client', to: 'board', ...client },
    board: { kind: 'message-queue', publishTime: constant(0), ...queue },
    cooks: { kind: 'consumer', from: 'board', ...cooks },
  };
  return blueprintOf({ version: 1, seed: 1, ...run, blocks });
}

describe.each(SEEDS)('seed %i', (seed) => {
  test.each([
    [2, true],
    [1, false],
    [2, false],
    [3, false],
  ] as const)('visibility timeout of %i mean works, abandoned then: %s: mean deliveries', (timeout, isCut) => {
    const MEAN_MS = 1000;
    const receives = new Receives(1);
    // So many cooks that one is always idle.
    const cooks = { members: 200, serviceTime: exponential(MEAN_MS), ackOrder: 'any', abandonAtVisibilityTimeout: isCut };
    const client = { arrivals: { process: 'poisson', ratePerSec: 20 } };
    const blueprint = kitchen({ visibilityTimeoutMs: timeout * MEAN_MS }, cooks, client, { seed, durationMs: 2_000_000 });
    runBlueprint(blueprint, { observers: [receives] });
    expect(receives.counts.length).toBeGreaterThan(35_000);
    // A late worker who acknowledges ends the message: deliveries up to then count.
    expectMean(receives.counts, meanDeliveries(timeout, isCut ? 'cut' : 'carried-on'));
  });

  test.each([
    [0.3, 1],
    [0.3, 3],
    [0.6, 4],
  ])('work that fails with %d, set aside after %i receives: pᵏ', (failShare, maxReceives) => {
    const cooks = { members: 50, serviceTime: exponential(100), failShare };
    const client = { arrivals: { process: 'poisson', ratePerSec: 50 } };
    const { report } = runBlueprint(kitchen({ maxReceives }, cooks, client, { seed, durationMs: 800_000 }));
    const { deadLettered, consumed } = report.blocks['board'] as Figures;
    const over = deadLettered! + consumed!;
    const expected = failShare ** maxReceives;
    expect(Math.abs(deadLettered! / over - expected)).toBeLessThan(3.3 * Math.sqrt((expected * (1 - expected)) / over));
  });
});

describe('a burst', () => {
  // 150 a second for a minute into a kitchen of 100 a second, then 50.
  const steps = [
    { fromMs: 0, ratePerSec: 150 },
    { fromMs: 60_000, ratePerSec: 50 },
  ];
  const client = { arrivals: { process: 'schedule', regular: true, steps } };
  const { report } = runBlueprint(kitchen({}, { serviceTime: constant(10) }, client, { durationMs: 180_000 }));
  const board = report.blocks['board'] as Figures & { endToEndMs: Figures };
  const theory = backlogOf(150, 60, 100, 50);

  test('leaves the backlog that arithmetic says', () => {
    expect(theory).toEqual({ messages: 3000, drainSec: 60, worstWaitSec: 30 });
    expect(Math.abs(board['maxBacklog']! - theory.messages)).toBeLessThanOrEqual(2);
  });

  test('is worked off in that time', () => {
    expect(Math.abs(board['drainedAtMs']! - (60 + theory.drainSec) * 1000)).toBeLessThan(100);
  });

  test('keeps nobody waiting for longer', () => {
    expect(Math.abs(board.endToEndMs['max']! - theory.worstWaitSec * 1000)).toBeLessThan(100);
  });
});

test('an outage of the kitchen delays those of the outage and those who find a line after it', () => {
  const client = { arrivals: { process: 'regular', ratePerSec: 30 } };
  const happenings = [
    { atMs: 60_000, block: 'cooks', set: { up: false } },
    { atMs: 120_000, block: 'cooks', set: { up: true } },
  ];
  const blueprint = kitchen({ lateAfterMs: 200 }, { serviceTime: constant(20) }, client, { durationMs: 400_000, happenings });
  const { late, lost, consumed } = runBlueprint(blueprint).report.blocks['board'] as Figures;
  const expected = delayedByOutage(30, 60, 50);
  expect(lost).toBe(0);
  expect(consumed).toBeGreaterThan(11_000);
  // Some wait for less than what counts as late.
  expect(late).toBeLessThanOrEqual(expected);
  expect(late).toBeGreaterThan(expected * 0.98);
});

test('consumers beyond the partitions are idle', () => {
  const cooks = { members: 9, serviceTime: exponential(20) };
  const client = { arrivals: { process: 'poisson', ratePerSec: 100 }, keys: { distribution: 'uniform', count: 500 } };
  const { report } = runBlueprint(kitchen({ partitions: 4 }, cooks, client, { durationMs: 60_000 }));
  expect((report.blocks['cooks'] as Figures)['idleMembers']).toBe(5);
});

describe('order', () => {
  const client = { arrivals: { process: 'poisson', ratePerSec: 100 }, keys: { distribution: 'uniform', count: 40 } };
  const cooks = { members: 4, serviceTime: exponential(20) };

  test('partitions keep it for each key, whatever the work takes', () => {
    const { report } = runBlueprint(kitchen({ partitions: 4 }, cooks, client, { durationMs: 120_000 }));
    expect((report.blocks['board'] as Figures)['outOfOrder']).toBe(0);
    expect((report.blocks['board'] as Figures)['consumed']).toBeGreaterThan(10_000);
  });

  test('cooks who compete for one line do not', () => {
    const { report } = runBlueprint(kitchen({}, { ...cooks, members: 8 }, client, { durationMs: 120_000 }));
    expect((report.blocks['board'] as Figures)['outOfOrder']).toBeGreaterThan(100);
  });
});

describe('one effect for each order', () => {
  const client = { arrivals: { process: 'poisson', ratePerSec: 20 } };
  const cooks = { members: 20, serviceTime: exponential(300), crashShare: 0.05, restartMs: 500 };
  const run = { durationMs: 600_000 };
  const figures = (more: Fields): Figures => {
    const { report } = runBlueprint(kitchen({ visibilityTimeoutMs: 1000 }, { ...cooks, ...more }, client, run));
    return { ...(report.blocks['board'] as Figures), ...(report.blocks['cooks'] as Figures) };
  };

  test('acknowledging after the work brings duplicates, and a cook who knows what was cooked makes none of them', () => {
    const plain = figures({});
    const idempotent = figures({ idempotent: true });
    expect(plain['duplicates']).toBeGreaterThan(500);
    expect(plain['effects']).toBeGreaterThan(plain['expectedEffects']!);
    expect(idempotent['duplicates']).toBeGreaterThan(500);
    expect(idempotent['effects']! + idempotent['waiting']! + idempotent['inHand']!).toBeGreaterThanOrEqual(idempotent['published']!);
    expect(idempotent['effects']).toBeLessThanOrEqual(idempotent['published']!);
  });

  test('acknowledging before it loses what a dying cook had begun', () => {
    const before = figures({ ack: 'before' });
    expect(before['duplicates']).toBe(0);
    const begun = before['deaths']! + before['effects']!;
    const { crashShare } = cooks;
    expect(begun).toBeGreaterThan(10_000);
    expect(Math.abs(before['deaths']! / begun - crashShare)).toBeLessThan(3.3 * Math.sqrt((crashShare * (1 - crashShare)) / begun));
    // Whoever died had said that it was done; what else is acknowledged and not done yet is in the hands of twenty cooks.
    const atWork = before['consumed']! - begun;
    expect(atWork).toBeGreaterThanOrEqual(0);
    expect(atWork).toBeLessThanOrEqual(20);
  });
});
