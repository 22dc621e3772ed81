import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { databaseKind } from '#blueprint/kinds/database.ts';
import type { Recording } from '#blueprint/record.ts';
import { Random } from '#kernel/random.ts';
import { askers, crate, CRATE_KINDS, CRATE_NAMES } from './crates.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Fields, Scenario, ScenarioRun, Values } from './scenario.ts';

const KINDS: Kinds = { ...CRATE_KINDS, kinds: [...CRATE_KINDS.kinds, databaseKind] };

/** The crate dies at some instant between two of its rounds to the store house. */
const CRASH_FROM_MS = 20_000;
const CRASH_MS = 30_000;
const PRICE_MS = 200_000;
const CHANGE_EVERY_MS = 10_000;
const FIRST_CHANGE_MS = 5000;
const COPY_LIVES_MS = 8000;
/** Long after the change itself, long before the copy's life ends. */
const LOOK_AFTER_MS = 2000;

export function isCrash(values: Values): boolean {
  return choiceOf(values, 'scene') === 'crash';
}

const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });

function crashRun(values: Values, seed: number, write: string): BlueprintInput {
  const flushEveryMs = numberOf(values, 'flush') * 1000;
  return {
    version: 1,
    seed,
    durationMs: CRASH_MS,
    blocks: {
      visitors: askers(
        { process: 'poisson', ratePerSec: 500 },
        { distribution: 'zipf', count: 1000, exponent: 1 },
        { mix: [{ type: 'write', op: 'write' }] },
      ),
      crate: crate({ write, flushEveryMs, capacityEntries: 1000, whenDown: 'pass' }),
      store: { kind: 'database', readTime: constant(5), writeTime: constant(20), connections: 100 },
    },
    happenings: [
      {
        atMs: Math.round(CRASH_FROM_MS + new Random(seed, 'crate/death').nextUnit() * flushEveryMs),
        block: 'crate',
        do: 'crash',
        forMs: 2000,
      },
    ],
  };
}

function priceRun(values: Values, seed: number, invalidate: string): BlueprintInput {
  const changes = Array.from({ length: Math.floor(PRICE_MS / CHANGE_EVERY_MS) }, (_, i) => FIRST_CHANGE_MS + i * CHANGE_EVERY_MS);
  const keys = { distribution: 'list', keys: [7] };
  return {
    version: 1,
    seed,
    durationMs: PRICE_MS,
    blocks: {
      visitors: askers({ process: 'poisson', ratePerSec: 20 }, keys, { mix: [{ type: 'read' }] }),
      desk: askers({ process: 'list', atMs: changes }, keys, { mix: [{ type: 'price', op: 'write' }] }),
      crate: crate({ write: 'around', invalidate, ttlMs: COPY_LIVES_MS }),
      store: { kind: 'database', readTime: constant(5), writeTime: constant(numberOf(values, 'write')), connections: 100 },
    },
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  if (isCrash(values))
    return [
      {
        id: 'back',
        label: 'Write back',
        why: 'The crate says “done” and tells the store house now and then.',
        blueprint: crashRun(values, seed, 'back'),
      },
      {
        id: 'through',
        label: 'Write through',
        why: 'The crate says “done” when the store house has it.',
        blueprint: crashRun(values, seed, 'through'),
      },
    ];
  return [
    {
      id: 'delete-first',
      label: 'Delete the copy, then write',
      why: 'First the old copy goes, then the store house is told.',
      blueprint: priceRun(values, seed, 'before-write'),
    },
    {
      id: 'write-first',
      label: 'Write, then delete the copy',
      why: 'First the store house is told, then the old copy goes.',
      blueprint: priceRun(values, seed, 'on-write'),
    },
  ];
}

/** Of all price changes, how many left an old copy behind that was still handed out long afterwards. */
function leftOldShare({ series }: Recording): number {
  const stale = series.blocks['crate']!['staleServed']!;
  let left = 0;
  let changes = 0;
  for (let atMs = FIRST_CHANGE_MS; atMs < PRICE_MS - COPY_LIVES_MS; atMs += CHANGE_EVERY_MS) {
    const from = Math.floor((atMs + LOOK_AFTER_MS) / series.bucketMs);
    const to = Math.floor((atMs + COPY_LIVES_MS) / series.bucketMs);
    changes++;
    if (stale.slice(from, to).some((count) => count > 0)) left++;
  }
  return left / changes;
}

/** Ways to write where there is a cache: what is lost in a crash, and what stays old. */
export const writePaths: Scenario = {
  id: 'write-paths',
  plate: '3.4',
  title: 'Two ways to write it down',
  task: 'The same changes, written in two ways. Let the crate die, or change a price twenty times, and see what is lost and what stays old.',
  picture: 'writes',
  kinds: KINDS,
  opensAtMs: 25_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What happens',
      initial: 'crash',
      options: [
        { value: 'crash', label: 'The crate dies' },
        { value: 'price', label: 'Prices change' },
      ],
    },
    { kind: 'number', id: 'flush', label: 'Crate tells the store every', unit: 's', min: 0.2, max: 5, step: 0.2, initial: 1 },
    { kind: 'number', id: 'write', label: 'A price change takes', unit: 'ms', min: 5, max: 100, step: 5, initial: 50 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ ...CRATE_NAMES, desk: 'the desk that sets prices' }),
  extras: (values, recording) => {
    const memory = recording.report.blocks['crate']!;
    return {
      lostWrites: Number(memory['lostWrites']),
      storeWritesPerSec:
        Number(recording.report.blocks['store']?.['writes'] ?? 0) / (recording.series.sent.length * (recording.series.bucketMs / 1000)),
      answerMs: recording.report.latencyMs?.mean ?? 0,
      ...(isCrash(values) ? {} : { leftOldShare: leftOldShare(recording), staleServed: Number(memory['staleServed']) }),
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'lose-little',
      text: 'The crate dies: lose fewer than 100 confirmed writes where it writes back, and play to the end.',
      isMet: ({ values, report, nowMs, endMs }) =>
        isCrash(values) && nowMs >= endMs && Number(report.blocks['crate']?.['lostWrites'] ?? Infinity) < 100,
    },
    {
      id: 'quick-desk',
      text: 'Prices change, copy deleted first: keep old answers under 300 in the whole run.',
      isMet: ({ values, report, nowMs, endMs }) =>
        !isCrash(values) && nowMs >= endMs && Number(report.blocks['crate']?.['staleServed'] ?? Infinity) < 300,
    },
  ],
  leavesOut:
    'The crate dies once, for two seconds, and its visitors go to the store house meanwhile. A write is lost when it was confirmed and the store house had not heard of it. The store house itself never fails. There is one crate; with several, each keeps its own old copies.',
};
