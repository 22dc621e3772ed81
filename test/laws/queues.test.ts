import { describe, expect, test } from 'vitest';
import { closedLoop } from '#theory/closed-loop.ts';
import { erlangB, mmcMeanInSystem } from '#theory/erlang.ts';
import { mg1MeanWait } from '#theory/mg1.ts';
import { mm1, mm1kBlockedShare, mm1Quantile } from '#theory/mm1.ts';
import { arrivals, collect, server, UNIT_MS } from './collect.ts';
import { expectMean, expectShareAbove } from './expect-mean.ts';

const SEEDS = [1, 2, 3];
const CUSTOMERS = 120_000;

describe.each(SEEDS)('seed %i', (seed) => {
  test.each([0.5, 0.8])('M/M/1 at a load of %d: the mean, and the slowest hundredth', (load) => {
    const { latencies } = collect({ visitors: arrivals(load, 'floe'), floe: server() }, load, CUSTOMERS, seed);
    expectMean(latencies, mm1(load).meanInSystem);
    expectShareAbove(latencies, mm1Quantile(load, 0.99), 0.01);
  });

  test.each([
    [2, 1.5],
    [10, 8],
  ])('M/M/%i offered %d', (workers, load) => {
    const { latencies } = collect({ visitors: arrivals(load, 'floe'), floe: server(workers) }, load, CUSTOMERS, seed);
    expectMean(latencies, mmcMeanInSystem(workers, load));
  });

  test.each([
    [5, 3, { distribution: 'exponential', meanMs: UNIT_MS }],
    [5, 3, { distribution: 'constant', meanMs: UNIT_MS }],
    [10, 8, { distribution: 'hyperexponential', meanMs: UNIT_MS, cv2: 4 }],
  ])('M/G/%i without a waiting place, offered %d, loses by Erlang B whatever the work: %j', (workers, load, serviceTime) => {
    const blocks = { visitors: arrivals(load, 'floe'), floe: server(workers, { serviceTime, queueLimit: 0 }) };
    expectMean(collect(blocks, load, CUSTOMERS, seed).losses, erlangB(workers, load));
  });

  test.each([
    [0.8, 5],
    [0.9, 10],
  ])('M/M/1/K at a load of %d, K %i', (load, places) => {
    const blocks = { visitors: arrivals(load, 'floe'), floe: server(1, { queueLimit: places - 1 }) };
    expectMean(collect(blocks, load, CUSTOMERS, seed).losses, mm1kBlockedShare(load, places));
  });

  test.each([
    ['constant', 0, { distribution: 'constant', meanMs: UNIT_MS }],
    ['Erlang-2', 0.5, { distribution: 'erlang', meanMs: UNIT_MS, stages: 2 }],
    ['exponential', 1, { distribution: 'exponential', meanMs: UNIT_MS }],
    ['hyperexponential', 4, { distribution: 'hyperexponential', meanMs: UNIT_MS, cv2: 4 }],
    ['lognormal', 2, { distribution: 'lognormal', meanMs: UNIT_MS, cv2: 2 }],
    ['uniform', 1 / 3, { distribution: 'uniform', minMs: 0, maxMs: 2 * UNIT_MS }],
  ])('M/G/1 at .7 with %s work: Pollaczek and Khinchine', (_, cv2, serviceTime) => {
    const { latencies } = collect({ visitors: arrivals(0.7, 'floe'), floe: server(1, { serviceTime }) }, 0.7, CUSTOMERS, seed);
    expectMean(latencies, 1 + mg1MeanWait(0.7, cv2));
  });

  test('ten users who think: mean value analysis', () => {
    const visitors = {
      kind: 'client',
      to: 'floe',
      arrivals: { process: 'closed', users: 10, thinkTime: { distribution: 'exponential', meanMs: 10 * UNIT_MS } },
    };
    const { throughput, meanInSystem } = closedLoop(10, 10);
    const { latencies, report } = collect({ visitors, floe: server() }, throughput, CUSTOMERS, seed);
    expectMean(latencies, meanInSystem);
    expect(Math.abs((report.throughputPerSec * UNIT_MS) / 1000 / throughput - 1)).toBeLessThan(0.01);
  });
});
