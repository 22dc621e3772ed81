import { expect, test } from 'vitest';
import type { Blueprint } from '#blueprint/blueprint.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { FactLog } from '#test/sim/fact-log.ts';
import { steadyServer, system, village } from '#test/sim/systems.ts';

function factsOf(blueprint: Blueprint, fact: 'sent' | 'started', block: string): (readonly number[])[] {
  const log = new FactLog();
  runBlueprint(blueprint, { observers: [log] });
  const index = Object.keys(blueprint.blocks).indexOf(block);
  return log
    .of(fact)
    .filter((one) => one.block === index)
    .map((one) => [one.atMs, one.a]);
}

test('another rule meets the same arrivals and the same work', () => {
  const workOf = (policy: string): number[][] => {
    const log = new FactLog();
    runBlueprint(village([20, 20, 20], 120, policy), { observers: [log] });
    return log
      .of('started')
      .map((fact) => [fact.request, fact.a])
      .toSorted((a, b) => a[0]! - b[0]!)
      .slice(0, 6000);
  };
  expect(workOf('least-connections')).toEqual(workOf('round-robin'));
  expect(workOf('random')).toEqual(workOf('round-robin'));
});

test('a further block leaves every other draw as it was', () => {
  const exponential = { kind: 'server', serviceTime: { distribution: 'exponential', meanMs: 8 } };
  const client = (to: string): Record<string, unknown> => ({ kind: 'client', to, arrivals: { process: 'poisson', ratePerSec: 80 } });
  const alone = blueprintOf(system({ visitors: client('floe'), floe: exponential }, { durationMs: 20_000 }));
  const crowded = blueprintOf(
    system(
      { others: client('other'), other: exponential, visitors: client('floe'), floe: exponential, idle: steadyServer(1) },
      { durationMs: 20_000 },
    ),
  );
  expect(factsOf(crowded, 'sent', 'visitors')).toEqual(factsOf(alone, 'sent', 'visitors'));
  expect(factsOf(crowded, 'started', 'floe')).toEqual(factsOf(alone, 'started', 'floe'));
  expect(factsOf(alone, 'started', 'floe').length).toBeGreaterThan(1400);
});
