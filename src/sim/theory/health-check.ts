import { power } from '#kernel/math.ts';

/** How long until a dead server is believed down, in ms from its death. */
export interface DetectionTime {
  readonly minMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
}

/**
 * Detection by probes every `intervalMs`, of which `fall` in a row must fail. A refused connection fails at once (`timeoutMs` 0);
 * a silent server fails after the timeout, which is shorter than the interval. The death falls anywhere between two probes.
 */
export function detectionTime(intervalMs: number, timeoutMs: number, fall: number): DetectionTime {
  const rest = (fall - 1) * intervalMs + timeoutMs;
  return { minMs: rest, meanMs: intervalMs / 2 + rest, maxMs: intervalMs + rest };
}

/**
 * Share of its weight that a returning server gets `ageMs` into a slow start of `windowMs`; `aggression` 1 is linear, above 1 faster
 * at first. Source: Envoy documentation, *Slow start mode* (without its least share).
 */
export function slowStartShare(ageMs: number, windowMs: number, aggression: number): number {
  return ageMs >= windowMs ? 1 : power(Math.max(0, ageMs) / windowMs, 1 / aggression);
}

/** How long the n-th ejection of an outlier lasts. Source: Envoy, *Outlier detection*. */
export function ejectionTimeMs(times: number, baseMs: number, maxMs: number): number {
  return Math.min(maxMs, baseMs * times);
}
