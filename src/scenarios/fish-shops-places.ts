import type { Coordinates } from '#theory/great-circle.ts';

/** Places of the figure about distance, and what was measured between them. */

export interface Place extends Coordinates {
  readonly name: string;
}

export const PLACES = {
  london: { name: 'London', latDeg: 51.5074, lonDeg: -0.1278 },
  sydney: { name: 'Sydney', latDeg: -33.8688, lonDeg: 151.2093 },
  tokyo: { name: 'Tokyo', latDeg: 35.6762, lonDeg: 139.6503 },
  washington: { name: 'Washington', latDeg: 38.9072, lonDeg: -77.0369 },
  capeTown: { name: 'Cape Town', latDeg: -33.9249, lonDeg: 18.4241 },
  saoPaulo: { name: 'São Paulo', latDeg: -23.5558, lonDeg: -46.6396 },
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceId = keyof typeof PLACES;

/** From a reader to a shop in the same town, in ms there and back. An assumption of the figure. */
export const NEAR_MS = 10;

/**
 * Measured round trips between data centres, in ms. Sources: IBM Cloud VPC documentation (29 March to 27 April 2025); those of Cape Town:
 * cloudping.co (no date). São Paulo–London is not among them: the sum of its ways by Washington stands for it.
 */
const ROUND_TRIPS: readonly (readonly [PlaceId, PlaceId, number])[] = [
  ['sydney', 'london', 261],
  ['sydney', 'tokyo', 119],
  ['sydney', 'washington', 214],
  ['tokyo', 'london', 236],
  ['washington', 'london', 76],
  ['capeTown', 'london', 150],
  ['capeTown', 'saoPaulo', 337],
];

/** There and back between two places, in ms. */
export function roundTripMs(from: PlaceId, to: PlaceId): number {
  if (from === to) return NEAR_MS;
  const found = ROUND_TRIPS.find(([one, other]) => (one === from && other === to) || (one === to && other === from));
  if (found === undefined) throw new Error(`Nothing was measured between ${from} and ${to}.`);
  return found[2];
}
