import type { RedeliveryOptions } from './queue-options.ts';

/** Why a message is back in line: `a` of the fact `returned`. */
export const Cause = { timedOut: 0, failed: 1, died: 2 } as const;
export type CauseCode = (typeof Cause)[keyof typeof Cause];

/** Pause in µs before a failed message is tried again: none, `baseMs`, or `baseMs` doubled with each receive up to the cap. */
export function redeliveryPauseUs({ backoff, baseMs, capMs }: RedeliveryOptions, receives: number): number {
  if (backoff === 'none') return 0;
  let pauseMs = baseMs;
  if (backoff === 'exponential') {
    for (let i = 1; i < receives && pauseMs < capMs; i++) pauseMs *= 2;
    pauseMs = Math.min(pauseMs, capMs);
  }
  return Math.round(pauseMs * 1000);
}
