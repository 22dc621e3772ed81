/** One worker, random arrivals, exponential work, no limit. Times in units of the mean work. */
export interface SingleQueue {
  /** Mean time in system, wait and work; Infinity at a load of 1 or more. */
  readonly meanInSystem: number;
  readonly meanWait: number;
  /** Mean number in system. */
  readonly meanNumber: number;
}

/**
 * M/M/1 at a load (utilisation) of 0 or more.
 * Source: L. Kleinrock, *Queueing Systems*, vol. 1 (1975), §3.2.
 */
export function mm1(load: number): SingleQueue {
  if (load >= 1) return { meanInSystem: Infinity, meanWait: Infinity, meanNumber: Infinity };
  return { meanInSystem: 1 / (1 - load), meanWait: load / (1 - load), meanNumber: load / (1 - load) };
}
