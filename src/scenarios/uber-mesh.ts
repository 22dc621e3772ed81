import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import type { Recording } from '#blueprint/record.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { callersPerBackend, p99OverMean } from './uber-subsets.ts';
import { constant } from './uber.ts';
import type { Fields } from './uber.ts';

const DURATION_MS = 60_000;
const FLOES = 100;
const CALLERS = 100;
const WORK_MS = 200;
/** Load of the fleet: where subsets differ, low enough for the busiest floe to keep up. */
const SUBSET_LOAD = 0.4;
const HARDWARE_LOAD = 0.75;
const NEWER_SPEED = 1.5;

const floeId = (i: number): string => `floe-${i + 1}`;

/** Every second floe is of the newer kind. */
export function isNewer(values: Values, floe: number): boolean {
  return choiceOf(values, 'scene') === 'hardware' && floe % 2 === 1;
}

function fleet(values: Values, seed: number, weights: readonly number[], ratePerSec: number): BlueprintInput {
  const floes = Array.from({ length: FLOES }, (_, i) => i);
  const serverOf = (i: number): Fields => ({ kind: 'server', speed: isNewer(values, i) ? NEWER_SPEED : 1, serviceTime: constant(WORK_MS) });
  const used = floes.filter((i) => weights[i]! > 0);
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      callers: { kind: 'client', to: 'mesh', arrivals: { process: 'poisson', ratePerSec } },
      mesh: {
        kind: 'load-balancer',
        policy: 'weighted-round-robin',
        to: used.map(floeId),
        weights: Object.fromEntries(used.map((i) => [floeId(i), weights[i]!])),
      },
      ...Object.fromEntries(floes.map((i) => [floeId(i), serverOf(i)])),
    },
  };
}

function subsetRuns(values: Values, seed: number): readonly ScenarioRun[] {
  const size = numberOf(values, 'size');
  const ratePerSec = (SUBSET_LOAD * FLOES * 1000) / WORK_MS;
  const by = (rule: 'drawn' | 'dealt'): BlueprintInput =>
    fleet(values, seed, callersPerBackend(CALLERS, FLOES, size, rule, seed), ratePerSec);
  return [
    { id: 'broken', label: 'Drawn at random', why: 'Each caller draws the floes it knows.', blueprint: by('drawn') },
    { id: 'fixed', label: 'Dealt in turn', why: 'The floes are dealt to the callers like cards.', blueprint: by('dealt') },
  ];
}

function hardwareRuns(values: Values, seed: number): readonly ScenarioRun[] {
  const speeds = Array.from({ length: FLOES }, (_, i) => (isNewer(values, i) ? NEWER_SPEED : 1));
  const capacityPerSec = (speeds.reduce((sum, speed) => sum + speed, 0) * 1000) / WORK_MS;
  const equal = speeds.map(() => 1);
  const ratePerSec = HARDWARE_LOAD * capacityPerSec;
  return [
    {
      id: 'broken',
      label: 'Equal shares',
      why: 'Every floe gets as many calls as the next one.',
      blueprint: fleet(values, seed, equal, ratePerSec),
    },
    {
      id: 'fixed',
      label: 'Shares by strength',
      why: 'A newer floe gets half as many again.',
      blueprint: fleet(values, seed, speeds, ratePerSec),
    },
  ];
}

/** How busy each floe was, over the whole run. */
export function busyShares({ report }: Recording): readonly number[] {
  return Array.from({ length: FLOES }, (_, i) => Number(report.blocks[floeId(i)]!['utilisationShare']));
}

/** The same up to now, for a picture of a run under way. */
export function busySoFar({ series }: Recording, nowMs: number): readonly number[] {
  const buckets = Math.max(1, Math.round(nowMs / series.bucketMs));
  return Array.from({ length: FLOES }, (_, i) => {
    const shares = series.blocks[floeId(i)]!['utilisationShare']!.slice(0, buckets);
    return shares.reduce((sum, share) => sum + share, 0) / buckets;
  });
}

function extras(values: Values, recording: Recording): Readonly<Record<string, number>> {
  const busy = busyShares(recording);
  const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length;
  const older = busy.filter((_, i) => !isNewer(values, i));
  const newer = busy.filter((_, i) => isNewer(values, i));
  return {
    p99OverMean: p99OverMean(busy),
    busyP99Parts: 100 * p99OverMean(busy) * mean(busy),
    olderShare: mean(older),
    olderPercent: 100 * mean(older),
    ...(newer.length > 0 ? { newerShare: mean(newer) } : {}),
    fleetShare: mean(busy),
  };
}

/** Stop three: who calls whom in the mesh, and floes of unequal strength. */
export const uberMesh: Scenario = {
  id: 'uber-mesh',
  plate: '7.3',
  title: 'A hundred floes, a hundred callers',
  task: 'Each bar is one floe and how busy it is. Let every caller know a few floes only, and look at the busiest. Then mix floes of two strengths.',
  picture: 'fleet',
  kinds: VILLAGE_KINDS,
  opensAtMs: 60_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  era: '2022–2024',
  origins: [
    {
      kind: 'published',
      text: 'a proxy beside each caller, a subset of backends, p99 over average as the measure (2022)',
      source: 'uber-subsetting',
    },
    { kind: 'published', text: 'mixed hardware broke equal shares (2024)', source: 'uber-hardware' },
    { kind: 'toy', text: '100 callers, 100 floes, the newer ones half as fast again' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What differs',
      initial: 'subsets',
      options: [
        { value: 'subsets', label: 'Whom they know' },
        { value: 'hardware', label: 'Strength' },
      ],
    },
    { kind: 'number', id: 'size', label: 'Floes a caller knows', unit: '', min: 5, max: 100, step: 5, initial: 20 },
  ],
  scenes: {},
  runs: (values, seed) => (choiceOf(values, 'scene') === 'hardware' ? hardwareRuns(values, seed) : subsetRuns(values, seed)),
  names: () => ({
    callers: 'the callers',
    mesh: 'the mesh',
    ...Object.fromEntries(Array.from({ length: FLOES }, (_, i) => [floeId(i), `floe ${i + 1}`])),
  }),
  extras,
  theory: () => null,
  goals: [
    {
      id: 'level',
      text: 'Drawn at random: how many floes must a caller know until the busiest is at most a quarter busier than the average?',
      isMet: ({ values, report, nowMs, endMs }) => {
        if (choiceOf(values, 'scene') !== 'subsets' || nowMs < endMs || numberOf(values, 'size') > 60) return false;
        const busy = Array.from({ length: FLOES }, (_, i) => Number(report.blocks[floeId(i)]?.['utilisationShare'] ?? 0));
        return p99OverMean(busy) <= 1.25;
      },
    },
  ],
  leavesOut:
    'One balancer stands for all callers: a floe known to three callers gets three shares of the traffic, in turn. Callers are equally busy, every call is the same work, nothing fails, and subsets stay as they are; the published ones grow and shrink with traffic.',
};
