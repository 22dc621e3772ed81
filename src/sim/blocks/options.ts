import type { Distribution, WorkDistribution } from '#kernel/distribution.ts';

/** Parsed options of the blocks: every field is present. `blueprint/parse.ts` fills in the defaults. */

export type Arrivals =
  | { readonly process: 'poisson'; readonly ratePerSec: number; readonly stopAtMs: number | null }
  | { readonly process: 'regular'; readonly ratePerSec: number; readonly stopAtMs: number | null }
  | { readonly process: 'bursts'; readonly everyMs: number; readonly count: number; readonly stopAtMs: number | null }
  | { readonly process: 'closed'; readonly users: number; readonly thinkTime: Distribution; readonly stopAtMs: number | null }
  | { readonly process: 'schedule'; readonly steps: readonly RateStep[]; readonly regular: boolean; readonly stopAtMs: number | null }
  | { readonly process: 'list'; readonly atMs: readonly number[]; readonly stopAtMs: number | null };

export interface RateStep {
  readonly fromMs: number;
  readonly ratePerSec: number;
}

export type Keys =
  | { readonly distribution: 'zipf'; readonly count: number; readonly exponent: number }
  | { readonly distribution: 'uniform'; readonly count: number }
  | { readonly distribution: 'list'; readonly keys: readonly number[] };

export interface Retries {
  /** Tries after the first one: `max` 3 means at most four attempts. */
  readonly max: number;
  readonly backoff: 'none' | 'fixed' | 'exponential';
  readonly baseMs: number;
  readonly capMs: number;
  readonly jitter: 'none' | 'full';
  /** Retries allowed as a share of first attempts; `null` = no budget. */
  readonly budgetShare: number | null;
}

/** One sort of request a client sends. `share` is relative to the other sorts of the mix. */
export interface RequestType {
  readonly type: string;
  readonly share: number;
  /** Multiplies the work drawn for the request. */
  readonly work: number;
}

export interface ClientOptions {
  readonly kind: 'client';
  readonly to: string;
  readonly up: boolean;
  readonly arrivals: Arrivals;
  /** How many different senders the requests come from (hashing by client). */
  readonly clients: number;
  readonly mix: readonly RequestType[];
  readonly work: WorkDistribution;
  readonly keys: Keys | null;
  readonly timeoutMs: number | null;
  readonly retries: Retries;
}

export interface ServerOptions {
  readonly kind: 'server';
  readonly up: boolean;
  readonly workers: number;
  /** Waiting places: `null` unbounded, 0 none. */
  readonly queueLimit: number | null;
  readonly serviceTime: Distribution;
  /** Work done per unit of time, 1 = as written; 0.5 = half as fast. */
  readonly speed: number;
  readonly whenDown: 'refuse' | 'silent';
  /** Share of finished requests that end in an error. */
  readonly failShare: number;
}

export type BalancingPolicy =
  | 'random'
  | 'round-robin'
  | 'weighted-round-robin'
  | 'least-connections'
  | 'weighted-least-connections'
  | 'power-of-two'
  | 'hash'
  | 'consistent-hash';

export interface HealthCheckOptions {
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** Failed probes in a row before a server is believed down. */
  readonly fall: number;
  /** Answered probes in a row before it is believed up again. */
  readonly rise: number;
  readonly probe: 'request' | 'connect';
  /** `null`: the first probe of each server comes at a random phase. */
  readonly firstAtMs: number | null;
}

export interface LoadBalancerOptions {
  readonly kind: 'load-balancer';
  readonly up: boolean;
  readonly to: readonly string[];
  readonly policy: BalancingPolicy;
  /** d of "power of d choices". */
  readonly choices: number;
  /** Weight by server id; a server not named weighs 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly hashBy: 'key' | 'client';
  readonly virtualNodes: number;
  readonly subsetSize: number | null;
  readonly healthCheck: HealthCheckOptions | null;
  readonly slowStart: { readonly windowMs: number; readonly aggression: number } | null;
  /** Servers that get no new requests but finish what they hold. */
  readonly draining: readonly string[];
  readonly timeoutMs: number | null;
  readonly retries: Retries;
}
