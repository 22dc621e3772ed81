/** Stands in for `#course/paths.ts` on disk: a link from this page to a file, for folders have no page of their own there. */
export function sitePath(path: string): string {
  const [, drawing] = /\.svg#(.+)$/.exec(path) ?? [];
  // Drawings of another file are refused from disk: they stand in the page.
  if (drawing !== undefined) return `#art-${drawing}`;
  const [place = '', fragment] = path.split('#');
  const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
  return `${document.documentElement.dataset['root'] ?? ''}${file}${fragment === undefined ? '' : `#${fragment}`}`;
}
