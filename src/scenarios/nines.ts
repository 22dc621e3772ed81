import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { atLeast, downtimePerYearMs, inSeries } from '#theory/availability.ts';
import { enoughShare, outages } from './nines-outages.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { controller, floeId, floeServer, villageNames, visitors } from './village.ts';

const DURATION_MS = 600_000;
/** A floe serves 25 a second; so many come for each floe that is needed, that one fewer cannot keep up. */
const MEAN_MS = 40;
const RATE_FOR_EACH = 22;
const CABLE_SHARE = 0.999;
const HOUR_MS = 3_600_000;

const SHARES: Readonly<Record<string, number>> = { 'nine-tenths': 0.9, 'two-nines': 0.99, 'three-nines': 0.999 };

export function copiesOf(values: Values): number {
  return numberOf(values, 'copies');
}

/** How many floes the load needs; never more than there are. */
export function neededOf(values: Values): number {
  return Math.min(numberOf(values, 'needed'), copiesOf(values));
}

export function floeShareOf(values: Values): number {
  return SHARES[choiceOf(values, 'share')]!;
}

export function hasCable(values: Values): boolean {
  return choiceOf(values, 'cable') === 'shared';
}

/** Availability by theory: enough floes at once, and the cable that all of them hang on. */
export function ninesTheory(values: Values, copies = copiesOf(values), needed = neededOf(values)): number {
  return inSeries([atLeast(needed, copies, floeShareOf(values)), hasCable(values) ? CABLE_SHARE : 1]);
}

function happeningsOf(values: Values, seed: number): Happening[] {
  const floes = Array.from({ length: copiesOf(values) }, (_, i) => outages(seed, floeId(i), floeShareOf(values), DURATION_MS));
  const cable = hasCable(values) ? outages(seed, 'balancer', CABLE_SHARE, DURATION_MS) : [];
  return [...floes.flat(), ...cable].toSorted((a, b) => a.atMs - b.atMs);
}

function ninesRun(values: Values, seed: number): BlueprintInput {
  const floes = Array.from({ length: copiesOf(values) }, () => ({ meanMs: MEAN_MS }));
  const healthCheck = { intervalMs: 500, timeoutMs: 200, fall: 1, rise: 1, probe: 'connect' };
  const servers = floes.map((floe, i) => [floeId(i), floeServer(floe, { queueLimit: 40 })]);
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      visitors: visitors(RATE_FOR_EACH * neededOf(values), { work: { distribution: 'constant', mean: 1 }, keys: null }),
      balancer: controller(floes, 'round-robin', { healthCheck }),
      ...(Object.fromEntries(servers) as Record<string, unknown>),
    },
    happenings: happeningsOf(values, seed),
  };
}

/** Copies against breakdowns: how many nines, when one is enough, when more are needed, when all share a cable. */
export const nines: Scenario = {
  id: 'nines',
  plate: '0.3',
  title: 'Counting nines',
  task: 'Every floe breaks and is mended, each in its own time. How often are enough of them afloat?',
  picture: 'nines',
  kinds: VILLAGE_KINDS,
  opensAtMs: 600_000,
  initialSpeed: 16,
  parameters: [
    {
      kind: 'choice',
      id: 'share',
      label: 'One floe is up',
      initial: 'nine-tenths',
      options: [
        { value: 'nine-tenths', label: '90%' },
        { value: 'two-nines', label: '99%' },
        { value: 'three-nines', label: '99.9%' },
      ],
    },
    {
      kind: 'choice',
      id: 'cable',
      label: 'The cable',
      initial: 'none',
      options: [
        { value: 'none', label: 'One for each floe' },
        { value: 'shared', label: 'One for all, 99.9%' },
      ],
    },
    { kind: 'number', id: 'copies', label: 'Floes', unit: '', min: 1, max: 5, step: 1, initial: 3 },
    { kind: 'number', id: 'needed', label: 'Needed for the load', unit: '', min: 1, max: 5, step: 1, initial: 1 },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: ninesRun(values, seed) }],
  names: (values) => ({ ...villageNames(copiesOf(values)), balancer: 'the cable to the gate' }),
  extras: (values, recording) => {
    const theoryShare = ninesTheory(values);
    const downMs = downtimePerYearMs(theoryShare);
    return {
      theoryShare,
      downSecPerYear: downMs / 1000,
      downHoursPerYear: downMs / HOUR_MS,
      downDaysPerYear: downMs / HOUR_MS / 24,
      enoughShare: enoughShare(recording.notable, copiesOf(values), neededOf(values), DURATION_MS),
      servedShare: recording.report.requests.ok / recording.report.requests.sent,
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'worse-than-one',
      text: 'Make three floes less available than a single one, and play the run to its end.',
      isMet: ({ values, nowMs, endMs }) => copiesOf(values) === 3 && ninesTheory(values) < floeShareOf(values) && nowMs >= endMs,
    },
    {
      id: 'spare-for-the-load',
      text: 'The load needs two floes and each is up 90% of the time: serve more than 99% of all visitors to the end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        neededOf(values) === 2 &&
        choiceOf(values, 'share') === 'nine-tenths' &&
        nowMs >= endMs &&
        report.requests.ok > 0.99 * report.requests.sent,
    },
  ],
  leavesOut:
    'Ten minutes stand for a year or more: breakdowns last six seconds on average, at random, so that you can see some. Each floe breaks by itself; a storm that takes several at once is not in the picture, apart from the shared cable. The gate notices within half a second and never breaks; moving somebody’s half-done work is left out. The formulas assume that fail-over takes no time.',
};
