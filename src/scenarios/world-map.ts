import type { Coordinates } from '#theory/great-circle.ts';

/** A point on the drawn map, in its units. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** The map is so large; `world.svg` draws the land at the same scale. */
export const WORLD = { width: 1000, height: 520, scale: 182.8 } as const;

const ARC_STEPS = 48;
const RADIANS = Math.PI / 180;

/** Natural Earth projection. Source: T. Patterson, B. Šavrič, polynomial form (2011); the same one draws the land. */
export function mapPoint({ latDeg, lonDeg }: Coordinates): MapPoint {
  const phi = latDeg * RADIANS;
  const p2 = phi * phi;
  const p4 = p2 * p2;
  const x = lonDeg * RADIANS * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
  const y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  return { x: WORLD.width / 2 + WORLD.scale * x, y: WORLD.height / 2 - WORLD.scale * y };
}

/** Where one is after a share of the shortest way between two places. */
export function onTheWay(from: Coordinates, to: Coordinates, share: number): MapPoint {
  const [a, b] = [onSphere(from), onSphere(to)];
  const angle = Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
  if (angle < 1e-9) return mapPoint(from);
  const [f, g] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
  const [x, y, z] = [f * a[0] + g * b[0], f * a[1] + g * b[1], f * a[2] + g * b[2]];
  return mapPoint({ latDeg: Math.asin(z) / RADIANS, lonDeg: Math.atan2(y, x) / RADIANS });
}

/** The shortest way as the `d` of a path. It may leave the map on one side and come in on the other. */
export function wayPath(from: Coordinates, to: Coordinates): string {
  let last: MapPoint | null = null;
  const steps = Array.from({ length: ARC_STEPS + 1 }, (_, i) => {
    const point = onTheWay(from, to, i / ARC_STEPS);
    const isTorn = last === null || Math.abs(point.x - last.x) > WORLD.width / 2;
    last = point;
    return `${isTorn ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  });
  return steps.join('');
}

function onSphere({ latDeg, lonDeg }: Coordinates): readonly [number, number, number] {
  const flat = Math.cos(latDeg * RADIANS);
  return [flat * Math.cos(lonDeg * RADIANS), flat * Math.sin(lonDeg * RADIANS), Math.sin(latDeg * RADIANS)];
}
