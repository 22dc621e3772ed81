import type { APIRoute } from 'astro';
import { contours } from '#course/contours.ts';
import { OUTLINE } from '#course/outline.ts';

/** One file of depth contours, a symbol a chapter: nobody waits for an ornament. Colours come from the page's tokens. */
export const GET: APIRoute = () => {
  const symbols = OUTLINE.map(({ number }) => `<symbol id="chapter-${number}" overflow="visible">${linesOf(number + 2)}</symbol>`);
  return new Response(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
};

function linesOf(seed: number): string {
  return contours(seed)
    .map(({ path, isHeavy, depth }) => {
      const line = `<path d="${path}" fill="none" stroke="var(--line)" stroke-width="${isHeavy ? 2 : 1.2}"/>`;
      const halo = 'fill="var(--edge)" stroke="var(--paper)" stroke-width="5" paint-order="stroke"';
      const font = 'font-family="Spline Sans Mono,monospace" font-size="10.5" text-anchor="middle"';
      return depth ? `${line}<text x="${depth.x}" y="${depth.y}" ${halo} ${font}>${depth.text}</text>` : line;
    })
    .join('');
}
