import { artHref } from '#course/art-href.ts';
import { round } from './geometry.ts';
import type { Point } from './geometry.ts';
import type { JobSize } from './sizes.ts';
import type { Token } from './tokens.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Where a fish waits that is not needed: outside the stage, so that hiding it changes no style. */
const OFF_STAGE = '-99';
/** How near a click must be to a fish, in units of the stage. */
const NEAR = 16;

interface Sprite {
  readonly use: SVGUseElement;
  width: number;
  isFaint: boolean;
  isShown: boolean;
}

/**
 * Draws the fish of a stage by moving pools of `<use>` elements, one pool per drawing: no element is made, dropped or
 * given another drawing per frame, and nothing of it is reactive state.
 */
export class TokenLayer {
  private readonly group: SVGGElement;
  private readonly pools = new Map<JobSize['fish'], Sprite[]>();
  private last: readonly Token[] = [];

  constructor(group: SVGGElement) {
    this.group = group;
    group.replaceChildren();
  }

  draw(tokens: readonly Token[]): void {
    this.last = tokens;
    const used = new Map<JobSize['fish'], number>();
    for (const token of tokens) {
      const place = used.get(token.fish) ?? 0;
      used.set(token.fish, place + 1);
      this.show(this.sprite(token.fish, place), token);
    }
    for (const [fish, pool] of this.pools) for (let i = used.get(fish) ?? 0; i < pool.length; i++) hide(pool[i]!);
  }

  /** The fish nearest to a point of the stage, if one is near. */
  nearest([x, y]: Point): Token | null {
    const distance = (token: Token): number => Math.hypot(token.at[0] - x, token.at[1] - y);
    const found = this.last.reduce<Token | null>((best, token) => (best === null || distance(token) < distance(best) ? token : best), null);
    return found !== null && distance(found) <= NEAR ? found : null;
  }

  private show(sprite: Sprite, token: Token): void {
    const { use } = sprite;
    const height = token.width * 0.625;
    if (sprite.width !== token.width) {
      sprite.width = token.width;
      use.setAttribute('width', String(round(token.width)));
      use.setAttribute('height', String(round(height)));
    }
    const isFaint = token.state === 'lost';
    if (sprite.isFaint !== isFaint) {
      sprite.isFaint = isFaint;
      use.setAttribute('opacity', isFaint ? '0.6' : '1');
    }
    sprite.isShown = true;
    use.setAttribute('x', String(round(token.at[0] - token.width / 2)));
    use.setAttribute('y', String(round(token.at[1] - height / 2)));
  }

  private sprite(fish: JobSize['fish'], place: number): Sprite {
    const pool = this.pools.get(fish) ?? [];
    this.pools.set(fish, pool);
    return (pool[place] ??= this.grow(fish));
  }

  private grow(fish: JobSize['fish']): Sprite {
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', artHref(fish));
    this.group.append(use);
    return { use, width: 0, isFaint: false, isShown: true };
  }
}

function hide(sprite: Sprite): void {
  if (!sprite.isShown) return;
  sprite.isShown = false;
  sprite.use.setAttribute('x', OFF_STAGE);
}
