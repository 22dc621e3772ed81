import type { BlockOptions } from '#blocks/block-options.ts';

/**
 * The blueprint: one plain value that describes a whole run (blocks, wiring, traffic, seed, what happens when).
 * These are the parsed types: every field is present. `parse.ts` makes them from JSON and fills in the defaults.
 */

export interface Blueprint {
  readonly version: 1;
  readonly seed: number;
  readonly durationMs: number;
  /** Requests sent before this instant are run but not counted. */
  readonly warmupMs: number;
  readonly places: Readonly<Record<string, Place>>;
  readonly blocks: Readonly<Record<string, BlockOptions>>;
  readonly links: readonly LinkOptions[];
  readonly happenings: readonly Happening[];
}

/** Plain JSON before parsing. Only the parser turns it into a {@link Blueprint}. */
export type BlueprintInput = Readonly<Record<string, unknown>>;

export type BlockKind = BlockOptions['kind'];

export interface Place {
  readonly latDeg: number;
  readonly lonDeg: number;
}

export type LinkProtocol = 'none' | 'tcp' | 'tls1.2' | 'tls1.3' | 'quic';

/** What lies between two blocks, two places, or a place and a block, the same in both directions. */
export interface LinkOptions {
  readonly from: string;
  readonly to: string;
  /** `null`: from the distance of their places, 0 where they have none. */
  readonly oneWayMs: number | null;
  /** How much longer the cable is than the great circle. */
  readonly pathFactor: number;
  readonly kbPerSec: number | null;
  readonly lossShare: number;
  /** What has to be opened before the first request. */
  readonly protocol: LinkProtocol;
  /** A caller that was here before sends its request with the handshake. */
  readonly earlyData: boolean;
  readonly keepAliveMs: number;
  readonly tcpSlowStart: boolean;
}

/** What happens to blocks (or parts of them, `"store/replica-1"`) from outside: settings change, or something is done. */
export type Happening = SettingHappening | DeedHappening;

export interface SettingHappening {
  readonly atMs: number;
  /** One block id or several. */
  readonly block: string | readonly string[];
  /** Dotted field → new value, as in `{ "arrivals.ratePerSec": 180 }`. */
  readonly set: Readonly<Record<string, unknown>>;
}

export interface DeedHappening {
  readonly atMs: number;
  readonly block: string | readonly string[];
  readonly do: Deed;
  /** `null` = all keys. */
  readonly key: number | null;
  /** How long a crash lasts; `null` = for good. */
  readonly forMs: number | null;
}

export type Deed = 'clear' | 'flush' | 'purge' | 'publish' | 'crash';
