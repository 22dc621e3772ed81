import type { RecentRequest } from './recent.ts';

/** What a picture needs to know of one block at one instant. Plain values, made afresh on each call. */
export type BlockFrame = ClientFrame | BalancerFrame | ServerFrame;

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
  readonly inService: readonly (RequestView & { readonly doneShare: number })[];
  /** Requests it refused, swallowed or lost when it broke, oldest first. `position` is 0. */
  readonly recentlyLost: readonly RecentRequest[];
}

/** More waiting requests than this are counted, not listed. */
export const DRAWN_WAITING = 40;
