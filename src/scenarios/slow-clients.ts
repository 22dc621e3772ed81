import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { callers, gate, GATE_KINDS, GATE_NAMES } from './gates.ts';
import { numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';

const KINDS: Kinds = { ...GATE_KINDS, roads: buildRoads };

const DURATION_MS = 600_000;
const WORKERS = 10;
const WORK_MS = 20;
const PAGE_KB = 200;
const QUICK_KB_PER_SEC = 1250;
const SLOW_KB_PER_SEC = 6.25;

/** How long the line of a reader takes for a page, in ms. */
function sendingMs(kbPerSec: number): number {
  return (PAGE_KB / kbPerSec) * 1000;
}

function slowShare(values: Values): number {
  return numberOf(values, 'slow') / 100;
}

function blueprint(values: Values, seed: number, buffer: boolean): BlueprintInput {
  const rate = numberOf(values, 'rate');
  const readers = (type: string, ratePerSec: number): Readonly<Record<string, unknown>> =>
    callers({ process: 'poisson', ratePerSec }, { mix: [{ type, sizeKb: PAGE_KB }] });
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      quick: readers('quick', rate * (1 - slowShare(values))),
      slow: readers('slow', rate * slowShare(values)),
      gate: gate('kitchen', { buffer }),
      kitchen: {
        kind: 'server',
        workers: WORKERS,
        serviceTime: { distribution: 'constant', meanMs: WORK_MS },
        holdsWorkerWhileSending: true,
      },
    },
    links: [
      { from: 'quick', to: 'gate', oneWayMs: 0, kbPerSec: QUICK_KB_PER_SEC },
      { from: 'slow', to: 'gate', oneWayMs: 0, kbPerSec: SLOW_KB_PER_SEC },
    ],
  };
}

/** Pages a second that the workers can do when each is held until its reader has all of it, and when the gate takes it at once. */
export function pagesPerSec(shareOfSlow: number): { readonly direct: number; readonly buffered: number } {
  const heldMs = WORK_MS + (1 - shareOfSlow) * sendingMs(QUICK_KB_PER_SEC) + shareOfSlow * sendingMs(SLOW_KB_PER_SEC);
  return { direct: (WORKERS * 1000) / heldMs, buffered: (WORKERS * 1000) / WORK_MS };
}

/** Readers on slow lines, and who waits for them. */
export const slowClients: Scenario = {
  id: 'slow-clients',
  plate: '2.3',
  title: 'Readers on slow connections',
  task: 'The same readers twice. On one side a worker is held until the reader has the whole page; on the other the ambassador takes it at once and hands it out himself. A few readers have very slow connections.',
  picture: 'readers',
  kinds: KINDS,
  opensAtMs: 300_000,
  measuredSeeds: 10,
  initialSpeed: 16,
  parameters: [
    { kind: 'number', id: 'rate', label: 'Readers', unit: '/s', min: 1, max: 50, step: 1, initial: 10 },
    { kind: 'number', id: 'slow', label: 'On slow connections', unit: '%', min: 0, max: 10, step: 0.5, initial: 2 },
  ],
  scenes: {},
  runs: (values, seed) => [
    {
      id: 'direct',
      label: 'Straight through',
      why: 'A worker stays with the reader to the last byte.',
      blueprint: blueprint(values, seed, false),
    },
    {
      id: 'buffered',
      label: 'The ambassador keeps the page',
      why: 'The worker is free at once; the page waits at the gate.',
      blueprint: blueprint(values, seed, true),
    },
  ],
  names: () => ({ ...GATE_NAMES, quick: 'readers on quick connections', slow: 'readers on slow connections' }),
  extras: (values, { report }) => {
    const { direct, buffered } = pagesPerSec(slowShare(values));
    const quick = report.types?.['quick']?.latencyMs;
    return {
      quickP50Ms: quick?.p50 ?? NaN,
      quickP99Ms: quick?.p99 ?? NaN,
      directPerSec: direct,
      bufferedPerSec: buffered,
      allQuickPerSec: pagesPerSec(0).direct,
      quickSendingMs: sendingMs(QUICK_KB_PER_SEC),
      slowSendingMs: sendingMs(SLOW_KB_PER_SEC),
      heldPagesKb: numberOf(values, 'rate') * slowShare(values) * (sendingMs(SLOW_KB_PER_SEC) / 1000) * PAGE_KB,
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'one-in-twenty',
      text: 'With one reader in twenty on a slow connection, find a rate at which the workers that wait for readers keep up.',
      isMet: ({ values, report, nowMs, endMs }) =>
        numberOf(values, 'slow') >= 5 &&
        numberOf(values, 'rate') >= 3 &&
        nowMs >= endMs &&
        Number(report.blocks['kitchen']?.['meanQueue'] ?? Infinity) < 20,
    },
  ],
  leavesOut:
    'A slow connection keeps its pace and its reader never goes away. The memory of the ambassador has no end here; in life it is what you pay with. The road between ambassador and kitchen takes no time.',
};
