import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { cellAt, cellsOf, KEEPERS, keeperId, keepersOf, neighbourRatio, townOf, VIRTUAL_NODES } from './uber-city.ts';
import type { Town } from './uber-city.ts';
import { distance, nearestFirst, together, waysOf } from './uber-matching.ts';
import type { Matching } from './uber-matching.ts';
import { constant } from './uber.ts';

const DURATION_MS = 60_000;
/** A driver reports so often. */
const REPORT_SEC = 4;
export const GONE = 1;
const GONE_FROM_MS = 20_000;
const GONE_TO_MS = 45_000;

function run(values: Values, seed: number): BlueprintInput {
  const { drivers } = townNow(values, seed);
  const cells = cellsOf(choiceOf(values, 'cells'));
  const ids = Array.from({ length: KEEPERS }, (_, i) => keeperId(i));
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      drivers: {
        kind: 'client',
        to: 'ring',
        arrivals: { process: 'regular', ratePerSec: drivers.length / REPORT_SEC },
        keys: { distribution: 'list', keys: drivers.map((driver) => cellAt(driver, cells)) },
        mix: [{ op: 'write' }],
      },
      ring: {
        kind: 'load-balancer',
        policy: 'consistent-hash',
        virtualNodes: VIRTUAL_NODES,
        to: ids,
        healthCheck: { intervalMs: 1000, timeoutMs: 500, fall: 3, rise: 2 },
      },
      ...Object.fromEntries(ids.map((id) => [id, { kind: 'server', workers: 4, serviceTime: constant(5) }])),
    },
    happenings: [
      { atMs: GONE_FROM_MS, block: keeperId(GONE), set: { up: false } },
      { atMs: GONE_TO_MS, block: keeperId(GONE), set: { up: true } },
    ] as readonly Happening[],
  };
}

/** The town of a run. */
export function townNow(values: Values, seed: number): Town {
  return townOf(choiceOf(values, 'scene'), numberOf(values, 'drivers'), seed);
}

/** Both ways of matching a town, and how far drivers go. */
export function matchings(town: Town): {
  readonly first: Matching;
  readonly best: Matching;
  readonly firstKm: number;
  readonly bestKm: number;
} {
  const [first, best] = [nearestFirst(town.riders, town.drivers), together(town.riders, town.drivers)];
  return {
    first,
    best,
    firstKm: waysOf(first, town.riders, town.drivers).sum,
    bestKm: waysOf(best, town.riders, town.drivers).sum,
  };
}

function extras(values: Values, seed: number, lost: number): Readonly<Record<string, number>> {
  const town = townNow(values, seed);
  const { first, best, firstKm, bestKm } = matchings(town);
  const cells = cellsOf(choiceOf(values, 'cells'));
  const keepers = keepersOf(cells, -1);
  const alone = town.riders.map((rider) => Math.min(...town.drivers.map((driver) => distance(rider, driver))));
  return {
    firstKm,
    bestKm,
    savedShare: 1 - bestKm / firstKm,
    firstLongestKm: waysOf(first, town.riders, town.drivers).longest,
    bestLongestKm: waysOf(best, town.riders, town.drivers).longest,
    aloneKm: alone.reduce((sum, way) => sum + way, 0) / alone.length,
    lost,
    movedCells: keepersOf(cells, GONE).filter((keeper, cell) => keeper !== keepers[cell]).length,
    cells: cells.length,
    neighbourRatio: neighbourRatio(cells, choiceOf(values, 'cells') === 'squares' ? 8 : 6),
  };
}

/** Stop four: who is near, and who keeps which part of the map. */
export const uberDispatch: Scenario = {
  id: 'uber-dispatch',
  plate: '7.4',
  title: 'Who is near, and who knows',
  task: 'The same riders and drivers, matched in two ways. Behind the map, drivers report where they are to the keeper of their cell; one of six keepers is away for a while, and its cells are hatched.',
  picture: 'city',
  kinds: VILLAGE_KINDS,
  opensAtMs: 32_000,
  initialSpeed: 4,
  era: '2015',
  origins: [
    { kind: 'published', text: 'dispatch sharded by geography (2015)', source: 'uber-dispatch-talk' },
    { kind: 'published', text: 'S2 cells as keys, on a hash ring (2015)', source: 'uber-dispatch-summary' },
    { kind: 'published', text: 'H3 (2018); that today’s dispatch uses it is not established', source: 'h3-blog' },
    { kind: 'toy', text: 'drivers kept by hexagon, matching together, a town of six kilometres, straight roads, six keepers' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Where',
      initial: 'street',
      options: [
        { value: 'street', label: 'One street' },
        { value: 'town', label: 'The town' },
      ],
    },
    {
      kind: 'choice',
      id: 'cells',
      label: 'Cells',
      initial: 'squares',
      options: [
        { value: 'squares', label: 'Squares, 2015' },
        { value: 'hexagons', label: 'H3, 2018' },
      ],
    },
    { kind: 'number', id: 'drivers', label: 'Drivers in town', unit: '', min: 30, max: 240, step: 30, initial: 30 },
  ],
  scenes: {},
  runs: (values, seed) => [{ id: 'run', label: '', why: '', blueprint: run(values, seed) }],
  names: () => ({
    drivers: 'the drivers',
    ring: 'the ring',
    ...Object.fromEntries(Array.from({ length: KEEPERS }, (_, i) => [keeperId(i), `keeper ${i + 1}`])),
  }),
  extras: (values, { report }, blueprint) => extras(values, blueprint.seed, report.requests.failed + report.requests.rejected),
  theory: () => null,
  goals: [
    {
      id: 'both-shapes',
      text: 'Look at the town in both shapes of cells. Which of the two kilometres changes?',
      isMet: ({ values }) => choiceOf(values, 'cells') === 'hexagons' && choiceOf(values, 'scene') === 'town',
    },
  ],
  leavesOut:
    'The two matchings are geometry, not a simulation of requests: everybody stands still, and ways are straight. What is simulated are the drivers’ reports, one in four seconds each, to keepers on a hash ring that notices a lost one by three failed checks; Ringpop noticed by gossip and passed calls on. Squares stand for S2 cells, which are not quite square.',
};
