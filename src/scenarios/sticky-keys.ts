import { HashRing } from '#blocks/hash-ring.ts';
import { mix32 } from '#kernel/hash.ts';

/** Keys that are followed one by one. */
export const KEY_COUNT = 1000;

export interface KeyOwners {
  /** Position of each key's floe. */
  readonly owners: readonly number[];
  /** Points of the ring in order; empty for the remainder rule. */
  readonly points: readonly { readonly placeShare: number; readonly owner: number }[];
}

/** Who owns each key while `living` floes are in the pool, by the simulator's own rules. */
export function keyOwners(policy: string, floeIds: readonly string[], living: readonly boolean[], virtualNodes: number): KeyOwners {
  const keys = Array.from({ length: KEY_COUNT }, (_, key) => key);
  if (policy !== 'consistent-hash') {
    const pool = floeIds.map((_, position) => position).filter((position) => living[position]);
    return { owners: keys.map((key) => pool[mix32(key) % pool.length]!), points: [] };
  }
  const ring = new HashRing(
    floeIds,
    floeIds.map(() => 1),
    virtualNodes,
  );
  return { owners: keys.map((key) => ring.ownerOf(key, (position) => living[position]!)), points: ring.points() };
}

/** Share of the keys that live elsewhere afterwards. */
export function movedShare(before: KeyOwners, after: KeyOwners): number {
  return before.owners.filter((owner, key) => owner !== after.owners[key]).length / before.owners.length;
}

/** The largest part of the ring that one floe owns, as a multiple of its fair share. */
export function busiestArc(points: KeyOwners['points'], floeCount: number): number {
  const arcs = new Array<number>(floeCount).fill(0);
  points.forEach((point, i) => {
    const previous = i === 0 ? points.at(-1)!.placeShare - 1 : points[i - 1]!.placeShare;
    arcs[point.owner]! += point.placeShare - previous;
  });
  return Math.max(...arcs) * floeCount;
}
