import type { CacheOptions } from '#blocks/cache-options.ts';
import { Cache } from '#blocks/cache.ts';
import { Future } from '#blocks/eviction/future.ts';
import { KeySource } from '#blocks/key-source.ts';
import { cacheFields } from '#blueprint/fields/cache.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import type { Making } from '#blueprint/kind.ts';
import { Random } from '#kernel/random.ts';
import { CacheFold } from '#metrics/cache-fold.ts';

export const cacheKind = kindOf<CacheOptions>({
  kind: 'cache',
  fields: cacheFields,
  parts: NO_PARTS,
  make: (options, making) => {
    const { id, network, index, indexOf, seed } = making;
    const future = options.policy === 'optimal' ? futureOf(making) : null;
    return { block: new Cache(id, options, network, index, indexOf(options.to), seed, future), parts: [] };
  },
  fold: (_, fromUs) => new CacheFold(fromUs),
});

/** The keys its one client will ask for, drawn from a stream of the same name: the same keys. */
function futureOf({ id, seed, blueprint }: Making): Future | null {
  for (const [name, options] of Object.entries(blueprint.blocks)) {
    if (options.kind !== 'client' || options.to !== id || options.keys === null) continue;
    const source = new KeySource(options.keys, new Random(seed, `${name}/keys`));
    return new Future(() => source.draw());
  }
  return null;
}
