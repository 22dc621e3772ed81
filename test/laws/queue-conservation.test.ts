import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsumerOptions } from '#blocks/queue-options.ts';
import { WiredRun } from '#blueprint/assemble.ts';
import type { Blueprint } from '#blueprint/blueprint.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { system } from '#test/sim/systems.ts';
import { EffectsLedger } from '#test/sim/effects-ledger.ts';
import { MessageLedger } from '#test/sim/message-ledger.ts';

type Figures = Readonly<Record<string, number>>;

/** Positions of the queues among the blocks below. */
const ORDERS = 1;
const DEAD = 2;
const COOKS = 3;
/** Nothing new comes and nothing breaks after this: one slow cook has time to work off everything. */
const CALM_MS = 20_000;
const END_MS = 600_000;

const exponential = (meanMs: number) => ({ distribution: 'exponential', meanMs });

const queue = fc.record({
  partitions: fc.constantFrom(1, 1, 3),
  discipline: fc.constantFrom('fifo', 'fifo', 'newest-first', 'priority'),
  capacityMessages: fc.constantFrom(null, 3, 20),
  whenFull: fc.constantFrom('reject', 'drop-oldest', 'wait'),
  durable: fc.boolean(),
  replicas: fc.constantFrom(1, 1, 2),
  visibilityTimeoutMs: fc.constantFrom(60, 300, 30_000),
  maxReceives: fc.constantFrom(2, 5),
  retry: fc.record({
    backoff: fc.constantFrom('none', 'fixed', 'exponential'),
    baseMs: fc.constantFrom(0, 50, 400),
    capMs: fc.constant(500),
    blocksPartition: fc.boolean(),
  }),
  rebalanceMs: fc.constantFrom(0, 300),
});

const cooks = fc.record({
  members: fc.constantFrom(1, 2, 5),
  parallelPerMember: fc.constantFrom(1, 3),
  prefetch: fc.constantFrom(1, 2, 8),
  ack: fc.constantFrom('after', 'before'),
  ackOrder: fc.constantFrom('in-order', 'any'),
  abandonAtVisibilityTimeout: fc.boolean(),
  idempotent: fc.boolean(),
  failShare: fc.constantFrom(0, 0.2),
  crashShare: fc.constantFrom(0, 0.1),
  restartMs: fc.constantFrom(0, 500),
  calls: fc.constantFrom([], [{ to: 'ledger', timeoutMs: 40, retries: { max: 1 } }]),
});

/** Blocks that die and come back, members that come and go. In the end all are there. */
const trouble = fc
  .array(
    fc.record({
      atMs: fc.integer({ min: 0, max: CALM_MS }),
      what: fc.constantFrom(
        { block: 'orders', off: { up: false }, on: { up: true } },
        { block: 'orders/partition-1', off: { up: false }, on: { up: true } },
        { block: 'cooks', off: { up: false }, on: { up: true } },
        { block: 'cooks', off: { members: 1 }, on: { members: 4 } },
        { block: 'cooks', off: { prefetch: 1 }, on: { prefetch: 5 } },
        { block: 'cooks', off: { parallelPerMember: 1 }, on: { parallelPerMember: 4 } },
        { block: 'dead', off: { up: false }, on: { up: true } },
      ),
      forMs: fc.integer({ min: 0, max: 3000 }),
    }),
    { maxLength: 8 },
  )
  .map((troubles) =>
    troubles.flatMap(({ atMs, what, forMs }) => [
      { atMs, block: what.block, set: what.off },
      { atMs: atMs + forMs, block: what.block, set: what.on },
    ]),
  );

const link = fc.constantFrom([], [{ from: 'orders', to: 'cooks', oneWayMs: 7 }], [{ from: 'orders', to: 'dead', oneWayMs: 9 }]);

const inputs = fc.sample(
  fc.tuple(queue, cooks, trouble, link, fc.nat()).map(([orders, kitchen, happenings, links, seed]) =>
    system(
      {
        visitors: {
          kind: 'client',
          to: 'orders',
          arrivals: { process: 'poisson', ratePerSec: 30, stopAtMs: CALM_MS },
          mix: [
            { type: 'dear', priority: 5 },
            { type: 'cheap', priority: 1, share: 3 },
          ],
          keys: { distribution: 'uniform', count: 8 },
          poisonShare: 0.02,
          timeoutMs: 300,
          retries: { max: 1 },
        },
        orders: { kind: 'message-queue', deadLetterTo: 'dead', ...orders },
        dead: { kind: 'message-queue', capacityMessages: 10 },
        cooks: { kind: 'consumer', from: 'orders', serviceTime: exponential(60), slowKeys: { 3: 4 }, ...kitchen },
        ledger: { kind: 'server', workers: 3, failShare: 0.05, serviceTime: exponential(15) },
      },
      { seed, durationMs: END_MS, happenings, links },
    ),
  ),
  { numRuns: 150, seed: 11 },
);

/** Whether messages take time to the cooks. */
function isLinked({ links }: Blueprint): boolean {
  return links.some(({ to }) => to === 'cooks');
}

describe('a hundred and fifty kitchens in trouble', () => {
  test('at every stop what was published is where the facts say, and nobody is forgotten in the end', () => {
    let troubled = 0;
    for (const input of inputs) {
      const ledger = new MessageLedger([ORDERS, DEAD]);
      const run = new WiredRun(blueprintOf(input), ALL_KINDS, () => [ledger]);
      for (let stop = 1; stop <= 40; stop++) {
        run.simulation.runUntil(stop * 700_000, Infinity);
        ledger.compare(run.frame());
      }
      run.simulation.runUntil(END_MS * 1000, Infinity);
      ledger.compare(run.frame());
      const orders = ledger.book(ORDERS);
      troubled += orders.lost + orders.dropped + orders.deadLettered;
      expect(orders, JSON.stringify(input)).toMatchObject({ waiting: 0, inHand: 0 });
      // Nothing is held but what lies with the dead letters, and every call has been answered.
      expect(run.network.calls.live).toBe(0);
      // A request that was sent twice may lie there twice.
      expect(run.network.requests.live).toBeLessThanOrEqual(ledger.book(DEAD).waiting);
      expect(run.network.requests.live > 0).toBe(ledger.book(DEAD).waiting > 0);
    }
    expect(troubled).toBeGreaterThan(1000);
  });

  test('every publisher is told once, and effects follow the rule of the consumer', () => {
    const seen = { after: 0, before: 0, once: 0, again: 0 };
    for (const input of inputs) {
      const effects = new EffectsLedger(ORDERS, COOKS);
      const blueprint = blueprintOf(input);
      const { report } = runBlueprint(blueprint, { observers: [effects] });
      const { sent, ok, rejected, failed, timedOut, inFlight } = report.requests;
      expect(sent).toBe(ok + rejected + failed + timedOut);
      expect(inFlight).toBe(0);
      const { consumed, deadLettered, dropped, lost, published } = report.blocks['orders']! as Figures;
      expect(published).toBe(consumed! + deadLettered! + dropped! + lost!);
      const rules = blueprint.blocks['cooks'] as ConsumerOptions;
      effects.check(rules);
      const cooks = report.blocks['cooks'] as Figures;
      expect(cooks).toMatchObject({ effects: effects.effects, deaths: effects.deaths });
      // Over a link a message may be under way to a member that is gone, or from a broker that has died.
      if (!isLinked(blueprint)) expect(cooks['expectedEffects'], JSON.stringify(input)).toBe(effects.handedOut);
      seen[rules.ack === 'after' ? 'after' : 'before'] += effects.deaths;
      if (rules.idempotent) seen.once += effects.worked - effects.effects;
      else seen.again += Math.max(0, effects.effects - effects.handedOut);
    }
    // Deaths of both kinds, work done again that had no effect, and work that had one again.
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(100);
  });

  test('sliced or sought back, it is the same run', () => {
    for (const input of inputs.slice(0, 40)) {
      const blueprint = blueprintOf(input);
      const whole = runBlueprint(blueprint, { trace: true }).report.traceHash;
      const playback = new Playback(blueprint, ALL_KINDS);
      for (const ms of [1, 777.7, 5000, 19_999]) playback.advanceTo(ms);
      playback.seek(3000);
      playback.advanceTo(END_MS);
      expect(playback.traceHash()).toBe(whole);
    }
  });
});
