import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { mm1 } from '#theory/mm1.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { controller, floeId, POLICIES, village, villageNames, visitors } from './village.ts';
import type { Floe } from './village.ts';

const DURATION_MS = 60_000;

const FLOES: Readonly<Record<string, readonly Floe[]>> = {
  'slow-floe': [fast(2), fast(2), fast(2), { meanMs: 40, weight: 1 }],
  'four-floes': [fast(1), fast(1), fast(1), fast(1)],
  'slow-fifth': [fast(4), fast(4), fast(4), fast(4), { meanMs: 80, weight: 1 }],
  cooks: [
    { meanMs: 20, cooks: 8, weight: 4 },
    { meanMs: 20, cooks: 2, weight: 1 },
    { meanMs: 20, cooks: 2, weight: 1 },
  ],
};

function fast(weight: number): Floe {
  return { meanMs: 20, weight };
}

function floesOf(values: Values): readonly Floe[] {
  return FLOES[choiceOf(values, 'scene')]!;
}

/** The hero: every rule, unequal floes, floes that can be broken. */
export const trafficController: Scenario = {
  id: 'traffic-controller',
  plate: '1.1',
  title: 'One controller, unequal floes',
  task: 'Change the rule, the crowd and the village; break a floe. Which rule keeps the slowest visit short?',
  picture: 'colony',
  kinds: VILLAGE_KINDS,
  opensAtMs: 30_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Village',
      initial: 'slow-floe',
      options: [
        { value: 'slow-floe', label: 'One slow floe' },
        { value: 'four-floes', label: 'Four equal' },
        { value: 'slow-fifth', label: 'A slow fifth' },
        { value: 'cooks', label: '8, 2 and 2 cooks' },
      ],
    },
    {
      kind: 'choice',
      id: 'policy',
      label: 'Rule',
      initial: 'round-robin',
      options: POLICIES,
      live: (policy) => [{ block: 'balancer', set: { policy } }],
    },
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 20,
      max: 600,
      step: 10,
      initial: 120,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: { 'slow-floe': { rate: 120 }, 'four-floes': { rate: 100 }, 'slow-fifth': { rate: 100 }, cooks: { rate: 480 } },
  runs: (values, seed) => {
    const floes = floesOf(values);
    const healthCheck = { intervalMs: 2000, timeoutMs: 500, fall: 3, rise: 2, probe: 'connect' };
    const policy = choiceOf(values, 'policy');
    const blueprint = village({
      seed,
      durationMs: DURATION_MS,
      floes,
      visitors: visitors(numberOf(values, 'rate')),
      controller: controller(floes, policy, { healthCheck }),
    });
    return [{ id: 'run', label: POLICIES.find((one) => one.value === policy)?.label ?? policy, why: '', blueprint }];
  },
  names: (values) => villageNames(floesOf(values).length),
  extras: (values, recording) => {
    const floes = floesOf(values);
    const slowest = floes.reduce(
      (found, floe, i) => (floe.meanMs / (floe.cooks ?? 1) > floes[found]!.meanMs / (floes[found]!.cooks ?? 1) ? i : found),
      0,
    );
    const waiting = recording.series.blocks[floeId(slowest)]!['waiting']!;
    const half = Math.floor(waiting.length / 2);
    const growth = (waiting.at(-1)! - waiting[half]!) / (((waiting.length - 1 - half) * recording.series.bucketMs) / 1000);
    const capacityPerSec = floes.reduce((sum, floe) => sum + (1000 * (floe.cooks ?? 1)) / floe.meanMs, 0);
    return {
      slowFloeGrowthPerSec: growth,
      slowFloeSharePerSec: numberOf(values, 'rate') / floes.length,
      slowFloeCapacityPerSec: 1000 / floes[slowest]!.meanMs,
      loadShare: numberOf(values, 'rate') / capacityPerSec,
    };
  },
  theory: (values) => {
    const floes = floesOf(values);
    if (floes.some((floe) => (floe.cooks ?? 1) > 1)) return null;
    const each = numberOf(values, 'rate') / floes.length;
    const means = floes.map((floe) => mm1(each * (floe.meanMs / 1000)).meanInSystem * floe.meanMs);
    const isStable = floes.every((floe) => each * floe.meanMs < 1000);
    return {
      label: 'random choice, in theory',
      meanMs: isStable ? means.reduce((sum, mean) => sum + mean, 0) / means.length : null,
      note: 'Chosen at random, every floe is a single queue of its own (M/M/1): a visit takes 1/(1 − load) times the work.',
    };
  },
  goals: [
    {
      id: 'tame-the-slow-floe',
      text: 'One slow floe, 120 visitors a second: end the run with p99 under 200 ms.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'slow-floe' &&
        numberOf(values, 'rate') >= 120 &&
        nowMs >= endMs &&
        (report.latencyMs?.p99 ?? Infinity) < 200,
    },
    {
      id: 'see-the-window',
      text: 'Break a floe and wait until the controller takes it out of the pool.',
      isMet: ({ report }) => detections(report.blocks['balancer']?.['detectionsMs']) > 0,
    },
    {
      id: 'count-the-cooks',
      text: 'Floes with 8, 2 and 2 cooks, 480 visitors a second: end the run with p99 under 110 ms.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'cooks' &&
        numberOf(values, 'rate') >= 480 &&
        nowMs >= endMs &&
        (report.latencyMs?.p99 ?? Infinity) < 110,
    },
  ],
  leavesOut:
    'The water takes no time: fish are drawn gliding so that you can follow them, but the numbers count only waiting and work. Work times are exponential, visitors arrive at random and never give up, and a cook does one job at a time. Health checks only knock; they do not wait in line.',
};

function detections(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
