import { artHref } from '#course/art-href.ts';
import { round } from './geometry.ts';
import type { Point } from './geometry.ts';
import type { JobSize } from './sizes.ts';
import type { Token } from './tokens.ts';

const SVG = 'http://www.w3.org/2000/svg';
const OFF_STAGE = -99;
/** How near a click must be to a fish, in units of the stage. */
const NEAR = 16;

/** One `<use>`, and what its attributes say. */
interface Sprite {
  readonly use: SVGUseElement;
  readonly fish: JobSize['fish'];
  readonly said: Record<string, number>;
}

/**
 * Draws the fish of a stage by moving pools of `<use>` elements, one pool per drawing: no element is made, dropped or
 * given another drawing per frame, and nothing of it is reactive state. A fish keeps its element, so that one that waits costs nothing.
 */
export class TokenLayer {
  private readonly group: SVGGElement;
  private readonly pools = new Map<JobSize['fish'], Sprite[]>();
  private shown = new Map<number, Sprite>();
  private last: readonly Token[] = [];

  constructor(group: SVGGElement) {
    this.group = group;
    group.replaceChildren();
  }

  draw(tokens: readonly Token[]): void {
    this.last = tokens;
    const before = this.shown;
    this.shown = new Map();
    const newcomers: [number, Token][] = [];
    for (const token of tokens) {
      let key = token.request;
      // An attempt that was given up may still stand in a line while the next one waits in another.
      while (this.shown.has(key) || newcomers.some(([taken]) => taken === key)) key += 0.25;
      const sprite = before.get(key);
      if (sprite?.fish !== token.fish) newcomers.push([key, token]);
      else {
        before.delete(key);
        this.shown.set(key, sprite);
        place(sprite, token);
      }
    }
    for (const sprite of before.values()) this.poolOf(sprite.fish).push(sprite);
    for (const [key, token] of newcomers) {
      const sprite = this.poolOf(token.fish).pop() ?? this.grow(token.fish);
      this.shown.set(key, sprite);
      place(sprite, token);
    }
    // Who is not needed waits outside the stage, so that hiding it changes no style.
    for (const pool of this.pools.values()) for (const sprite of pool) say(sprite, 'x', OFF_STAGE);
  }

  /** The fish nearest to a point of the stage, if one is near. */
  nearest([x, y]: Point): Token | null {
    const distance = (token: Token): number => Math.hypot(token.at[0] - x, token.at[1] - y);
    const found = this.last.reduce<Token | null>((best, token) => (best === null || distance(token) < distance(best) ? token : best), null);
    return found !== null && distance(found) <= NEAR ? found : null;
  }

  private poolOf(fish: JobSize['fish']): Sprite[] {
    let pool = this.pools.get(fish);
    if (pool === undefined) this.pools.set(fish, (pool = []));
    return pool;
  }

  private grow(fish: JobSize['fish']): Sprite {
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', artHref(fish));
    this.group.append(use);
    return { use, fish, said: {} };
  }
}

function place(sprite: Sprite, { at: [x, y], width, state }: Token): void {
  const height = width * 0.625;
  say(sprite, 'width', round(width));
  say(sprite, 'height', round(height));
  say(sprite, 'opacity', state === 'lost' ? 0.6 : 1);
  say(sprite, 'x', round(x - width / 2));
  say(sprite, 'y', round(y - height / 2));
}

/** An attribute that is set is laid out and painted anew, even to the same value. */
function say({ use, said }: Sprite, attribute: string, value: number): void {
  if (said[attribute] === value) return;
  said[attribute] = value;
  use.setAttribute(attribute, String(value));
}
