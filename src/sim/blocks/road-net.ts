import { Fact } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import { slowStartRounds } from '#theory/tcp-slow-start.ts';
import { Connections } from './connections.ts';
import type { Network } from './network.ts';
import type { Roads } from './roads.ts';

/** One link, as the network needs it. Times in µs. */
export interface RoadRules {
  readonly oneWayUs: number;
  readonly kbPerSec: number | null;
  readonly lossShare: number;
  /** Round trips before the first request of a new connection. */
  readonly handshakeTrips: number;
  /** The same for a caller that was here before. */
  readonly resumedTrips: number;
  /** Whether there are connections at all. */
  readonly hasConnections: boolean;
  readonly keepAliveUs: number;
  readonly isAlwaysWarm: boolean;
  readonly tcpSlowStart: boolean;
}

/** What a road net asks of whoever knows the links and the map. */
export interface RoadPlan {
  /** The road between two blocks, for requests from a place (index in `network.places`, −1: where the caller stands). */
  rulesFor(caller: number, callee: number, place: number): RoadRules;
  /** Whether the block is a client, whose senders each have connections of their own. */
  isClient(block: number): boolean;
  readonly blockCount: number;
  readonly seed: number;
}

interface Road extends RoadRules {
  readonly connections: Connections;
}

/** kB in one packet. */
const PACKET_KB = 1.46;
/** A lost request is sent again after so long at least: the smallest retransmission timeout. Source: RFC 6298 as deployed, 200 ms. */
const LEAST_TIMEOUT_US = 200_000;

/**
 * Links with distance, bandwidth, connections and loss. A new connection costs its handshake's round trips before the request
 * goes out; an answer takes one way and the time of its bytes; a lost packet of an answer costs one more round trip, a lost
 * request a timeout. Leaves out: congestion between requests, packets that are lost twice, name look-ups.
 */
export class RoadNet implements Roads {
  private readonly network: Network;
  private readonly plan: RoadPlan;
  private readonly loss: Random;
  private readonly roads = new Map<number, Road>();
  private readonly placeCount: number;
  /** By slot of the call: 1 when it opened its connection. */
  private opened = new Uint8Array(256);

  constructor(network: Network, plan: RoadPlan) {
    this.network = network;
    this.plan = plan;
    this.loss = new Random(plan.seed, 'links/loss');
    this.placeCount = network.places.length + 1;
  }

  requestUs(call: number): number {
    const road = this.roadOf(call);
    const { calls } = this.network;
    let delayUs = road.oneWayUs;
    const trips = this.tripsOf(call, road);
    const isNew = road.hasConnections && this.takeConnection(call, road);
    this.note(call, isNew || !road.hasConnections);
    if (isNew) {
      const costUs = trips * 2 * road.oneWayUs;
      delayUs += costUs;
      this.emit(Fact.connected, call, calls.callee[call]!, costUs);
    }
    if (road.lossShare > 0 && this.loss.nextChance(road.lossShare)) {
      const costUs = Math.max(LEAST_TIMEOUT_US, 4 * road.oneWayUs);
      delayUs += costUs;
      this.emit(Fact.retransmitted, call, costUs, 0);
    }
    return delayUs;
  }

  answerUs(call: number): number {
    const road = this.roadOf(call);
    const isSent = this.network.calls.isSent[call] === 1;
    let delayUs = road.oneWayUs + (isSent || this.isPassedThrough(call) ? 0 : this.transferUs(call, road));
    if (road.lossShare > 0 && this.loss.nextChance(this.lossOf(call, road))) {
      const costUs = 2 * road.oneWayUs;
      delayUs += costUs;
      this.emit(Fact.retransmitted, call, costUs, 1);
    }
    return delayUs;
  }

  sendingUs(call: number): number {
    return this.transferUs(call, this.roadOf(call));
  }

  oneWayUs(call: number, block: number): number {
    const { calls, requests } = this.network;
    return this.road(calls.caller[call]!, block, requests.place[calls.request[call]!]!).oneWayUs;
  }

  openedConnection(call: number): boolean {
    return this.opened[call] === 1;
  }

  release(call: number): void {
    const road = this.roadOf(call);
    if (!road.hasConnections) return;
    const { calls, requests, simulation } = this.network;
    if (this.isClientCall(call)) road.connections.giveBackOf(requests.sender[calls.request[call]!]!, simulation.nowUs);
    else road.connections.giveBack(simulation.nowUs);
  }

  /** Bytes at the pace of the link, and the extra round trips of a connection that starts slowly. */
  private transferUs(call: number, road: Road): number {
    const sizeKb = this.network.answerKb(call);
    const bytesUs = road.kbPerSec === null ? 0 : Math.round((sizeKb / road.kbPerSec) * 1e6);
    if (!road.tcpSlowStart || this.opened[call] === 0) return bytesUs;
    return bytesUs + (slowStartRounds(sizeKb) - 1) * 2 * road.oneWayUs;
  }

  /** An answer that goes through a block as it comes: its bytes are counted where they reach the reader, at a CDN on the road to its edge. */
  private isPassedThrough(call: number): boolean {
    const { calls, blocks } = this.network;
    return !this.isClientCall(call) && calls.parent[call]! >= 0 && blocks[calls.caller[call]!]!.passesThrough === true;
  }

  private takeConnection(call: number, road: Road): boolean {
    const { calls, requests, simulation } = this.network;
    if (this.isClientCall(call)) return road.connections.takeOf(requests.sender[calls.request[call]!]!, simulation.nowUs);
    return road.connections.take(simulation.nowUs);
  }

  private tripsOf(call: number, road: Road): number {
    const { calls, requests } = this.network;
    const isKnown = this.isClientCall(call) && road.connections.hasMet(requests.sender[calls.request[call]!]!);
    return isKnown ? road.resumedTrips : road.handshakeTrips;
  }

  private lossOf(call: number, road: Road): number {
    const packets = Math.max(1, Math.ceil(this.network.answerKb(call) / PACKET_KB));
    let allArrive = 1;
    for (let i = 0; i < packets && allArrive > 1e-12; i++) allArrive *= 1 - road.lossShare;
    return 1 - allArrive;
  }

  private isClientCall(call: number): boolean {
    return this.plan.isClient(this.network.calls.caller[call]!);
  }

  private roadOf(call: number): Road {
    const { calls, requests } = this.network;
    return this.road(calls.caller[call]!, calls.callee[call]!, requests.place[calls.request[call]!]!);
  }

  private road(caller: number, callee: number, requestPlace: number): Road {
    const place = this.plan.isClient(caller) ? requestPlace : -1;
    const key = (caller * this.plan.blockCount + callee) * this.placeCount + place + 1;
    let road = this.roads.get(key);
    if (road === undefined) {
      const rules = this.plan.rulesFor(caller, callee, place);
      road = { ...rules, connections: new Connections(rules.keepAliveUs, rules.isAlwaysWarm) };
      this.roads.set(key, road);
    }
    return road;
  }

  private note(call: number, isOpened: boolean): void {
    if (call >= this.opened.length) {
      const wider = new Uint8Array(Math.max(call + 1, this.opened.length * 2));
      wider.set(this.opened);
      this.opened = wider;
    }
    this.opened[call] = isOpened ? 1 : 0;
  }

  private emit(fact: typeof Fact.connected | typeof Fact.retransmitted, call: number, a: number, b: number): void {
    const { calls, requests } = this.network;
    this.network.emit(fact, calls.caller[call]!, requests.number[calls.request[call]!]!, a, b);
  }
}
