import type { ServerFrame } from '#blocks/frames.ts';
import type { Frame } from '#blueprint/frame.ts';
import type { ArtId } from '#course/art.ts';
import type { Geometry } from './geometry.ts';

/** Whether a server is up in this frame. */
export const isUp = (frame: Frame, id: string): boolean => (frame.blocks[id] as ServerFrame).up;

export type FloeLook = 'idle' | 'busy' | 'overloaded' | 'down';

/** More waiting than the drawn places show. */
const LONG_LINE = 8;

/** How a floe lies in the water. */
export function floeLook(server: ServerFrame): FloeLook {
  if (!server.up) return 'down';
  const isFull = server.queueLimit !== null && server.waiting >= server.queueLimit && server.queueLimit > 0;
  if (isFull || server.waiting >= LONG_LINE) return 'overloaded';
  return server.inService.length > 0 ? 'busy' : 'idle';
}

/** The drawing for it; small ones where the large would not be read. */
export function floeArt(look: FloeLook, geometry: Geometry): ArtId {
  return geometry.floes[0]!.art.width < 64 ? `floe-s-${look}` : `floe-${look}`;
}

/** Visitors a second over all clients, as set now. */
export function ratePerSec(frame: Frame): number {
  return Object.values(frame.blocks).reduce((sum, block) => sum + (block.kind === 'client' ? block.ratePerSec : 0), 0);
}

/** How much virtual time a fish takes to glide to its place: a quarter of a second for the eye. */
export function glideMs(speed: number): number {
  return Math.min(400, Math.max(15, 250 * speed));
}
