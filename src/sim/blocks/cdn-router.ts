import { mix32 } from '#kernel/hash.ts';
import type { CdnOptions } from './cdn-options.ts';
import type { CdnPart } from './cdn-part.ts';
import type { Network } from './network.ts';

/** km along the surface, from a place (index in `network.places`, −1 = where the calling block stands) to an edge (its position). */
export type DistanceKm = (place: number, caller: number, edge: number) => number;

/** When an edge turned up or down last, as far as readers may have heard. */
interface Belief {
  isUp: boolean;
  wasUp: boolean;
  sinceUs: number;
}

/**
 * Decides which edge a reader is led to: the nearest by network path, or by map, of those believed to be up. News of an edge that
 * died takes `afterMs`: by anycast everybody is led elsewhere then; by DNS each reader is when the name he remembers runs out, some time
 * within it.
 */
export class CdnRouter {
  private readonly network: Network;
  private readonly edges: readonly CdnPart[];
  private readonly distanceKm: DistanceKm;
  private readonly beliefs: Belief[];

  constructor(network: Network, edges: readonly CdnPart[], distanceKm: DistanceKm) {
    this.network = network;
    this.edges = edges;
    this.distanceKm = distanceKm;
    this.beliefs = edges.map(() => ({ isUp: true, wasUp: true, sinceUs: -Infinity }));
  }

  /** An edge has died or is back. */
  note(edge: CdnPart): void {
    const belief = this.beliefs[this.edges.indexOf(edge)];
    if (belief === undefined || belief.isUp === edge.isUp) return;
    belief.wasUp = belief.isUp;
    belief.isUp = edge.isUp;
    belief.sinceUs = this.network.simulation.nowUs;
  }

  /** Position of the edge for a call, negative (−1 − position) when a nearer one is believed to be down. */
  edgeFor(call: number, options: CdnOptions): number {
    let nearest = 0;
    let best = -1;
    for (let edge = 0; edge < this.edges.length; edge++) {
      if (this.isNearer(call, edge, nearest, options)) nearest = edge;
      if (this.isBelievedUp(call, edge, options) && (best < 0 || this.isNearer(call, edge, best, options))) best = edge;
    }
    if (best < 0) return nearest;
    return best === nearest ? best : -1 - best;
  }

  private isNearer(call: number, edge: number, other: number, { routing }: CdnOptions): boolean {
    const { calls, requests } = this.network;
    if (routing === 'nearest-network') {
      return this.network.oneWayUs(call, this.edges[edge]!.index) < this.network.oneWayUs(call, this.edges[other]!.index);
    }
    const place = requests.place[calls.request[call]!]!;
    const caller = calls.caller[call]!;
    return this.distanceKm(place, caller, edge) < this.distanceKm(place, caller, other);
  }

  private isBelievedUp(call: number, edge: number, { failover }: CdnOptions): boolean {
    const belief = this.beliefs[edge]!;
    const { requests, calls, simulation } = this.network;
    const sender = requests.sender[calls.request[call]!]!;
    const share = failover.by === 'dns' ? (mix32(sender) >>> 0) / 4_294_967_296 : 1;
    const isHeard = simulation.nowUs - belief.sinceUs >= failover.afterMs * 1000 * share;
    return isHeard ? belief.isUp : belief.wasUp;
  }
}
