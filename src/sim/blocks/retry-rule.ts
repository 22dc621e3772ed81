import type { Random } from '#kernel/random.ts';
import type { Retries } from './options.ts';

/**
 * Pause in µs before the next attempt after `attempt` attempts (1 = the first has ended).
 * Exponential: base × 2^(attempt − 1), at most the cap; full jitter draws uniformly below that.
 * Source of the jitter: M. Brooker, *Exponential Backoff And Jitter*, AWS Architecture Blog, 2015.
 */
export function retryDelayUs(retries: Retries, attempt: number, jitter: Random): number {
  if (retries.backoff === 'none') return 0;
  let delayMs = retries.baseMs;
  if (retries.backoff === 'exponential') {
    for (let i = 1; i < attempt && delayMs < retries.capMs; i++) delayMs *= 2;
    delayMs = Math.min(delayMs, retries.capMs);
  }
  if (retries.jitter === 'full') delayMs *= jitter.nextUnit();
  return Math.round(delayMs * 1000);
}

/** A retry budget: retries sent may not exceed a share of first attempts. `null` share = no budget. */
export class RetryBudget {
  private first = 0;
  private retried = 0;

  noteFirst(): void {
    this.first++;
  }

  /** Takes one retry from the budget if there is room. */
  take(share: number | null): boolean {
    if (share !== null && this.retried + 1 > share * this.first) return false;
    this.retried++;
    return true;
  }
}
