/** Where things stand on the stage, in SVG units. One geometry for wide plates, one for narrow ones. */
export interface Geometry {
  readonly layout: 'wide' | 'tall';
  readonly viewBox: string;
  readonly shelf: string;
  readonly shelfEdge: string;
  readonly waves: string;
  readonly clients: readonly Point[];
  readonly clientSize: number;
  readonly controller: Point;
  readonly ask: readonly Curve[];
  readonly floes: readonly FloePlace[];
}

export type Point = readonly [x: number, y: number];
/** A cubic Bézier curve. */
export type Curve = readonly [Point, Point, Point, Point];

export interface FloePlace {
  readonly route: Curve;
  readonly lane: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly ticks: string;
  /** Middle of each drawn waiting place, head of the line first. */
  readonly slots: readonly Point[];
  readonly art: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Where the token in service sits. */
  readonly disc: Point;
  readonly discRadius: number;
  readonly label: Point;
  readonly mouth: Point;
}

const SLOTS = 8;

export function wideStage(count: number): Geometry {
  const spacing = 368 / count;
  const scale = Math.min(1, spacing / 92);
  const controller: Point = [268, 184];
  const clients: Point[] = [
    [72, 98],
    [86, 200],
    [66, 302],
  ];
  const step = 27;
  const left = 432;
  const floes = Array.from({ length: count }, (_, i): FloePlace => {
    const y = 6 + spacing * (i + 0.5);
    const height = 30 * Math.max(0.8, scale);
    const width = 164 * scale;
    return {
      route: [
        [controller[0] + 44, controller[1] - 8],
        [controller[0] + 104, controller[1] - 8],
        [left - 70, y],
        [left - 12, y],
      ],
      lane: { x: left - 4, y: y - height / 2, width: SLOTS * step + 6, height },
      ticks: range(SLOTS - 1, (k) => `M${left - 1 + (k + 1) * step} ${round(y - height / 2)}v5m0 ${round(height - 10)}v5`),
      slots: Array.from({ length: SLOTS }, (_slot, k): Point => [left + SLOTS * step - step / 2 - k * step, y]),
      art: { x: 728 - width / 2, y: y - 56 * scale, width, height: 98 * scale },
      disc: [680, y - 12 * scale],
      discRadius: 16 * Math.max(0.8, scale),
      label: [813, y - 12],
      mouth: [left - 24, y],
    };
  });
  return {
    layout: 'wide',
    viewBox: '0 0 888 380',
    shelf: 'M0 0H132L146 24L134 66L150 108L138 160L152 208L140 262L151 312L137 352L144 382H0Z',
    shelfEdge: 'M132 0L146 24L134 66L150 108L138 160L152 208L140 262L151 312L137 352L144 382',
    waves: waves([
      [196, 44],
      [330, 22],
      [384, 356],
      [186, 332],
      [318, 312],
      [215, 102],
    ]),
    clients,
    clientSize: 78,
    controller,
    ask: clients.map(([x, y]): Curve => [
      [x + 30, y],
      [x + 90, y],
      [controller[0] - 110, controller[1]],
      [controller[0] - 46, controller[1]],
    ]),
    floes,
  };
}

export function tallStage(count: number): Geometry {
  const spacing = 348 / count;
  const scale = Math.min(1, spacing / 87);
  const controller: Point = [192, 136];
  const clients: Point[] = [
    [200, 38],
    [258, 34],
    [316, 40],
  ];
  const top = 232;
  const step = 19;
  const floes = Array.from({ length: count }, (_, i): FloePlace => {
    const x = 5 + spacing * (i + 0.5);
    const width = 38 * Math.max(0.75, scale);
    const artWidth = 86 * scale;
    return {
      route: [
        [controller[0], controller[1] + 42],
        [controller[0], controller[1] + 76],
        [x, top - 50],
        [x, top - 8],
      ],
      lane: { x: x - width / 2, y: top, width, height: SLOTS * step + 4 },
      ticks: range(SLOTS - 1, (k) => `M${round(x - width / 2)} ${top + 2 + (k + 1) * step}h5m${round(width - 10)} 0h5`),
      slots: Array.from({ length: SLOTS }, (_slot, k): Point => [x, top + 2 + SLOTS * step - step / 2 - k * step]),
      art: { x: x - artWidth / 2, y: 438 - 46 * scale, width: artWidth, height: 51 * scale },
      disc: [x - 27 * scale, 416],
      discRadius: 12 * Math.max(0.75, scale),
      label: [x, 462],
      mouth: [x, top - 18],
    };
  });
  return {
    layout: 'tall',
    viewBox: '0 0 358 506',
    shelf: 'M0 0H358V70L330 78L290 70L246 82L196 74L150 84L108 72L62 81L24 72L0 78Z',
    shelfEdge: 'M358 70L330 78L290 70L246 82L196 74L150 84L108 72L62 81L24 72L0 78',
    waves: waves([
      [20, 118],
      [300, 112],
      [14, 196],
      [318, 192],
      [92, 216],
      [240, 214],
    ]),
    clients,
    clientSize: 60,
    controller,
    ask: clients.map(([x, y]): Curve => [
      [x, y + 26],
      [x, y + 60],
      [controller[0] + 34, controller[1] - 60],
      [controller[0] + 20, controller[1] - 34],
    ]),
    floes,
  };
}

/** The curve as a path. */
export function pathOf(curve: Curve): string {
  const [a, b, c, d] = curve.map(([x, y]) => `${round(x)} ${round(y)}`);
  return `M${a}C${b} ${c} ${d}`;
}

/** The point of a curve at `share` of its parameter, 0–1. */
export function pointOn(curve: Curve, share: number): Point {
  const rest = 1 - share;
  const at = (axis: 0 | 1): number =>
    rest * rest * rest * curve[0][axis] +
    3 * rest * rest * share * curve[1][axis] +
    3 * rest * share * share * curve[2][axis] +
    share * share * share * curve[3][axis];
  return [at(0), at(1)];
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function waves(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${x} ${y}q7 -4 14 0t14 0`).join('');
}

function range(count: number, part: (k: number) => string): string {
  return Array.from({ length: count }, (_, k) => part(k)).join('');
}
