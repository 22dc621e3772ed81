import { mix32 } from '#kernel/hash.ts';
import type { CdnOptions } from './cdn-options.ts';
import type { CdnPart } from './cdn-part.ts';
import type { Network } from './network.ts';

/** km along the surface, from a place (index in `network.places`, −1 = where the calling block stands) to an edge (its position). */
export type DistanceKm = (place: number, caller: number, edge: number) => number;

/** An edge died or came back. */
interface Turn {
  readonly isUp: boolean;
  readonly atUs: number;
}

/**
 * Decides which edge a reader is led to: the nearest by network path, or by map, of those believed to be up. News of an edge that
 * died takes `afterMs`: by anycast everybody is led elsewhere then; by DNS each reader is when the name he remembers runs out, some time
 * within it. News that an edge is back takes as long.
 */
export class CdnRouter {
  private readonly network: Network;
  private readonly edges: readonly CdnPart[];
  private readonly distanceKm: DistanceKm;
  /** Of each edge, in the order of time: its death may be news when it has come back already. */
  private readonly turns: readonly Turn[][];
  /** By place, or by caller where a request has none: edges by their distance on the map, which never changes. */
  private readonly byMap = new Map<number, readonly number[]>();

  constructor(network: Network, edges: readonly CdnPart[], distanceKm: DistanceKm) {
    this.network = network;
    this.edges = edges;
    this.distanceKm = distanceKm;
    this.turns = edges.map(() => []);
  }

  /** An edge has died or is back. */
  note(edge: CdnPart): void {
    const turns = this.turns[this.edges.indexOf(edge)];
    turns?.push({ isUp: edge.isUp, atUs: this.network.simulation.nowUs });
  }

  /** Position of the edge for a call, negative (−1 − position) when a nearer one is believed to be down. */
  edgeFor(call: number, options: CdnOptions): number {
    if (options.routing === 'nearest-map') return this.edgeByMap(call, options);
    let nearest = 0;
    let best = -1;
    for (let edge = 0; edge < this.edges.length; edge++) {
      if (this.isNearer(call, edge, nearest)) nearest = edge;
      if (this.isBelievedUp(call, edge, options) && (best < 0 || this.isNearer(call, edge, best))) best = edge;
    }
    if (best < 0) return nearest;
    return best === nearest ? best : -1 - best;
  }

  private edgeByMap(call: number, options: CdnOptions): number {
    const { calls, requests } = this.network;
    const order = this.orderFrom(requests.place[calls.request[call]!]!, calls.caller[call]!);
    const best = order.find((edge) => this.isBelievedUp(call, edge, options));
    return best === undefined || best === order[0] ? order[0]! : -1 - best;
  }

  /** From the place of the request, else that of its caller; equally near ones in the order of the edges. */
  private orderFrom(place: number, caller: number): readonly number[] {
    const from = place >= 0 ? place : -1 - caller;
    let order = this.byMap.get(from);
    if (order === undefined) {
      order = this.edges.map((_, edge) => edge).sort((a, b) => this.distanceKm(place, caller, a) - this.distanceKm(place, caller, b));
      this.byMap.set(from, order);
    }
    return order;
  }

  private isNearer(call: number, edge: number, other: number): boolean {
    return this.network.oneWayUs(call, this.edges[edge]!.index) < this.network.oneWayUs(call, this.edges[other]!.index);
  }

  private isBelievedUp(call: number, edge: number, { failover }: CdnOptions): boolean {
    const { requests, calls, simulation } = this.network;
    const sender = requests.sender[calls.request[call]!]!;
    const share = failover.by === 'dns' ? (mix32(sender) >>> 0) / 4_294_967_296 : 1;
    const delayUs = failover.afterMs * 1000 * share;
    return this.turns[edge]!.findLast(({ atUs }) => simulation.nowUs - atUs >= delayUs)?.isUp ?? true;
  }
}
