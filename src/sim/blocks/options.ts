import type { Distribution, WorkDistribution } from '#kernel/distribution.ts';

/** Parsed options of the blocks: every field is present. `blueprint/parse.ts` fills in the defaults. */

/** One target for everything, or targets by name: by request type, or by the longest path prefix; `*` is the rest. */
export type Route = string | Readonly<Record<string, string>>;

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

/** Opens after `failures` in a row, refuses for `openMs`, then lets `probes` requests try. */
export interface BreakerOptions {
  readonly failures: number;
  readonly openMs: number;
  readonly probes: number;
}

/** Processor time of encrypted connections. A resumed one skips the handshake's. */
export interface TlsOptions {
  readonly handshakeCpuMs: number;
  readonly resumedShare: number;
}

export interface CompressOptions {
  /** Size after, as a share of the size before. */
  readonly ratio: number;
  readonly cpuMsPerKb: number;
  /** Smaller answers stay as they are. */
  readonly minKb: number;
}

/** Turns requests away so that the wait stays near the target: a PI controller. */
export interface ShedOptions {
  readonly targetWaitMs: number;
  readonly kp: number;
  readonly ki: number;
}

/** Calls to another block on behalf of a request, in order, while its worker waits. */
export interface CallOptions {
  readonly to: Route;
  /** Request types that make this call; `*` is all. */
  readonly types: readonly string[];
  /** The worker waits for the answer. */
  readonly wait: boolean;
  /** A failed call fails the request. */
  readonly required: boolean;
  readonly timeoutMs: number | null;
  readonly retries: Retries;
  readonly breaker: BreakerOptions | null;
}

/** One sort of request a client sends. `share` is relative to the other sorts of the mix. */
export interface RequestType {
  readonly type: string;
  readonly share: number;
  readonly op: 'read' | 'write';
  readonly path: string;
  /** Size of its answer. */
  readonly sizeKb: number;
  /** Multiplies the work drawn for the request. */
  readonly work: number;
  /** Higher goes first where priorities count, and is shed last. */
  readonly priority: number;
  readonly honest: boolean;
}

export interface ClientOptions {
  readonly kind: 'client';
  /** A block for everything, or blocks by request type. */
  readonly to: Route;
  readonly up: boolean;
  readonly place: string | null;
  readonly arrivals: Arrivals;
  /** How many different senders the requests come from (hashing by client). */
  readonly clients: number;
  readonly mix: readonly RequestType[];
  readonly work: WorkDistribution;
  readonly keys: Keys | null;
  /** Where requests come from: place → share. Empty: from the client's own place. */
  readonly places: Readonly<Record<string, number>>;
  /** Share of requests whose processing always fails. */
  readonly poisonShare: number;
  readonly timeoutMs: number | null;
  readonly retries: Retries;
  /** Sends a second attempt after so long without an answer; the first answer counts. */
  readonly hedgeAfterMs: number | null;
}

export interface ServerOptions {
  readonly kind: 'server';
  readonly up: boolean;
  readonly place: string | null;
  readonly workers: number;
  /** Waiting places: `null` unbounded, 0 none. */
  readonly queueLimit: number | null;
  readonly discipline: 'fifo' | 'priority';
  readonly serviceTime: Distribution;
  /** Work done per unit of time, 1 = as written; 0.5 = half as fast. */
  readonly speed: number;
  readonly whenDown: 'refuse' | 'silent';
  /** Share of finished requests that end in an error. */
  readonly failShare: number;
  /** A worker is free only when the caller has received the whole answer. */
  readonly holdsWorkerWhileSending: boolean;
  readonly tls: TlsOptions | null;
  readonly compress: CompressOptions | null;
  readonly shed: ShedOptions | null;
  readonly calls: readonly CallOptions[];
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

/** Passive checks: a server that fails `failures` requests in a row is out for `baseMs` × times ejected. */
export interface EjectionOptions {
  readonly failures: number;
  readonly baseMs: number;
  readonly maxMs: number;
  /** At most this share of the servers is out at one time; one may always be. */
  readonly maxShare: number;
}

export interface LoadBalancerOptions {
  readonly kind: 'load-balancer';
  readonly up: boolean;
  readonly place: string | null;
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
  readonly ejection: EjectionOptions | null;
  readonly timeoutMs: number | null;
  readonly retries: Retries;
}
