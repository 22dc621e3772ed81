import { block, number, or, whole } from './field.ts';
import { MAX_MS } from './limits.ts';

/** The fields of a blueprint that are plain values; its `blocks`, `links` and `happenings` have tables of their own. */
export const runFields = {
  version: or(1, whole(1, 1)),
  seed: or(1, whole(0, 9_007_199_254_740_991)),
  durationMs: number(1, MAX_MS),
  warmupMs: or(0, number(0, MAX_MS)),
} as const;

export const linkFields = { from: block, to: block, oneWayMs: number(0, MAX_MS) } as const;

/** A happening's `block` (an id or a list of them) and `set` depend on the blocks: see `happenings.ts`. */
export const happeningFields = { atMs: number(0, MAX_MS) } as const;
