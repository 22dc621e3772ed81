import type { RecentRequest } from './recent.ts';

/** What a picture needs to know of one block at one instant. Plain values, made afresh on each call. */
export type BlockFrame =
  ClientFrame | BalancerFrame | ServerFrame | CacheFrame | DatabaseFrame | ProxyFrame | CdnFrame | QueueFrame | ConsumerFrame;

/** One request as a picture needs it. */
export interface RequestView {
  readonly request: number;
  /** Index in the client's mix. */
  readonly type: number;
  /** Units of work it brings (mean 1). */
  readonly work: number;
  /** 1 = first try. */
  readonly attempt: number;
  /** When it reached the block that holds it now. */
  readonly sinceMs: number;
  readonly isProbe: boolean;
}

/** A request that a worker is busy with. */
export interface ServiceView extends RequestView {
  readonly doneShare: number;
}

export interface ClientFrame {
  readonly kind: 'client';
  readonly ratePerSec: number;
  readonly inFlight: number;
}

export interface BalancerFrame {
  readonly kind: 'load-balancer';
  readonly policy: string;
  readonly to: readonly string[];
  readonly believedUp: readonly boolean[];
  readonly draining: readonly boolean[];
  /** Requests it believes each server holds. */
  readonly holding: readonly number[];
  /** Index of the server chosen last, −1 before the first; and when. */
  readonly lastChosen: number;
  readonly lastChosenAtMs: number;
  /** The last choices, oldest first. */
  readonly recent: readonly RecentRequest[];
}

export interface ServerFrame {
  readonly kind: 'server';
  readonly up: boolean;
  readonly workers: number;
  readonly queueLimit: number | null;
  readonly waiting: number;
  /** Head of the line first; at most {@link DRAWN_WAITING}. */
  readonly queue: readonly RequestView[];
  readonly inService: readonly ServiceView[];
  /** Requests it refused, swallowed or lost when it broke, oldest first. `position` is 0. */
  readonly recentlyLost: readonly RecentRequest[];
}

/** More waiting requests than this are counted, not listed. */
export const DRAWN_WAITING = 40;

/** One copy in a cache, for drawing. */
export interface EntryView {
  readonly key: number;
  readonly ageMs: number;
  readonly isStale: boolean;
  /** Changed here and not yet written to the origin. */
  readonly isDirty: boolean;
}

/** One request that looked for a copy. */
export interface LookupView {
  readonly request: number;
  readonly key: number;
  readonly what: 'hit' | 'miss' | 'stale' | 'coalesced' | 'write';
  readonly atMs: number;
}

export interface CacheFrame {
  readonly kind: 'cache';
  readonly up: boolean;
  readonly entries: number;
  readonly capacityEntries: number;
  /** In the order in which they would be pushed out; at most {@link DRAWN_WAITING}. */
  readonly copies: readonly EntryView[];
  /** Fetches under way, and requests that wait for one. */
  readonly fetching: number;
  readonly waiting: number;
  /** The last lookups, oldest first. */
  readonly recent: readonly LookupView[];
}

/** The primary or one replica. */
export interface StationView {
  readonly name: string;
  readonly up: boolean;
  readonly workers: number;
  readonly waiting: number;
  readonly queue: readonly RequestView[];
  readonly inService: readonly ServiceView[];
}

export interface DatabaseFrame {
  readonly kind: 'database';
  readonly up: boolean;
  readonly stations: readonly StationView[];
}

export interface ProxyFrame {
  readonly kind: 'reverse-proxy';
  readonly up: boolean;
  readonly workers: number;
  readonly waiting: number;
  readonly queue: readonly RequestView[];
  readonly inService: readonly ServiceView[];
  readonly upstreamBusy: number;
  readonly upstreamLimit: number;
  readonly upstreamWaiting: number;
  /** Ids of backends whose breaker is not closed. */
  readonly openBreakers: readonly string[];
  /** Tokens left in the buckets that count everybody; a bucket per client is not listed. */
  readonly buckets: readonly { readonly tokens: number; readonly burst: number }[];
  readonly cache: CacheFrame | null;
  /** Requests it turned away, oldest first; `position` says at which station: see `PROXY_STATIONS`. */
  readonly recentlyLost: readonly RecentRequest[];
}

export interface EdgeView {
  readonly name: string;
  readonly place: string;
  readonly up: boolean;
  readonly entries: number;
  readonly fetching: number;
}

export interface CdnFrame {
  readonly kind: 'cdn';
  readonly up: boolean;
  readonly edges: readonly EdgeView[];
  readonly shield: EdgeView | null;
  /** The last requests and the edge each went to (`position`), oldest first. */
  readonly recent: readonly RecentRequest[];
}

export interface MessageView {
  readonly request: number;
  readonly key: number;
  /** How often it has been handed out. */
  readonly deliveries: number;
  readonly isPoison: boolean;
  readonly sinceMs: number;
}

export interface QueueFrame {
  readonly kind: 'message-queue';
  readonly up: boolean;
  /** Waiting over all partitions, of the group that is furthest behind. */
  readonly waiting: number;
  readonly inHand: number;
  readonly deadLettered: number;
  readonly partitions: readonly {
    readonly up: boolean;
    readonly waiting: number;
    readonly inHand: number;
    /** Next to be handed out first; at most {@link DRAWN_WAITING}. */
    readonly head: readonly MessageView[];
  }[];
}

export interface ConsumerFrame {
  readonly kind: 'consumer';
  readonly up: boolean;
  readonly members: readonly {
    readonly up: boolean;
    /** Partitions it takes from; all of them where a group shares every partition. */
    readonly partitions: readonly number[];
    readonly inHand: readonly MessageView[];
    /** Of those in hand, how many are being worked on. */
    readonly working: number;
  }[];
}
