/** The way from a file to the top of its folder of pages. @param file from that top, with forward slashes */
export function rootFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}

/** A place of the site as the file that holds it: on disk, and on many learning platforms, a folder has no page of its own. */
export function fileOf(place: string): string {
  return place === '' || place.endsWith('/') ? `${place}index.html` : place;
}

/** An address of the site as a link between files. */
export function linkOnDisk(address: string, root: string): string {
  const [, place = '', rest = ''] = /^\/([^?#]*)(.*)$/.exec(address) ?? [];
  return root + fileOf(place) + rest;
}
