import { hashText, mix32 } from '#kernel/hash.ts';

/**
 * Consistent hashing: every server owns `virtualNodes × weight` points on a ring of 2³² places; a key belongs to the
 * first point at or after its own place. A server that leaves gives its keys to the next points and moves no others.
 * Source: Karger et al., STOC 1997.
 */
export class HashRing {
  private readonly places: Float64Array;
  private readonly owners: Int32Array;

  constructor(ids: readonly string[], weights: ArrayLike<number>, virtualNodes: number) {
    const points: { place: number; owner: number }[] = [];
    ids.forEach((id, owner) => {
      const count = Math.max(1, Math.round(virtualNodes * weights[owner]!));
      for (let node = 0; node < count; node++) points.push({ place: hashText(`${id}#${node}`), owner });
    });
    points.sort((one, other) => one.place - other.place || one.owner - other.owner);
    this.places = Float64Array.from(points, (point) => point.place);
    this.owners = Int32Array.from(points, (point) => point.owner);
  }

  /** Owner of `key` among the servers for which `mayServe` holds, −1 when there is none. */
  ownerOf(key: number, mayServe: (position: number) => boolean): number {
    const { places, owners } = this;
    const start = this.firstAtOrAfter(mix32(key));
    for (let i = 0; i < places.length; i++) {
      const owner = owners[(start + i) % places.length]!;
      if (mayServe(owner)) return owner;
    }
    return -1;
  }

  /** Points in order of place: where on the ring (0–1) and whose. For drawing. */
  points(): { placeShare: number; owner: number }[] {
    return Array.from(this.places, (place, i) => ({ placeShare: place / 4294967296, owner: this.owners[i]! }));
  }

  private firstAtOrAfter(place: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.places[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low === this.places.length ? 0 : low;
  }
}

/** Where on the ring (0–1) a key falls. */
export function keyPlaceShare(key: number): number {
  return mix32(key) / 4294967296;
}
