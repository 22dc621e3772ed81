import { describe, expect, test } from 'vitest';
import type { BlockKind } from '#blueprint/blueprint.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { applySetting, settableField, settablePaths } from '#blueprint/settable.ts';
import { balancerOver, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

const { blocks } = blueprintOf(
  system({
    visitors: { ...visitorsAt([], 'balancer'), arrivals: { process: 'poisson', ratePerSec: 90 } },
    balancer: balancerOver(['floe-1', 'floe-2'], 'random', { healthCheck: {} }),
    'floe-1': steadyServer(20),
    'floe-2': steadyServer(20),
  }),
);
const visitors = blocks['visitors']!;
const balancer = blocks['balancer']!;
const floe = blocks['floe-1']!;

describe('applySetting', () => {
  test.each([
    [floe, 'up', false, { up: false }],
    [floe, 'serviceTime.meanMs', 40, { serviceTime: { distribution: 'constant', meanMs: 40 } }],
    [
      floe,
      'serviceTime',
      { distribution: 'uniform', minMs: 1, maxMs: 2 },
      { serviceTime: { distribution: 'uniform', minMs: 1, maxMs: 2 } },
    ],
    [visitors, 'arrivals.ratePerSec', 180, { arrivals: { process: 'poisson', ratePerSec: 180, stopAtMs: null } }],
    [visitors, 'retries.max', 3, { retries: { max: 3, backoff: 'none', baseMs: 100, capMs: 10_000, jitter: 'none', budgetShare: null } }],
    [balancer, 'policy', 'round-robin', { policy: 'round-robin' }],
    [balancer, 'weights.floe-1', 2, { weights: { 'floe-1': 2 } }],
    [balancer, 'draining', ['floe-2'], { draining: ['floe-2'] }],
    [
      balancer,
      'healthCheck.fall',
      1,
      { healthCheck: { intervalMs: 2000, timeoutMs: 500, fall: 1, rise: 2, probe: 'request', firstAtMs: null } },
    ],
    [balancer, 'slowStart', {}, { slowStart: { windowMs: 60_000, aggression: 1 } }],
  ])('%#: %s', (options, dotted, value, changed) => {
    expect(applySetting(options, dotted, value)).toEqual({ ...options, ...changed });
  });

  test('leaves what it is given as it was', () => {
    const before = structuredClone(balancer);
    applySetting(balancer, 'weights.floe-1', 2);
    expect(balancer).toEqual(before);
  });

  test.each([
    [floe, 'kind', 'client', /^kind cannot be set/],
    [floe, 'colour', 'blue', /^colour cannot be set; what can be set here: up, workers, /],
    [floe, '__proto__.polluted', true, /^__proto__\.polluted cannot be set/],
    [floe, 'serviceTime.constructor', 1, /^serviceTime\.constructor cannot be set/],
    [floe, 'up.down', true, /^up\.down cannot be set/],
    [floe, '', 1, /cannot be set/],
    [floe, 'workers', 0, /^workers: 0 is not allowed; a whole number from 1 to 10,000 is$/],
    [floe, 'workers', undefined, /^workers: missing/],
    [balancer, 'weights.igloo', 2, /^weights\.igloo is unknown/],
    [balancer, 'draining', ['igloo'], /^draining\.0: "igloo" is not allowed/],
    [balancer, 'to', ['floe-1'], /^to cannot be set/],
    [balancer, 'slowStart.windowMs', 5, /because slowStart is off then$/],
  ])('refuses %#: %s', (options, dotted, value, message) => {
    expect(() => applySetting(options, dotted, value)).toThrow(message);
  });
});

test('every path that is said to be settable has a field, and no structural one is', () => {
  for (const kind of ['client', 'server', 'load-balancer'] satisfies BlockKind[]) {
    for (const path of settablePaths(kind)) expect(settableField(kind, path)).not.toBeNull();
    for (const path of ['kind', 'to', 'subsetSize', 'mix', 'keys', 'arrivals', 'arrivals.process', 'arrivals.users', 'healthCheck']) {
      expect(settableField(kind, path)).toBeNull();
      expect(settablePaths(kind)).not.toContain(path);
    }
  }
});
