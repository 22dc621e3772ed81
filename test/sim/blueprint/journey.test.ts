import { expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { journeyOf } from '#blueprint/journey.ts';
import { recordRun } from '#blueprint/record.ts';
import { balancerOver, steadyServer, system, village, visitorsAt } from '#test/sim/systems.ts';

test('a journey tells every stretch, and the stretches make up the latency', () => {
  const blueprint = village([20, 20, 40], 110, 'least-connections', {
    run: { durationMs: 20_000, links: [{ from: 'visitors', to: 'balancer', oneWayMs: 5 }] },
  });
  const { finished } = recordRun(blueprint, ALL_KINDS);
  for (const { request, latencyMs, sentMs } of finished.filter((_, i) => i % 97 === 0)) {
    const journey = journeyOf(blueprint, ALL_KINDS, request)!;
    expect(journey.sentMs).toBe(sentMs);
    expect(journey.outcome).toBe('ok');
    const total = journey.spans.reduce((sum, span) => sum + span.toMs! - span.fromMs, 0);
    expect(total).toBeCloseTo(latencyMs, 6);
    journey.spans.forEach((span, i) => i > 0 && expect(span.fromMs).toBe(journey.spans[i - 1]!.toMs));
    expect(journey.spans.filter((span) => span.kind === 'travel').length).toBe(2);
  }
});

test('a choice shows what the balancer believed beside what was true', () => {
  const blocks = {
    visitors: visitorsAt([100, 110, 120], 'balancer', { timeoutMs: 200 }),
    balancer: balancerOver(['a', 'b'], 'round-robin', { retries: { max: 1, backoff: 'fixed', baseMs: 30 } }),
    a: steadyServer(50),
    b: steadyServer(50, { up: false }),
  };
  const journey = journeyOf(blueprintOf(system(blocks)), ALL_KINDS, 1)!;
  expect(journey.choices.map((choice) => [choice.atMs, choice.server])).toEqual([
    [110, 'b'],
    [140, 'a'],
  ]);
  expect(journey.choices[0]).toMatchObject({
    servers: ['a', 'b'],
    believedUp: [true, true],
    trulyUp: [true, false],
    believedHolding: [1, 0],
    trulyHolding: [1, 0],
  });
  expect(journey.setbacks).toEqual([{ atMs: 110, block: 'b', what: 'refused-down' }]);
  expect(journey.spans.map((span) => [span.kind, span.block, span.fromMs, span.toMs])).toEqual([
    ['pause', 'balancer', 110, 140],
    ['waiting', 'a', 140, 200],
    ['service', 'a', 200, 250],
  ]);
});

test('silence is a stretch of its own; a request still under way has no end; a stranger has no journey', () => {
  const blocks = { visitors: visitorsAt([100], 'floe'), floe: steadyServer(50, { up: false, whenDown: 'silent' }) };
  const blueprint = blueprintOf(system(blocks));
  expect(journeyOf(blueprint, ALL_KINDS, 0)).toMatchObject({
    outcome: 'inFlight',
    endedMs: null,
    spans: [{ kind: 'silence', block: 'floe', fromMs: 100, toMs: null }],
  });
  expect(journeyOf(blueprint, ALL_KINDS, 99)).toBeNull();
});
