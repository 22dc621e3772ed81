import { cellArea, cellToBoundary, gridDisk, latLngToCell, UNITS } from 'h3-js';

/** The town of the dispatch figure: a square by the Ross Sea. */
export const TOWN = { latDeg: -77.85, lonDeg: 166.67, kmAcross: 6, resolution: 8 } as const;
const KM_PER_DEGREE = 111.2;
const RINGS = 6;

/** One H3 cell over the town: corners in hundredths of the town's width, from its north-west corner. */
export interface Hexagon {
  readonly id: string;
  readonly areaKm2: number;
  readonly corners: readonly (readonly [x: number, y: number])[];
}

/** The cells that touch the town, as h3-js gives them, laid flat. */
export function hexagonsOfTown(): Hexagon[] {
  const centre = latLngToCell(TOWN.latDeg, TOWN.lonDeg, TOWN.resolution);
  return gridDisk(centre, RINGS)
    .map((id): Hexagon => {
      const corners = cellToBoundary(id).map(([latDeg, lonDeg]) => flat(latDeg, lonDeg));
      return { id, areaKm2: Math.round(cellArea(id, UNITS.km2) * 1000) / 1000, corners };
    })
    .filter(({ corners }) => corners.some(([x, y]) => x > 0 && x < 100 && y > 0 && y < 100))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function flat(latDeg: number, lonDeg: number): readonly [number, number] {
  const across = 100 / TOWN.kmAcross;
  const east = (lonDeg - TOWN.lonDeg) * KM_PER_DEGREE * Math.cos((TOWN.latDeg * Math.PI) / 180);
  const north = (latDeg - TOWN.latDeg) * KM_PER_DEGREE;
  return [Math.round((50 + east * across) * 10) / 10, Math.round((50 - north * across) * 10) / 10];
}

/** The file that holds them for the figure, which so needs no geography in the page. */
export function hexagonsFile(): string {
  const rows = hexagonsOfTown().map(
    ({ id, areaKm2, corners }) =>
      `  { id: '${id}', areaKm2: ${areaKm2}, corners: '${corners.map((corner) => corner.join(' ')).join('L')}' },`,
  );
  return `/**
 * H3 cells of resolution ${TOWN.resolution} over a square of ${TOWN.kmAcross} km around ${TOWN.latDeg}, ${TOWN.lonDeg}, computed by h3-js 4.5.0: \`node src/tasks/cells.ts\`
 * writes this file, and a test compares it. Corners as a path, in hundredths of the square's width from its north-west corner.
 */
export const HEXAGONS: readonly { readonly id: string; readonly areaKm2: number; readonly corners: string }[] = [
${rows.join('\n')}
];
`;
}
