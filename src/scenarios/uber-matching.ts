/** Where somebody stands. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Whom each rider gets: a driver's position in the list. */
export type Matching = readonly number[];

export function distance(one: Spot, other: Spot): number {
  return Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y));
}

/** One rider after the other takes the nearest driver that is still free. There are at least as many drivers as riders. */
export function nearestFirst(riders: readonly Spot[], drivers: readonly Spot[]): Matching {
  const isTaken = drivers.map(() => false);
  return riders.map((rider) => {
    let best = -1;
    drivers.forEach((driver, i) => {
      if (!isTaken[i] && (best < 0 || distance(rider, driver) < distance(rider, drivers[best]!))) best = i;
    });
    isTaken[best] = true;
    return best;
  });
}

/**
 * The matching with the shortest sum of ways: the Hungarian method with potentials, O(riders² × drivers).
 * Source: Kuhn, Naval Research Logistics Quarterly 2, 1955.
 */
export function together(riders: readonly Spot[], drivers: readonly Spot[]): Matching {
  const ofRider = new Float64Array(riders.length + 1);
  const ofDriver = new Float64Array(drivers.length + 1);
  /** By driver (from 1): its rider, 0 for none. */
  const riderOf = new Int32Array(drivers.length + 1);
  for (let rider = 1; rider <= riders.length; rider++) {
    riderOf[0] = rider;
    const cameFrom = new Int32Array(drivers.length + 1);
    let at = 0;
    const least = new Float64Array(drivers.length + 1).fill(Infinity);
    const isUsed = new Uint8Array(drivers.length + 1);
    do {
      isUsed[at] = 1;
      at = cheapestStep({ riders, drivers, ofRider, ofDriver, riderOf, cameFrom, least, isUsed }, at);
    } while (riderOf[at] !== 0);
    while (at !== 0) {
      riderOf[at] = riderOf[cameFrom[at]!]!;
      at = cameFrom[at]!;
    }
  }
  const matching = riders.map(() => -1);
  for (let driver = 1; driver <= drivers.length; driver++) if (riderOf[driver]! > 0) matching[riderOf[driver]! - 1] = driver - 1;
  return matching;
}

interface Search {
  readonly riders: readonly Spot[];
  readonly drivers: readonly Spot[];
  readonly ofRider: Float64Array;
  readonly ofDriver: Float64Array;
  readonly riderOf: Int32Array;
  readonly cameFrom: Int32Array;
  readonly least: Float64Array;
  readonly isUsed: Uint8Array;
}

/** Moves the potentials on and gives the driver that is reached next. */
function cheapestStep(search: Search, at: number): number {
  const { riders, drivers, ofRider, ofDriver, riderOf, cameFrom, least, isUsed } = search;
  const rider = riderOf[at]!;
  let step = Infinity;
  let next = 0;
  for (let driver = 1; driver <= drivers.length; driver++) {
    if (isUsed[driver]) continue;
    const cost = distance(riders[rider - 1]!, drivers[driver - 1]!) - ofRider[rider]! - ofDriver[driver]!;
    if (cost < least[driver]!) {
      least[driver] = cost;
      cameFrom[driver] = at;
    }
    if (least[driver]! < step) {
      step = least[driver]!;
      next = driver;
    }
  }
  for (let driver = 0; driver <= drivers.length; driver++) {
    if (isUsed[driver]) {
      ofRider[riderOf[driver]!]! += step;
      ofDriver[driver]! -= step;
    } else least[driver]! -= step;
  }
  return next;
}

/** Sum and longest of the ways of a matching. */
export function waysOf(
  matching: Matching,
  riders: readonly Spot[],
  drivers: readonly Spot[],
): { readonly sum: number; readonly longest: number } {
  const ways = matching.map((driver, rider) => distance(riders[rider]!, drivers[driver]!));
  return { sum: ways.reduce((sum, way) => sum + way, 0), longest: Math.max(...ways) };
}
