import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { EMBED } from './site/host-rules.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg', '.xml', '.txt', '.webmanifest']);

/** @typedef {{ body: Buffer, headers: Record<string, string | number> }} Answer */

/**
 * A static server that answers as a good host would: gzip, long caching of hashed files, no sniffing, no framing.
 * @param {string} folder what to serve
 * @param {string} basePath path it is mounted on, with slashes at both ends
 */
export function staticServer(folder, basePath = '/') {
  const top = path.resolve(folder);
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  /** @param {string} file */
  const answer = (file) => {
    const known = answers.get(file);
    if (known) return known;
    const made = pack(file, file.startsWith(path.join(top, EMBED)));
    answers.set(file, made);
    return made;
  };
  return createServer((request, response) => {
    const url = pathOf(request.url ?? '/');
    const { status, file, location } = route(top, basePath, url);
    if (location) return void response.writeHead(301, { location }).end();
    if (!file) return void response.writeHead(status, { 'content-type': 'text/plain' }).end('Not found\n');
    const { body, headers } = answer(file);
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  });
}

/** @param {string} url */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '';
  }
}

/**
 * @param {string} top @param {string} basePath @param {string} url
 * @returns {{ status: number, file?: string, location?: string }}
 */
function route(top, basePath, url) {
  if (`${url}/` === basePath) return { status: 301, location: basePath };
  if (!url.startsWith(basePath)) return { status: 404 };
  const wanted = path.join(top, url.slice(basePath.length));
  const isInside = wanted === top || wanted.startsWith(top + path.sep);
  const isFolder = isInside && existsSync(wanted) && statSync(wanted).isDirectory();
  if (isFolder && !url.endsWith('/')) return { status: 301, location: `${url}/` };
  const file = isFolder ? path.join(wanted, 'index.html') : wanted;
  if (isInside && existsSync(file) && statSync(file).isFile()) return { status: 200, file };
  const missing = path.join(top, '404.html');
  return existsSync(missing) ? { status: 404, file: missing } : { status: 404 };
}

/** @param {string} file @param {boolean} isForFrames of other people's pages @returns {Answer} */
function pack(file, isForFrames) {
  const extension = path.extname(file);
  const raw = readFileSync(file);
  const isPacked = PACKED.has(extension) && raw.length > 200;
  const body = isPacked ? gzipSync(raw, { level: 9 }) : raw;
  return {
    body,
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': file.includes(`${path.sep}_astro${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(isForFrames ? {} : { 'x-frame-options': 'DENY' }),
      'referrer-policy': 'no-referrer',
      ...(isPacked ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    },
  };
}
