import { naturalLog } from '#kernel/math.ts';

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

/**
 * The time in system that a share of visitors stays below, in units of the mean work: it is exponential.
 * @param share 0 … 1 (exclusive)
 */
export function mm1Quantile(load: number, share: number): number {
  return load >= 1 ? Infinity : -naturalLog(1 - share) / (1 - load);
}

/**
 * Share of visitors turned away by M/M/1/K: one worker and room for `places` in all, the one in service included.
 * Source: Kleinrock, vol. 1, §3.6.
 */
export function mm1kBlockedShare(load: number, places: number): number {
  let power = 1;
  let sum = 0;
  for (let i = 0; i <= places; i++) {
    sum += power;
    if (i < places) power *= load;
  }
  return power / sum;
}
