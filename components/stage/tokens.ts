import type { BalancerFrame, ServerFrame } from '#blocks/frames.ts';
import type { Frame } from '#blueprint/frame.ts';
import { pointOn } from './geometry.ts';
import type { Geometry, Point } from './geometry.ts';
import { fishOf } from './sizes.ts';
import type { JobSize } from './sizes.ts';

/** One drawn fish. */
export interface Token {
  readonly request: number;
  readonly fish: JobSize['fish'];
  readonly at: Point;
  readonly width: number;
  readonly state: 'moving' | 'waiting' | 'service' | 'lost';
}

/** At most so many fish move at once; beyond that one stands for several. */
export const MAX_MOVING = 60;
/** How long a lost fish is seen to sink, in virtual ms. */
const SINK_MS = 600;
/** Part of the glide that leads from the colony to the controller. */
const ASK_SHARE = 0.4;

/** How many requests one moving fish stands for. */
export function crowdOf(frame: Frame, balancer: BalancerFrame, glideMs: number): number {
  const moving = balancer.recent.filter((choice) => frame.nowMs - choice.atMs < glideMs).length;
  return Math.max(1, Math.ceil(moving / MAX_MOVING));
}

/**
 * Every fish of one instant. A request is in its line or in service the moment it is chosen; the picture lets it glide
 * there for `glideMs` of virtual time first.
 */
export function tokensOf(frame: Frame, balancerId: string, serverIds: readonly string[], geometry: Geometry, glideMs: number): Token[] {
  const balancer = frame.blocks[balancerId] as BalancerFrame;
  const crowd = crowdOf(frame, balancer, glideMs);
  const gliding = new Set<number>();
  const tokens: Token[] = [];
  for (const choice of balancer.recent) {
    const age = frame.nowMs - choice.atMs;
    if (age >= glideMs || age < 0) continue;
    gliding.add(choice.request);
    if (choice.request % crowd !== 0) continue;
    tokens.push({
      request: choice.request,
      fish: fishOf(choice.work),
      at: glidePoint(geometry, choice.request, choice.position, age / glideMs),
      width: 23,
      state: 'moving',
    });
  }
  serverIds.forEach((id, position) =>
    addServerTokens(tokens, frame, frame.blocks[id] as ServerFrame, position, geometry, gliding, glideMs),
  );
  return tokens;
}

function glidePoint(geometry: Geometry, request: number, position: number, share: number): Point {
  if (share < ASK_SHARE) return pointOn(geometry.ask[request % geometry.ask.length]!, share / ASK_SHARE);
  return pointOn(geometry.floes[position]!.route, (share - ASK_SHARE) / (1 - ASK_SHARE));
}

function addServerTokens(
  tokens: Token[],
  frame: Frame,
  server: ServerFrame,
  position: number,
  geometry: Geometry,
  gliding: ReadonlySet<number>,
  glideMs: number,
): void {
  const place = geometry.floes[position]!;
  const width = Math.min(23, place.lane.height * 0.75, place.lane.width * 0.62);
  let slot = 0;
  for (const view of server.queue) {
    if (view.isProbe || gliding.has(view.request)) continue;
    const at = place.slots[slot++];
    if (at === undefined) break;
    tokens.push({ request: view.request, fish: fishOf(view.work), at, width, state: 'waiting' });
  }
  const first = server.workers === 1 ? server.inService[0] : undefined;
  if (first !== undefined && !first.isProbe && !gliding.has(first.request)) {
    tokens.push({ request: first.request, fish: fishOf(first.work), at: place.disc, width: place.discRadius * 1.35, state: 'service' });
  }
  for (const lost of server.recentlyLost) {
    const age = frame.nowMs - lost.atMs - glideMs;
    if (lost.request < 0 || age < 0 || age > SINK_MS) continue;
    const [x, y] = place.mouth;
    tokens.push({ request: lost.request, fish: fishOf(lost.work), at: [x, y + (24 * age) / SINK_MS], width, state: 'lost' });
  }
}
