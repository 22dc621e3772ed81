import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { busiestArc, keyOwners, movedShare } from './sticky-keys.ts';
import type { KeyOwners } from './sticky-keys.ts';
import { controller, floeId, village, villageNames, visitors } from './village.ts';
import type { Floe } from './village.ts';

const DURATION_MS = 60_000;
const MELTS_AT_MS = 20_000;
const MELTED = 2;
/** Part of the visits that a floe's own cache answers before anything melts; toy figure for the database sum. */
const HIT_SHARE = 0.9;
const FLOES: readonly Floe[] = Array.from({ length: 5 }, () => ({ meanMs: 20 }));
const IDS = FLOES.map((_, position) => floeId(position));

function ownersOf(values: Values, isMelted: boolean): KeyOwners {
  const living = IDS.map((_, position) => !isMelted || position !== MELTED);
  return keyOwners(choiceOf(values, 'policy'), IDS, living, numberOf(values, 'points'));
}

/** The same key to the same floe, and what happens to that when a floe melts. */
export const sticky: Scenario = {
  id: 'sticky',
  plate: '1.4',
  title: 'A ring of floes',
  task: 'Every fish has its floe. At 0:20 floe 3 melts. Compare how many fish have to move under each rule, and how even the shares are.',
  picture: 'ring',
  kinds: VILLAGE_KINDS,
  opensAtMs: 30_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'policy',
      label: 'Rule',
      initial: 'hash',
      options: [
        { value: 'hash', label: 'Remainder' },
        { value: 'consistent-hash', label: 'Ring' },
      ],
    },
    { kind: 'number', id: 'points', label: 'Points per floe', unit: '', min: 1, max: 200, step: 1, initial: 100 },
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 20,
      max: 200,
      step: 10,
      initial: 100,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: {},
  runs: (values, seed) => {
    const blueprint = village({
      seed,
      durationMs: DURATION_MS,
      floes: FLOES,
      visitors: visitors(numberOf(values, 'rate')),
      controller: controller(FLOES, choiceOf(values, 'policy'), {
        virtualNodes: numberOf(values, 'points'),
        healthCheck: { intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2, probe: 'connect' },
      }),
      happenings: [{ atMs: MELTS_AT_MS, block: floeId(MELTED), set: { up: false } }],
    });
    return [{ id: 'run', label: '', why: '', blueprint }];
  },
  names: () => villageNames(FLOES.length),
  extras: (values, { report }) => {
    const before = ownersOf(values, false);
    const after = ownersOf(values, true);
    const moved = movedShare(before, after);
    const sent = Object.values(report.blocks['balancer']!['sentTo'] as Readonly<Record<string, number>>);
    const total = sent.reduce((sum, count) => sum + count, 0);
    const heirs = after.owners.filter((owner, key) => before.owners[key] === MELTED && owner !== MELTED);
    const inherited = IDS.map((_, position) => heirs.filter((owner) => owner === position).length);
    return {
      keysMovedShare: moved,
      busiestArcShare: busiestArc(before.points, IDS.length),
      biggestHeirShare: Math.max(...inherited) / Math.max(1, heirs.length),
      busiestFloeShare: Math.max(...sent) / total,
      databaseFactor: (1 - HIT_SHARE + HIT_SHARE * moved) / (1 - HIT_SHARE),
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'few-moves',
      text: 'Let floe 3 melt so that no more than a quarter of the fish must move.',
      isMet: ({ values, nowMs }) => nowMs > MELTS_AT_MS && movedShare(ownersOf(values, false), ownersOf(values, true)) <= 0.25,
    },
    {
      id: 'even-arcs',
      text: 'Under the ring, give no floe more than 1.2 times its fair share.',
      isMet: ({ values }) =>
        choiceOf(values, 'policy') === 'consistent-hash' && busiestArc(ownersOf(values, false).points, IDS.length) <= 1.2,
    },
  ],
  leavesOut:
    'A thousand kinds of fish, the popular ones asked for far more often (Zipf 1); floes are equal and the rule looks at no load. What a moved fish costs depends on what its old floe remembered: caches come in chapter 3.',
};
