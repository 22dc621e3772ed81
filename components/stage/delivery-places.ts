import type { Point } from './geometry.ts';

/** Where the blocks of the fish delivery stand, in SVG units; one arrangement for wide plates, one for narrow ones. */
export interface DeliveryPlaces {
  readonly layout: 'wide' | 'tall';
  readonly viewBox: string;
  /** Middle of each block's drawing. */
  readonly at: Readonly<Record<PlaceName, Point>>;
  /** Side of a drawing's box. */
  readonly size: number;
  /** Left edge and middle of the rows of floes, how far apart they are, and how far apart the workers. */
  readonly floes: { readonly x: number; readonly y: number; readonly row: number; readonly slot: number };
  /** The roads, by the blocks at their ends; `floes` is the whole group. */
  readonly roads: Readonly<Record<string, string>>;
  /** Cooks in a row. */
  readonly cooksInRow: number;
}

export type PlaceName = 'app' | 'shops' | 'balancer' | 'crate' | 'store' | 'line' | 'kitchen';

export const WIDE: DeliveryPlaces = {
  layout: 'wide',
  viewBox: '0 0 888 384',
  at: { app: [62, 196], shops: [196, 62], balancer: [258, 196], crate: [628, 66], store: [800, 92], line: [628, 306], kitchen: [800, 262] },
  size: 64,
  floes: { x: 372, y: 196, row: 76, slot: 34 },
  roads: {
    'app-shops': 'M86 160C104 112 130 84 158 74',
    'shops-front': 'M234 66C262 84 268 120 264 154',
    'app-balancer': 'M102 196H218',
    'app-floes': 'M102 196H362',
    'balancer-floes': 'M298 196H362',
    'floes-crate': 'M552 150C576 134 586 110 596 88',
    'crate-store': 'M664 70C700 64 730 68 760 78',
    'floes-store': 'M552 172C640 172 700 150 760 116',
    'floes-line': 'M552 226C576 244 586 266 594 286',
    'line-kitchen': 'M668 306C690 306 700 304 722 300',
    'floes-kitchen': 'M552 210C620 214 670 256 722 290',
  },
  cooksInRow: 4,
};

/** Roads begin and end under the group of floes, however many there are. */
export const TALL: DeliveryPlaces = {
  layout: 'tall',
  viewBox: '0 0 358 668',
  at: { app: [58, 50], shops: [300, 50], balancer: [180, 146], crate: [66, 466], store: [276, 466], line: [66, 594], kitchen: [276, 562] },
  size: 60,
  floes: { x: 88, y: 306, row: 54, slot: 34 },
  roads: {
    'app-shops': 'M96 44H262',
    'shops-front': 'M264 66C242 78 224 96 212 120',
    'app-balancer': 'M94 66C118 78 134 96 146 120',
    'app-floes': 'M94 66C120 96 128 180 148 300',
    'balancer-floes': 'M180 176V300',
    'floes-crate': 'M120 300C112 380 96 412 84 436',
    'crate-store': 'M104 466H236',
    'floes-store': 'M240 300C250 380 258 412 268 432',
    'floes-line': 'M180 300C188 450 176 560 108 588',
    'line-kitchen': 'M106 598H200',
    'floes-kitchen': 'M180 300C188 450 180 584 200 598',
  },
  cooksInRow: 4,
};
