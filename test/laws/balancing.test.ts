import { describe, test } from 'vitest';
import { roundRobinMeanInSystem } from '#theory/balancing.ts';
import { mm1 } from '#theory/mm1.ts';
import { balanced, collect } from './collect.ts';
import { expectMean } from './expect-mean.ts';

const CUSTOMERS = 200_000;

/** Mean time in system of rules over equal servers with exponential work. Sources: G/M/1 for turns, numerical solutions for the rest. */
const RULES = [
  ['random', 10, 0.8, {}, mm1(0.8).meanInSystem],
  ['round-robin', 10, 0.5, {}, roundRobinMeanInSystem(10, 0.5)],
  ['round-robin', 10, 0.8, {}, roundRobinMeanInSystem(10, 0.8)],
  ['least-connections', 2, 0.8, {}, 2.95573662],
  ['least-connections', 10, 0.8, {}, 1.3558235],
  ['power-of-two', 100, 0.7, {}, 1.6198],
  // Looking at every server is joining the shortest queue, whatever the ties.
  ['power-of-two', 2, 0.8, { choices: 2 }, 2.95573662],
  ['weighted-round-robin', 10, 0.8, {}, roundRobinMeanInSystem(10, 0.8)],
  ['weighted-least-connections', 10, 0.8, {}, 1.3558235],
] as const;

describe.each([11, 12])('seed %i', (seed) => {
  test.each(RULES)('%s over %i servers at %d %j', (policy, servers, load, more, value) => {
    expectMean(collect(balanced(servers, load, { policy, ...more }), load * servers, CUSTOMERS, seed).latencies, value);
  });
});
