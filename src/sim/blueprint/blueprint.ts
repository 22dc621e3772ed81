import type { ClientOptions, LoadBalancerOptions, ServerOptions } from '#blocks/options.ts';

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
  readonly blocks: Readonly<Record<string, BlockOptions>>;
  readonly links: readonly LinkOptions[];
  readonly happenings: readonly Happening[];
}

/** Plain JSON before parsing. Only the parser turns it into a {@link Blueprint}. */
export type BlueprintInput = Readonly<Record<string, unknown>>;

export type BlockOptions = ClientOptions | ServerOptions | LoadBalancerOptions;
export type BlockKind = BlockOptions['kind'];

export interface LinkOptions {
  readonly from: string;
  readonly to: string;
  readonly oneWayMs: number;
}

export interface Happening {
  readonly atMs: number;
  /** One block id or several. */
  readonly block: string | readonly string[];
  /** Dotted field → new value, as in `{ "arrivals.ratePerSec": 180 }`. */
  readonly set: Readonly<Record<string, unknown>>;
}
