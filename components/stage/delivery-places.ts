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

export const TALL: DeliveryPlaces = {
  layout: 'tall',
  viewBox: '0 0 358 660',
  at: { app: [58, 58], shops: [292, 58], balancer: [180, 152], crate: [66, 462], store: [276, 462], line: [66, 592], kitchen: [276, 560] },
  size: 60,
  floes: { x: 88, y: 304, row: 54, slot: 34 },
  roads: {
    'app-shops': 'M96 52H250',
    'shops-front': 'M280 96C262 124 240 138 222 146',
    'app-balancer': 'M78 94C92 122 114 138 138 146',
    'app-floes': 'M78 94C100 140 130 170 168 196',
    'balancer-floes': 'M180 188V202',
    'floes-crate': 'M120 404C104 414 92 422 84 430',
    'crate-store': 'M106 458H234',
    'floes-store': 'M236 404C250 412 258 420 266 430',
    'floes-line': 'M160 404C164 500 130 560 108 578',
    'line-kitchen': 'M108 596H196',
    'floes-kitchen': 'M180 404C184 500 186 560 200 584',
  },
  cooksInRow: 4,
};
