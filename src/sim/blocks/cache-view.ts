import type { CacheRules } from './cache-options.ts';
import type { CacheReader } from './cache-reader.ts';
import { DRAWN_WAITING } from './frames.ts';
import type { CacheFrame } from './frames.ts';
import type { Network } from './network.ts';

/** A cache at this instant, for drawing. */
export function cacheFrame(
  { simulation }: Network,
  rules: CacheRules & { readonly up: boolean },
  { store, flights, recent }: CacheReader,
  isDirty: (name: number) => boolean,
): CacheFrame {
  const copies = store.next(DRAWN_WAITING).map(({ name, key, copy, freshUntilUs }) => ({
    key,
    ageMs: (simulation.nowUs - copy.madeUs) / 1000,
    isStale: simulation.nowUs >= freshUntilUs,
    isDirty: isDirty(name),
  }));
  return {
    kind: 'cache',
    up: rules.up,
    entries: store.size,
    capacityEntries: rules.capacityEntries,
    copies,
    fetching: flights.count,
    waiting: flights.waiting,
    recent: recent.list(),
  };
}
