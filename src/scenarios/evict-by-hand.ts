import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { EvictionPolicy } from '#blocks/cache-options.ts';
import { evictByHand as goThrough } from '#blocks/eviction/evict-by-hand.ts';
import type { EvictionStep } from '#blocks/eviction/evict-by-hand.ts';
import { askers, crate, CRATE_KINDS, CRATE_NAMES } from './crates.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

/** One request a second, so that a step is a second. */
export const STEP_MS = 1000;

const STRINGS: Readonly<Record<string, readonly number[]>> = {
  more: [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5],
  round: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4],
  mixed: [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1],
};

export function stringOf(values: Values): readonly number[] {
  return STRINGS[choiceOf(values, 'scene')]!;
}

/** The whole string, step by step, by the policy chosen. */
export function stepsOf(values: Values): readonly EvictionStep[] {
  return goThrough(choiceOf(values, 'policy') as EvictionPolicy, numberOf(values, 'places'), stringOf(values));
}

function run(values: Values, seed: number): BlueprintInput {
  const keys = stringOf(values);
  const atMs = keys.map((_, i) => (i + 1) * STEP_MS);
  const constant = { distribution: 'constant', meanMs: 1 };
  return {
    version: 1,
    seed,
    durationMs: (keys.length + 1) * STEP_MS,
    blocks: {
      visitors: askers({ process: 'list', atMs }, { distribution: 'list', keys }),
      crate: crate({ policy: choiceOf(values, 'policy'), capacityEntries: numberOf(values, 'places') }),
      store: { kind: 'server', workers: 10, serviceTime: constant },
    },
  };
}

/** A short list of requests, gone through by hand. */
export const evictByHand: Scenario = {
  id: 'evict-by-hand',
  plate: '3.2',
  title: 'Who has to go',
  task: 'One visitor a second, a crate of three or four places. Say who has to go before each step, by the rule that you chose.',
  picture: 'by-hand',
  kinds: CRATE_KINDS,
  opensAtMs: 4500,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What is asked for',
      initial: 'more',
      options: [
        { value: 'more', label: 'A known list' },
        { value: 'round', label: 'Round and round' },
        { value: 'mixed', label: 'A longer list' },
      ],
    },
    {
      kind: 'choice',
      id: 'policy',
      label: 'The rule',
      initial: 'fifo',
      options: [
        { value: 'fifo', label: 'FIFO' },
        { value: 'lru', label: 'LRU' },
        { value: 'clock', label: 'CLOCK' },
        { value: 'sieve', label: 'SIEVE' },
        { value: 'lfu', label: 'LFU' },
        { value: 'optimal', label: 'Knows the future' },
      ],
    },
    { kind: 'number', id: 'places', label: 'Places', unit: '', min: 2, max: 5, step: 1, initial: 3 },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => CRATE_NAMES,
  extras: (values) => {
    const steps = stepsOf(values);
    const hits = steps.filter((step) => step.isHit).length;
    return { requests: steps.length, byHandHits: hits, byHandMisses: steps.length - hits };
  },
  theory: () => null,
  goals: [
    {
      id: 'more-is-worse',
      text: 'Give the crate a fourth place and make it miss more than with three, to the end of the list.',
      isMet: ({ values, report, nowMs, endMs }) => {
        if (numberOf(values, 'places') !== 4 || nowMs < endMs) return false;
        const three = stepsOf({ ...values, places: 3 }).filter((step) => !step.isHit).length;
        return Number(report.blocks['crate']?.['misses'] ?? 0) > three;
      },
    },
    {
      id: 'future',
      text: 'Play the longer list with three places and no more than nine misses.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'mixed' &&
        numberOf(values, 'places') === 3 &&
        nowMs >= endMs &&
        Number(report.blocks['crate']?.['misses'] ?? Infinity) <= 9,
    },
  ],
  leavesOut:
    'Twelve or twenty requests prove nothing about real traffic; they show how the rules think. All things are equally large and equally dear to fetch. “Knows the future” drops what will not be asked for again for the longest time; no real cache can, and it is drawn as the limit.',
};
