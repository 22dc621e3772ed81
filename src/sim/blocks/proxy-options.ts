import type { CacheRules } from './cache-options.ts';
import type { BreakerOptions, CompressOptions, Retries, Route, ShedOptions, TlsOptions } from './options.ts';

export interface FilterOptions {
  /** Share of hostile requests that are found. */
  readonly hitShare: number;
  /** Share of honest requests that are taken for hostile. */
  readonly falseAlarmShare: number;
  readonly cpuMs: number;
}

export interface AuthOptions {
  readonly cpuMs: number;
  readonly validShare: number;
}

/** A token bucket: `burst` is its size. (nginx admits one more.) */
export interface LimitOptions {
  readonly by: 'client' | 'all';
  readonly ratePerSec: number;
  readonly burst: number;
  readonly onExcess: 'reject' | 'delay';
  readonly maxDelayMs: number;
}

export interface ReverseProxyOptions {
  readonly kind: 'reverse-proxy';
  /** A block for everything, or blocks by the longest path prefix. */
  readonly to: Route;
  readonly up: boolean;
  readonly place: string | null;
  /** Processors of its own. */
  readonly workers: number;
  readonly queueLimit: number | null;
  readonly tls: TlsOptions | null;
  readonly filter: FilterOptions | null;
  readonly auth: AuthOptions | null;
  readonly limits: readonly LimitOptions[];
  readonly cache: CacheRules | null;
  readonly compress: CompressOptions | null;
  /** Takes the whole answer from the backend at once and sends it at the reader's pace. */
  readonly buffer: boolean;
  /** Requests it has under way to backends at one time; what is more waits. */
  readonly upstreamConnections: number;
  readonly shed: ShedOptions | null;
  readonly timeoutMs: number | null;
  readonly retries: Retries;
  readonly breaker: BreakerOptions | null;
}
