import { block, byBlock, choice, fixed, fixedWhole, group, list, number, or, orNull, whole } from './field.ts';
import { MAX_BLOCKS, MAX_MS, MIN_MS, MIN_PERIOD_MS } from './limits.ts';
import { place, retries, up } from './shared.ts';

const policy = choice(
  'random',
  'round-robin',
  'weighted-round-robin',
  'least-connections',
  'weighted-least-connections',
  'power-of-two',
  'hash',
  'consistent-hash',
);

const healthCheck = group({
  intervalMs: or(2000, number(MIN_PERIOD_MS, MAX_MS)),
  timeoutMs: or(500, number(MIN_MS, MAX_MS)),
  fall: or(3, whole(1, 1000)),
  rise: or(2, whole(1, 1000)),
  probe: choice('request', 'connect'),
  firstAtMs: fixed(orNull(number(0, MAX_MS))),
});

const slowStart = group({ windowMs: or(60_000, number(MIN_MS, MAX_MS)), aggression: or(1, number(0.01, 100)) });

const ejection = group({
  failures: or(5, whole(1, 1000)),
  baseMs: or(30_000, number(MIN_MS, MAX_MS)),
  maxMs: or(300_000, number(MIN_MS, MAX_MS)),
  maxShare: or(0.1, number(0, 1)),
});

export const loadBalancerFields = {
  to: fixed(list(block, 1, MAX_BLOCKS)),
  up,
  place,
  policy,
  choices: or(2, whole(1, MAX_BLOCKS)),
  weights: or({}, byBlock(number(0.01, 1000))),
  hashBy: choice('key', 'client'),
  virtualNodes: or(100, whole(1, 10_000)),
  subsetSize: fixed(orNull(whole(1, MAX_BLOCKS))),
  healthCheck: fixedWhole(orNull(healthCheck)),
  slowStart: orNull(slowStart),
  draining: or([], list(block, 0, MAX_BLOCKS)),
  ejection: fixedWhole(orNull(ejection)),
  timeoutMs: orNull(number(MIN_MS, MAX_MS)),
  retries,
} as const;
