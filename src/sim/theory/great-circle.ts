import { arcsine, cosine, radians, sine } from './trigonometry.ts';

/** Mean radius of the Earth. Source: IUGG. */
const EARTH_RADIUS_KM = 6371.0088;
/** Speed of light ÷ refractive index of fibre. Source: 299,792.458 km/s, index 1.468. */
const FIBRE_KM_PER_MS = 299.792458 / 1.468;

export interface Coordinates {
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** Distance along the surface of a spherical Earth, in km. Source: the haversine formula. */
export function greatCircleKm(from: Coordinates, to: Coordinates): number {
  const halfLat = sine(radians(to.latDeg - from.latDeg) / 2);
  const halfLon = sine(radians(to.lonDeg - from.lonDeg) / 2);
  const haversine = halfLat * halfLat + cosine(radians(from.latDeg)) * cosine(radians(to.latDeg)) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_KM * arcsine(Math.sqrt(Math.min(1, haversine)));
}

/** One way through fibre that is `pathFactor` times as long as the great circle, in ms. */
export function fibreOneWayMs(distanceKm: number, pathFactor: number): number {
  return (distanceKm * pathFactor) / FIBRE_KM_PER_MS;
}

/** The least round trip between two places: straight fibre, nothing in between, in ms. */
export function roundTripFloorMs(from: Coordinates, to: Coordinates): number {
  return 2 * fibreOneWayMs(greatCircleKm(from, to), 1);
}
