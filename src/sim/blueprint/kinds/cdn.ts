import type { CdnOptions } from '#blocks/cdn-options.ts';
import { Cdn } from '#blocks/cdn.ts';
import type { DistanceKm } from '#blocks/cdn-router.ts';
import { cdnFields } from '#blueprint/fields/cdn.ts';
import { kindOf } from '#blueprint/kind.ts';
import type { Making } from '#blueprint/kind.ts';
import { partsOf } from '#blueprint/parts.ts';
import { CdnFold } from '#metrics/cdn-fold.ts';
import { greatCircleKm } from '#theory/great-circle.ts';

export const cdnKind = kindOf<CdnOptions>({
  kind: 'cdn',
  fields: cdnFields,
  parts: partsOf,
  partPlace: (options, part) => (part === 'shield' ? (options.shield?.place ?? null) : (options.edges[part]?.place ?? null)),
  make: (options, making) => {
    const { id, network, index, firstPart, seed, indexOf } = making;
    const seat = { index, firstPart, origin: indexOf(options.to), distanceKm: distances(options, making) };
    const block = new Cdn(id, options, network, seat, seed);
    return { block, parts: block.parts };
  },
  fold: (subject, fromUs) => new CdnFold(subject, (subject.options() as CdnOptions).shield !== null, fromUs),
});

/** Distances by map, from where a request comes from or else its caller stands; one that comes from nowhere is equally near to all. */
function distances({ edges }: CdnOptions, { blueprint: { places }, network, placeOf }: Making): DistanceKm {
  const placesOfEdges = Object.values(edges).map(({ place }) => place);
  const table = network.places.map((from) => placesOfEdges.map((to) => greatCircleKm(places[from]!, places[to]!)));
  return (place, caller, edge) => table[place >= 0 ? place : network.places.indexOf(placeOf(caller) ?? '')]?.[edge] ?? 0;
}
