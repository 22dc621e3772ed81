/**
 * Address of a page or file of this site under its base path: `sitePath('about/')`, `sitePath('')` for home.
 * @param path without leading slash; pages end in a slash
 */
export function sitePath(path: string): string {
  const base = import.meta.env.BASE_URL;
  return (base.endsWith('/') ? base : `${base}/`) + path;
}
