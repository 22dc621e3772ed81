import { describe, test } from 'vitest';
import { roundRobinMeanInSystem } from '#theory/balancing.ts';
import { mmcMeanInSystem } from '#theory/erlang.ts';
import { mm1, mm1Quantile } from '#theory/mm1.ts';
import { arrivals, balanced, collect, server } from '#test/laws/collect.ts';
import { expectMean, expectShareAbove } from '#test/laws/expect-mean.ts';

/** At nine tenths of full load: long memories, so long runs. */
const CUSTOMERS = 5_000_000;

describe.each([21, 22, 23])('seed %i', (seed) => {
  test('M/M/1 at .9', () => {
    const { latencies } = collect({ visitors: arrivals(0.9, 'floe'), floe: server() }, 0.9, CUSTOMERS, seed, 4000);
    expectMean(latencies, mm1(0.9).meanInSystem);
    expectShareAbove(latencies, mm1Quantile(0.9, 0.99), 0.01);
  });

  test('M/M/10 offered 9', () => {
    expectMean(collect({ visitors: arrivals(9, 'floe'), floe: server(10) }, 9, CUSTOMERS, seed, 4000).latencies, mmcMeanInSystem(10, 9));
  });

  test.each([
    ['random', 10, mm1(0.9).meanInSystem],
    ['round-robin', 10, roundRobinMeanInSystem(10, 0.9)],
    ['least-connections', 2, 5.47491282],
    ['least-connections', 10, 1.913114],
    ['power-of-two', 100, 2.6438],
  ] as const)('%s over %i at .9', (policy, servers, value) => {
    expectMean(collect(balanced(servers, 0.9, { policy }), 0.9 * servers, CUSTOMERS, seed, 4000).latencies, value);
  });
});
