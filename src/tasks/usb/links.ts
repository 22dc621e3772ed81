/** The way from a page to the top of the edition. @param file the page's own, from the root */
export function rootFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}

/** An address of the site as a link between files: a folder has no page of its own on disk. */
export function linkOnDisk(address: string, root: string): string {
  const [, place = '', rest = ''] = /^\/([^?#]*)(.*)$/.exec(address) ?? [];
  return root + (place === '' || place.endsWith('/') ? `${place}index.html` : place) + rest;
}
