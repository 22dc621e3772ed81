import { exponential } from '#kernel/math.ts';

/**
 * Mean times a message is handed out when its work is exponential with mean 1 and it is hidden for `visibility`. `cut`: work ends
 * when its time runs out. `carried-on`: the late worker goes on, and the first to finish ends it; idle workers take it at once.
 */
export function meanDeliveries(visibility: number, late: 'cut' | 'carried-on'): number {
  if (late === 'cut') return 1 / (1 - exponential(-visibility));
  let sum = 0;
  for (let n = 0; n < 1000; n++) {
    const term = exponential((-visibility * n * (n + 1)) / 2);
    sum += term;
    if (term < 1e-16) break;
  }
  return sum;
}

/** What a burst leaves behind and how long it takes to go. */
export interface Backlog {
  readonly messages: number;
  readonly drainSec: number;
  /** The longest anybody waits. */
  readonly worstWaitSec: number;
}

/** A steady flow of `burstPerSec` for `burstSec` into workers that do `capacityPerSec`, then `afterPerSec`. */
export function backlogOf(burstPerSec: number, burstSec: number, capacityPerSec: number, afterPerSec: number): Backlog {
  const messages = Math.max(0, (burstPerSec - capacityPerSec) * burstSec);
  const drainSec = messages === 0 ? 0 : afterPerSec >= capacityPerSec ? Infinity : messages / (capacityPerSec - afterPerSec);
  return { messages, drainSec, worstWaitSec: messages / capacityPerSec };
}

/** Orders that are delayed at all by an outage of `outageSec`: those of the outage, and those that find a line after it. */
export function delayedByOutage(ratePerSec: number, outageSec: number, capacityPerSec: number): number {
  return (ratePerSec * outageSec * capacityPerSec) / (capacityPerSec - ratePerSec);
}
