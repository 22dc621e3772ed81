import { artHref } from '#course/art.ts';
import { round } from './geometry.ts';
import type { Token } from './tokens.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Draws the fish of a stage by moving a pool of `<use>` elements: no element is made or dropped per frame, and nothing
 * of it is reactive state.
 */
export class TokenLayer {
  private readonly group: SVGGElement;
  private readonly pool: SVGUseElement[] = [];
  private readonly shown: string[] = [];

  constructor(group: SVGGElement) {
    this.group = group;
    group.replaceChildren();
  }

  draw(tokens: readonly Token[]): void {
    tokens.forEach((token, i) => this.place(i, token));
    for (let i = tokens.length; i < this.pool.length; i++) this.hide(i);
  }

  private place(i: number, token: Token): void {
    const use = this.pool[i] ?? this.grow();
    const height = token.width * 0.625;
    const look = `${token.fish} ${token.state} ${token.width}`;
    if (this.shown[i] !== look) {
      this.shown[i] = look;
      use.setAttribute('href', artHref(token.fish));
      use.setAttribute('width', String(round(token.width)));
      use.setAttribute('height', String(round(height)));
      use.setAttribute('class', `tk is-${token.state}`);
    }
    use.setAttribute('x', String(round(token.at[0] - token.width / 2)));
    use.setAttribute('y', String(round(token.at[1] - height / 2)));
    use.dataset['request'] = String(token.request);
  }

  private hide(i: number): void {
    if (this.shown[i] === '') return;
    this.shown[i] = '';
    this.pool[i]!.setAttribute('class', 'tk is-hidden');
  }

  private grow(): SVGUseElement {
    const use = document.createElementNS(SVG, 'use');
    this.group.append(use);
    this.pool.push(use);
    return use;
  }
}
