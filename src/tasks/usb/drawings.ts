const SYMBOL = /<symbol id="([^"]+)"([\s\S]*?<\/symbol>)/g;

/** The symbols of a file of drawings by id, each with an id that no page has for something else. */
export function symbolsIn(svg: string): ReadonlyMap<string, string> {
  return new Map([...svg.matchAll(SYMBOL)].map(([, id = '', rest = '']) => [id, `<symbol id="art-${id}"${rest}`]));
}

/** Symbols to stand in a page: browsers refuse those of another file on disk. */
export function drawingsFor(symbols: Iterable<string>): string {
  return `<svg class="sr" aria-hidden="true">${[...symbols].join('')}</svg>`;
}
