import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import { stampedeFetches } from '#theory/cache-life.ts';
import { askers, crate, CRATE_KINDS, CRATE_NAMES } from './crates.ts';
import { choiceOf } from './scenario.ts';
import type { Fields, Scenario, ScenarioRun, Values } from './scenario.ts';

const FETCH_MS = 100;
const PAGES = 600;
/** All pages are stored together before the first reader comes. */
const STORED_BY_MS = 1000;

interface Scene {
  readonly durationMs: number;
  readonly ratePerSec: number;
  readonly keys: Fields;
  readonly ttlMs: number | null;
  readonly workers: number;
}

const SCENES: Readonly<Record<string, Scene>> = {
  hot: { durationMs: 60_000, ratePerSec: 200, keys: { distribution: 'list', keys: [7] }, ttlMs: 10_000, workers: 4 },
  together: { durationMs: 90_000, ratePerSec: 1200, keys: { distribution: 'uniform', count: PAGES }, ttlMs: 60_000, workers: 20 },
  cold: { durationMs: 90_000, ratePerSec: 1000, keys: { distribution: 'zipf', count: 10_000, exponent: 1 }, ttlMs: null, workers: 20 },
};

const CURES: Readonly<Record<string, { readonly label: string; readonly why: string; readonly fields: Fields }>> = {
  coalesce: {
    label: 'With sharing',
    why: 'Whoever asks for the same thing waits for the fetch that is under way.',
    fields: { coalesce: true },
  },
  stale: {
    label: 'With old copies',
    why: 'The old copy is served for up to a minute while one fetch renews it.',
    fields: { staleWhileRevalidateMs: 60_000, coalesce: true },
  },
  jitter: { label: 'With jitter', why: 'Each copy lives a fifth longer or shorter, by chance.', fields: { ttlJitterShare: 0.2 } },
};

function sceneOf(values: Values): Scene {
  return SCENES[choiceOf(values, 'scene')]!;
}

/** Puts every page into the crate at the start; the store house is quick for that moment. */
function filler(): { readonly blocks: Fields; readonly happenings: readonly unknown[] } {
  const keys = Array.from({ length: PAGES }, (_, i) => i);
  return {
    blocks: {
      filler: askers(
        { process: 'bursts', everyMs: 1, count: PAGES, stopAtMs: 1.5 },
        { distribution: 'list', keys },
        { mix: [{ type: 'filler' }] },
      ),
    },
    happenings: [{ atMs: STORED_BY_MS, block: 'store', set: { speed: 1 } }],
  };
}

function arrivalsOf({ ratePerSec }: Scene, isFilled: boolean): Fields {
  if (!isFilled) return { process: 'poisson', ratePerSec };
  const steps = [
    { fromMs: 0, ratePerSec: 0 },
    { fromMs: STORED_BY_MS, ratePerSec },
  ];
  return { process: 'schedule', steps };
}

function blueprint(values: Values, seed: number, cure: Fields): BlueprintInput {
  const scene = sceneOf(values);
  const isFilled = choiceOf(values, 'scene') === 'together';
  const { blocks, happenings } = isFilled ? filler() : { blocks: {}, happenings: [] };
  return {
    version: 1,
    seed,
    durationMs: scene.durationMs,
    warmupMs: isFilled ? STORED_BY_MS : 0,
    blocks: {
      visitors: askers(arrivalsOf(scene, isFilled), scene.keys, { mix: [{ type: 'visitor' }] }),
      ...blocks,
      crate: crate({ ttlMs: scene.ttlMs, capacityEntries: 10_000, ...cure }),
      store: {
        kind: 'server',
        workers: scene.workers,
        speed: isFilled ? 100 : 1,
        serviceTime: { distribution: 'constant', meanMs: FETCH_MS },
      },
    },
    happenings,
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const cure = CURES[choiceOf(values, 'cure')]!;
  return [
    { id: 'none', label: 'As it comes', why: 'Everybody who finds no copy fetches one.', blueprint: blueprint(values, seed, {}) },
    { id: 'cured', label: cure.label, why: cure.why, blueprint: blueprint(values, seed, cure.fields) },
  ];
}

/** Fetches for each end of the hot copy's life; the first life begins empty. */
function fetchesPerExpiry({ report, series }: Recording): number {
  const fetches = Number(report.blocks['crate']?.['fetches'] ?? 0);
  const stretches = series.blocks['crate']!['fetches']!.map((count, i, all) => (count > 0 && (all[i - 1] ?? 0) === 0 ? 1 : 0));
  return (
    fetches /
    Math.max(
      1,
      stretches.reduce<number>((sum, one) => sum + one, 0),
    )
  );
}

/** When the slowest hundredth of ten seconds last took over a second, in ms; 0 when it never did. */
function troubleUntilMs({ series }: Recording): number {
  return (series.p99Ms.findLastIndex((ms) => ms !== null && ms > 1000) + 1) * series.bucketMs;
}

/** What happens when copies run out: one hot copy, many at once, all of them. */
export const stampede: Scenario = {
  id: 'stampede',
  plate: '3.3',
  title: 'When copies run out',
  task: 'The same visitors twice, with a cure and without. Three illnesses: one hot fish, six hundred pages stored in the same second, an empty crate. Find the cure for each.',
  picture: 'stampede',
  kinds: CRATE_KINDS,
  opensAtMs: 45_000,
  measuredSeeds: 8,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'The illness',
      initial: 'hot',
      options: [
        { value: 'hot', label: 'One hot fish' },
        { value: 'together', label: 'Stored together' },
        { value: 'cold', label: 'An empty crate' },
      ],
    },
    {
      kind: 'choice',
      id: 'cure',
      label: 'The cure',
      initial: 'coalesce',
      options: [
        { value: 'coalesce', label: 'Share the fetch' },
        { value: 'stale', label: 'Serve the old copy' },
        { value: 'jitter', label: 'Jitter' },
      ],
    },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ ...CRATE_NAMES, filler: 'the morning shift' }),
  extras: (_values, recording) => ({
    fetchesPerExpiry: fetchesPerExpiry(recording),
    mostWaiting: Number(recording.report.blocks['store']?.['maxQueue'] ?? 0),
    troubleUntilMs: troubleUntilMs(recording),
    worstMs: recording.report.latencyMs?.max ?? 0,
    worstP99Ms: Math.max(0, ...recording.series.p99Ms.map((ms) => ms ?? 0)),
    fetchesTheory: stampedeFetches(SCENES['hot']!.ratePerSec, FETCH_MS / 1000, false),
  }),
  theory: () => null,
  goals: [
    {
      id: 'cure-together',
      text: 'Six hundred pages stored together: find the cure with which the line at the store house never gets longer than 100.',
      isMet: ({ values, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'together' && choiceOf(values, 'cure') === 'jitter' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'A fetch takes a tenth of a second, always; a real store house gets slower when it is crowded. Nobody gives up and nobody tries again, which would make it worse. Nothing changes in the store house, so an old copy is as good as a new one here; what it costs to serve old copies is a subject of the next chapter.',
};
