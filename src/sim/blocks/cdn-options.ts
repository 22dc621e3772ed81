import type { Distribution } from '#kernel/distribution.ts';
import type { CacheRules } from './cache-options.ts';

export interface CdnOptions {
  readonly kind: 'cdn';
  readonly to: string;
  readonly up: boolean;
  /** Edges by name, each at a place. */
  readonly edges: Readonly<Record<string, { readonly place: string }>>;
  /** Each edge has a copy of its own. */
  readonly cache: CacheRules;
  readonly shield: { readonly place: string; readonly cache: CacheRules } | null;
  readonly routing: 'nearest-network' | 'nearest-map';
  readonly failover: { readonly by: 'anycast' | 'dns'; readonly afterMs: number };
  /** How long a purge is under way to an edge. */
  readonly purgeDelay: Distribution;
  readonly cacheKey: 'path+key' | 'path';
  readonly naming: 'stable' | 'versioned';
  /** Edges keep their connections to the origin open. */
  readonly warmToOrigin: boolean;
  /** Whether a copy carries its age on, so that lifetimes do not add up. */
  readonly honoursAge: boolean;
  readonly dynamic: {
    /** Path prefixes that are never stored. */
    readonly paths: readonly string[];
    /** Answered at the edge in this time; `null` = fetched from the origin over the warm connection. */
    readonly edgeTime: Distribution | null;
  };
}
