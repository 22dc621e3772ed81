/**
 * Mean wait of M/G/1 in units of the mean work: random arrivals, one worker, work of any law with the squared coefficient of
 * variation `cv2` (0 constant, ½ Erlang-2, 1 exponential). Infinity at a load of 1 or more.
 * Source: F. Pollaczek (1930), A. Khinchine (1932).
 */
export function mg1MeanWait(load: number, cv2: number): number {
  return load >= 1 ? Infinity : (load * (1 + cv2)) / (2 * (1 - load));
}

/** Mean wait of M/D/1: every job takes the same time. Half that of exponential work. */
export function md1MeanWait(load: number): number {
  return mg1MeanWait(load, 0);
}

/**
 * Mean waits of M/M/1 with priorities that do not interrupt, highest first, in units of the mean work (the same for all).
 * `loads`: of each class. Infinity for classes that get no turn. Source: A. Cobham (1954).
 */
export function cobhamWaits(loads: readonly number[]): number[] {
  const residual = loads.reduce((sum, load) => sum + load, 0);
  let above = 0;
  return loads.map((load) => {
    const before = above;
    above += load;
    return above >= 1 ? Infinity : residual / ((1 - before) * (1 - above));
  });
}
