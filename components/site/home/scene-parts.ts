import { artHref } from '#course/art-href.ts';
import type { ArtId } from '#course/art.ts';

/** Pieces of the village as SVG text. Numbers are units of the scene's viewBox; y grows downwards. */

type Point = readonly [x: number, y: number];

const ratio = { bird: 148 / 146, floe: 124 / 208, fish: 20 / 32 };
const tidy = (value: number): string => String(Math.round(value * 10) / 10);

/** A drawing in the box with its upper left corner at x, y. */
export function drawing(id: ArtId, x: number, y: number, width: number, height: number): string {
  return `<use href="${artHref(id)}" x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}"/>`;
}

/** A penguin whose feet stand at x, y. */
export function bird(id: ArtId, x: number, y: number, height: number): string {
  const width = height * ratio.bird;
  return drawing(id, x - width / 2, y - height * 0.955, width, height);
}

/** A floe with its deck's middle at x, y. */
export function floe(state: 'idle' | 'busy' | 'overloaded', x: number, y: number, width: number): string {
  return drawing(`floe-${state}`, x - width / 2, y - width * 0.45, width, width * ratio.floe);
}

export function fish(kind: 'a' | 'b' | 'c' | 'd', x: number, y: number, width: number): string {
  const height = width * ratio.fish;
  return drawing(`fish-${kind}`, x - width / 2, y - height / 2, width, height);
}

/** All waves of a scene as one path. */
export function waves(places: readonly (readonly [x: number, y: number, size?: number])[]): string {
  const d = places.map(([x, y, size = 1]) => `M${x} ${y}q${tidy(7 * size)} ${tidy(-4 * size)} ${tidy(14 * size)} 0t${tidy(14 * size)} 0`);
  return `<path d="${d.join('')}" class="sc-wave"/>`;
}

export const routes = (d: string): string => `<path d="${d}" class="sc-route"/>`;

export const group = (x: number, y: number, scale: number, inner: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${inner}</g>`;

/** Land with an edge: the edge is drawn as given, the fill also along `closing`. */
export function shelf(edge: string, closing: string): string {
  return `<path d="${edge}${closing}" class="sc-shelf"/><path d="${edge}" class="sc-shelf-edge"/>`;
}

/** A small floe without anybody on it. */
export function islet(x: number, y: number, width: number, depth = 15): string {
  const a = width / 2;
  const at = (u: number, v: number): string => `${tidy(x + a * u)} ${tidy(y + depth * v)}`;
  const rim = `M${at(-1, 0)}L${at(-0.72, -0.8)}L${at(-0.1, -1.1)}L${at(0.66, -0.9)}L${at(1, 0)}`;
  const side = `V${tidy(y + depth * 0.6)}L${at(0.72, 1.5)}L${at(-0.1, 1.9)}L${at(-0.7, 1.5)}L${at(-1, 0.7)}Z`;
  const top = `L${at(0.74, 0.8)}L${at(-0.1, 1.15)}L${at(-0.72, 0.75)}Z`;
  return `<path d="${rim}${side}" class="sc-side"/><path d="${rim}${top}" class="sc-top"/>`;
}

/** The gate of ice round the ambassador; x, y is the middle of its threshold. */
export function gate(x: number, y: number): string {
  return group(
    x,
    y,
    1,
    '<path d="M-74 0L-70 -86Q-40 -134 0 -136Q42 -134 70 -84L76 0H44L40 -62Q22 -96 0 -96Q-22 -96 -40 -62L-44 0Z" class="sc-ice"/>' +
      '<path d="M8 -136Q42 -134 70 -84L76 0H60L55 -78Q36 -118 8 -136Z" class="sc-ice-shade"/>' +
      '<path d="M-56 -104l14 16M0 -136v40M54 -106l-16 18M-71 -62h29M42 -60h30M-73 -30h30M43 -30h31" class="sc-joint"/>',
  );
}

/** A number in a circle, as on a chart. */
export function mark(number: number, x: number, y: number, radius: number): string {
  const size = radius > 16 ? ' big' : '';
  const dy = radius > 16 ? 7.5 : 5.5;
  return `<circle cx="${x}" cy="${y}" r="${radius}" class="sc-num"/><text x="${x}" y="${y + dy}" class="sc-n${size}" text-anchor="middle">${number}</text>`;
}

/** A numbered circle with a word beside it and a line to what it names. */
export function namedMark(number: number, [x, y]: Point, word: string, [toX, toY]: Point, side: 1 | -1 = 1): string {
  const anchor = side < 0 ? ' text-anchor="end"' : '';
  return (
    `<path d="M${toX} ${toY}L${x} ${y}" class="sc-lead"/><circle cx="${toX}" cy="${toY}" r="3" class="sc-dot"/>${mark(number, x, y, 15)}` +
    `<text x="${x + side * 23}" y="${y + 5}" class="sc-label"${anchor}>${word}</text>`
  );
}
