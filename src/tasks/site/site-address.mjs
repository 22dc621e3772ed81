import { Complaint } from '#tasks/process.mjs';

/**
 * Where the site will stand, by `SITE` (its origin) and `BASE_PATH` (the path below it, with or without slashes at its ends).
 * Throws a Complaint that names the variable, what it is and what it may be.
 * @param {Record<string, string | undefined>} env
 * @returns {{ site: string, base: string }} the origin without a slash at its end; the path with slashes at both
 */
export function siteAddress(env) {
  return { site: originOf(env['SITE'] || 'https://example.org'), base: baseOf(env['BASE_PATH'] || '/') };
}

/** @param {string} text */
function originOf(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && `${url.search}${url.hash}${url.username}` === '';
  if (!isOrigin) throw new Complaint(`SITE is '${text}'; it must be an origin such as https://example.org, with the path in BASE_PATH.`);
  return url.origin;
}

/** @param {string} text */
function baseOf(text) {
  const inner = text.replace(/^\/+|\/+$/g, '');
  const isPath = inner === '' || inner.split('/').every((part) => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part));
  if (!isPath) throw new Complaint(`BASE_PATH is '${text}'; it must be a path such as /course/ of letters, digits and . _ ~ -`);
  return inner === '' ? '/' : `/${inner}/`;
}
