import { choice, flag, number, or, orNull, part, whole } from './field.ts';
import { MAX_MS } from './limits.ts';

/** The fields of a blueprint that are plain values; its `blocks`, `links` and `happenings` have tables of their own. */
export const runFields = {
  version: or(1, whole(1, 1)),
  seed: or(1, whole(0, 9_007_199_254_740_991)),
  durationMs: number(1, MAX_MS),
  warmupMs: or(0, number(0, MAX_MS)),
} as const;

export const placeFields = { latDeg: number(-90, 90), lonDeg: number(-180, 180) } as const;

/** `from` and `to` are blocks, parts of blocks or places. */
export const linkFields = {
  from: part,
  to: part,
  oneWayMs: orNull(number(0, MAX_MS)),
  pathFactor: or(1.5, number(1, 100)),
  kbPerSec: orNull(number(0.001, 1e12)),
  lossShare: or(0, number(0, 0.9)),
  protocol: choice('none', 'tcp', 'tls1.2', 'tls1.3', 'quic'),
  earlyData: or(false, flag),
  keepAliveMs: or(60_000, number(0, MAX_MS)),
  tcpSlowStart: or(false, flag),
} as const;

/** A happening's `block`, `set`, and the like depend on the blocks: see `happenings.ts`. */
export const happeningFields = { atMs: number(0, MAX_MS) } as const;

/** A happening that does something instead of setting something. */
export const deedFields = {
  ...happeningFields,
  do: { type: 'choice', choices: ['clear', 'flush', 'purge', 'publish', 'crash'] },
  key: orNull(whole(0, 2_147_483_647)),
  forMs: orNull(number(0, MAX_MS)),
} as const;
