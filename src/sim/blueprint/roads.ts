import type { Network } from '#blocks/network.ts';
import { RoadNet } from '#blocks/road-net.ts';
import type { RoadRules } from '#blocks/road-net.ts';
import { fibreOneWayMs, greatCircleKm } from '#theory/great-circle.ts';
import type { Blueprint, LinkOptions, LinkProtocol } from './blueprint.ts';
import { completeFields } from './complete.ts';
import { linkFields } from './fields/run.ts';
import { sendsTo } from './sends-to.ts';
import type { RoadBuilder, RoadMap } from './kind.ts';

/** Round trips before the first request: of a new caller, and of one that was here before and may send early data. */
const HANDSHAKES: Readonly<Record<LinkProtocol, readonly [full: number, early: number]>> = {
  none: [0, 0],
  tcp: [1, 1],
  'tls1.2': [3, 3],
  'tls1.3': [2, 1],
  quic: [1, 0],
};

/** Links from a blueprint: between blocks, between places, or a place and a block; without one the distance of their places. */
export const buildRoads: RoadBuilder = (blueprint: Blueprint, network: Network, map: RoadMap) => {
  const kinds = Object.values(blueprint.blocks).map(({ kind }) => kind);
  const feeders = feedersOf(blueprint);
  const warm = warmCallers(blueprint, map);
  return new RoadNet(network, {
    blockCount: map.ids.length,
    seed: blueprint.seed,
    // A CDN leads requests on as they come: the road to its edge is the client's own.
    isClient: (block) => kinds[block] === 'client' || kinds[block] === 'cdn',
    rulesFor: (caller, callee, place) => {
      if (kinds[callee] === 'cdn') return NO_ROAD;
      const from = place >= 0 ? network.places[place]! : (map.places[caller] ?? null);
      const to = map.places[callee] ?? null;
      const link = linkBetween(blueprint.links, map, { caller, callee, from, to }, feeders.get(caller) ?? []);
      return rulesOf(link ?? PLAIN_LINK, oneWayMs(link, from, to, blueprint), warm.has(caller));
    },
  });
};

const PLAIN_LINK = completeFields(linkFields, { from: '', to: '' }) as unknown as LinkOptions;

/** To the door of a CDN, which stands nowhere. */
const NO_ROAD = rulesOf(PLAIN_LINK, 0, false);

/** For every CDN (by block index) the blocks that send to it: their links are those to its edges. */
function feedersOf({ blocks }: Blueprint): ReadonlyMap<number, readonly string[]> {
  const entries = Object.entries(blocks);
  const feeders = entries.map(([id, { kind }], index): [number, readonly string[]] => [
    kind === 'cdn' ? index : -1,
    entries.filter(([, other]) => 'to' in other && sendsTo(other, id)).map(([other]) => other),
  ]);
  return new Map(feeders.filter(([index]) => index >= 0));
}

interface Ends {
  readonly caller: number;
  readonly callee: number;
  /** Places of the two ends. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The link that says most: between the two blocks, else between a block and a place, else between the two places. */
function linkBetween(
  links: readonly LinkOptions[],
  map: RoadMap,
  { caller, callee, from, to }: Ends,
  feeders: readonly string[],
): LinkOptions | undefined {
  const callers = [...namesOf(map.ids[caller]!), ...feeders];
  const callees = namesOf(map.ids[callee]!);
  const find = (one: readonly (string | null)[], other: readonly (string | null)[]): LinkOptions | undefined =>
    links.find((link) => (one.includes(link.from) && other.includes(link.to)) || (other.includes(link.from) && one.includes(link.to)));
  return find(callers, callees) ?? find([from], callees) ?? find(callers, [to]) ?? (from === to ? undefined : find([from], [to]));
}

/** A part goes by its own id and by that of its block. */
function namesOf(id: string): readonly string[] {
  const slash = id.indexOf('/');
  return slash < 0 ? [id] : [id, id.slice(0, slash)];
}

function oneWayMs(link: LinkOptions | undefined, from: string | null, to: string | null, { places }: Blueprint): number {
  const given = link?.oneWayMs ?? null;
  if (given !== null) return given;
  if (from === null || to === null || from === to) return 0;
  return fibreOneWayMs(greatCircleKm(places[from]!, places[to]!), link?.pathFactor ?? PLAIN_LINK.pathFactor);
}

function rulesOf(link: LinkOptions, oneWay: number, isAlwaysWarm: boolean): RoadRules {
  const [full, early] = HANDSHAKES[link.protocol];
  return {
    oneWayUs: Math.round(oneWay * 1000),
    kbPerSec: link.kbPerSec,
    lossShare: link.lossShare,
    handshakeTrips: full,
    resumedTrips: link.earlyData ? early : full,
    hasConnections: link.protocol !== 'none',
    keepAliveUs: Math.round(link.keepAliveMs * 1000),
    isAlwaysWarm,
    tcpSlowStart: link.tcpSlowStart,
  };
}

/** Parts of a CDN that keeps its connections to the origin open. */
function warmCallers(blueprint: Blueprint, map: RoadMap): ReadonlySet<number> {
  const warm = Object.entries(blueprint.blocks).flatMap(([id, options]) =>
    options.kind === 'cdn' && options.warmToOrigin ? [`${id}/`] : [],
  );
  return new Set(map.ids.flatMap((id, index) => (warm.some((prefix) => id.startsWith(prefix)) ? [index] : [])));
}
