import type { APIRoute } from 'astro';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import type { GeoContext } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { WORLD } from '#scenarios/world-map.ts';
import land from 'world-atlas/land-110m.json';

/** Islands smaller than this, in units of the map, are left out. */
const LEAST_EXTENT = 3;

/** The land of the world, at the scale at which figures place their towns. One file for all maps; colours come from the page's tokens. */
export const GET: APIRoute = () => {
  const atlas = land as unknown as Topology<{ land: GeometryCollection }>;
  const projection = geoNaturalEarth1()
    .scale(WORLD.scale)
    .translate([WORLD.width / 2, WORLD.height / 2])
    .precision(1);
  const outline = new Outline();
  geoPath(projection, outline)(feature(atlas, atlas.objects.land));
  const shape = `<path d="${outline.d}" fill="var(--shelf)" stroke="var(--ice-line)" stroke-width="0.8" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>`;
  const file = `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="land" overflow="visible">${shape}</symbol></svg>`;
  return new Response(file, { headers: { 'Content-Type': 'image/svg+xml' } });
};

/** Writes rings in whole units, as steps from point to point: a third of the size of what d3 writes. */
class Outline implements GeoContext {
  d = '';
  private ring: (readonly [number, number])[] = [];

  moveTo(x: number, y: number): void {
    this.ring = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x: number, y: number): void {
    const [lastX, lastY] = this.ring.at(-1)!;
    const point = [Math.round(x), Math.round(y)] as const;
    if (point[0] !== lastX || point[1] !== lastY) this.ring.push(point);
  }

  closePath(): void {
    const [first, ...others] = this.ring;
    if (first === undefined || this.extent() < LEAST_EXTENT) return;
    let [x, y] = first;
    this.d += `M${x} ${y}l`;
    for (const [nextX, nextY] of others) {
      this.d += `${nextX - x} ${nextY - y} `;
      [x, y] = [nextX, nextY];
    }
    this.d = `${this.d.trimEnd().replaceAll(' -', '-')}z`;
  }

  arc(): void {}

  beginPath(): void {}

  private extent(): number {
    const xs = this.ring.map(([x]) => x);
    const ys = this.ring.map(([, y]) => y);
    return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  }
}
