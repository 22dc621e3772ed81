import { HashRing } from '#blocks/hash-ring.ts';
import { Random } from '#kernel/random.ts';
import { HEXAGONS } from './uber-hexagons.ts';
import type { Spot } from './uber-matching.ts';

/** The town is a square of so many km; spots are in km from its north-west corner. */
export const TOWN_KM = 6;
const SQUARES_ACROSS = 8;
export const KEEPERS = 6;
export const VIRTUAL_NODES = 60;

/** One cell of the map: its corners as a path in hundredths of the town's width. */
export interface Cell {
  readonly path: string;
  readonly centre: Spot;
}

export interface Town {
  readonly riders: readonly Spot[];
  readonly drivers: readonly Spot[];
}

/** Riders ask in this order. */
const ON_A_STREET: Town = {
  riders: [2, 5].map((x) => ({ x, y: TOWN_KM / 2 })),
  drivers: [0, 3].map((x) => ({ x, y: TOWN_KM / 2 })),
};

const RIDERS = 30;

/** Two of each on one street, or a town full of them, drawn from the seed of the run. */
export function townOf(scene: string, drivers: number, seed: number): Town {
  if (scene === 'street') return ON_A_STREET;
  const spots = (count: number, name: string): Spot[] => {
    const stream = new Random(seed, `town/${name}`);
    return Array.from({ length: count }, () => ({ x: stream.nextUnit() * TOWN_KM, y: stream.nextUnit() * TOWN_KM }));
  };
  return { riders: spots(RIDERS, 'riders'), drivers: spots(drivers, 'drivers') };
}

function squares(): Cell[] {
  const side = 100 / SQUARES_ACROSS;
  return Array.from({ length: SQUARES_ACROSS * SQUARES_ACROSS }, (_, i) => {
    const [x, y] = [(i % SQUARES_ACROSS) * side, Math.floor(i / SQUARES_ACROSS) * side];
    return { path: `M${x} ${y}h${side}v${side}h${-side}Z`, centre: { x: x + side / 2, y: y + side / 2 } };
  });
}

function hexagons(): Cell[] {
  return HEXAGONS.map(({ corners }) => {
    const points = corners.split('L').map((corner) => corner.split(' ').map(Number) as [number, number]);
    const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
    return { path: `M${corners}Z`, centre: { x: mean(0), y: mean(1) } };
  });
}

const CELLS: Readonly<Record<string, readonly Cell[]>> = { squares: squares(), hexagons: hexagons() };

/** Squares as dispatch had them in 2015, or H3's hexagons of 2018. */
export function cellsOf(shape: string): readonly Cell[] {
  return CELLS[shape]!;
}

/** The cell of a spot: the one whose centre is nearest, which for squares and regular hexagons is the one it lies in. */
export function cellAt(spot: Spot, cells: readonly Cell[]): number {
  const [x, y] = [(spot.x / TOWN_KM) * 100, (spot.y / TOWN_KM) * 100];
  let best = 0;
  let least = Infinity;
  cells.forEach(({ centre }, i) => {
    const away = (centre.x - x) * (centre.x - x) + (centre.y - y) * (centre.y - y);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

export const keeperId = (i: number): string => `keeper-${i + 1}`;

/** Who keeps each cell, by the simulator's own ring, while the keeper `gone` is away (or −1). */
export function keepersOf(cells: readonly Cell[], gone: number): readonly number[] {
  const ids = Array.from({ length: KEEPERS }, (_, i) => keeperId(i));
  const ring = new HashRing(
    ids,
    ids.map(() => 1),
    VIRTUAL_NODES,
  );
  return cells.map((_, cell) => ring.ownerOf(cell, (position) => position !== gone));
}

/** Ways from the middle cell to its neighbours: the longest over the shortest. */
export function neighbourRatio(cells: readonly Cell[], neighbours: number): number {
  const middle = cells[cellAt({ x: TOWN_KM / 2, y: TOWN_KM / 2 }, cells)]!.centre;
  const away = cells.map(({ centre }) =>
    Math.sqrt((centre.x - middle.x) * (centre.x - middle.x) + (centre.y - middle.y) * (centre.y - middle.y)),
  );
  const nearest = away.toSorted((one, other) => one - other).slice(1, neighbours + 1);
  return nearest.at(-1)! / nearest[0]!;
}
