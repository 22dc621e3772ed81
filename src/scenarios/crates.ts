import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import { describeBlock } from '#describe/blocks.ts';
import type { Fields } from './scenario.ts';

/** Pieces that the figures about caches have in common. */

export const CRATE_KINDS: Kinds = { kinds: [clientKind, cacheKind, plainServerKind], roads: null, inWords: describeBlock };

/** Visitors who ask the crate. */
export function askers(arrivals: Fields, keys: Fields, more: Fields = {}): Fields {
  return { kind: 'client', to: 'crate', arrivals, keys, ...more };
}

/** A crate of copies by the counter; a look into it takes a millisecond. */
export function crate(more: Fields = {}): Fields {
  return { kind: 'cache', to: 'store', hitTime: { distribution: 'constant', meanMs: 1 }, ...more };
}

export const CRATE_NAMES: Readonly<Record<string, string>> = {
  visitors: 'the visitors',
  crate: 'the crate',
  store: 'the store house',
  passer: 'the one who reads everything',
};
