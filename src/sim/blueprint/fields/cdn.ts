import { cacheField } from './cache.ts';
import { block, byName, choice, fixed, flag, group, list, name, number, or, orNull, path } from './field.ts';
import { MAX_MS } from './limits.ts';
import { duration, up } from './shared.ts';

const purgeDelay = { distribution: 'uniform', minMs: 150, maxMs: 5000 };

export const cdnFields = {
  to: fixed(block),
  up,
  edges: fixed(byName(group({ place: name }), 'part', 1)),
  cache: fixed(or({}, cacheField)),
  shield: fixed(orNull(group({ place: name, cache: or({}, cacheField) }))),
  routing: choice('nearest-network', 'nearest-map'),
  failover: or({}, group({ by: choice('anycast', 'dns'), afterMs: or(3000, number(0, MAX_MS)) })),
  purgeDelay: or(purgeDelay, duration),
  cacheKey: fixed(choice('path+key', 'path')),
  naming: fixed(choice('stable', 'versioned')),
  warmToOrigin: fixed(or(true, flag)),
  honoursAge: or(true, flag),
  dynamic: fixed(or({}, group({ paths: or([], list(path, 0, 50)), edgeTime: orNull(duration) }))),
} as const;
