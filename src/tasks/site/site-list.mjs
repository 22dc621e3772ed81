import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { needsOf } from './page-needs.mjs';

/** @typedef {import('#offline/site-list.ts').SiteList} SiteList */
/** @typedef {{ file: string, path: string, content: Buffer }} BuiltFile `path` as readers ask for it */

/** Nothing a reader needs without a network: what hosts and search engines read, downloads, figures for other people's sites. */
const LEFT_OUT = /^(?:sw\.js|robots\.txt|sitemap.*\.xml|sharing\.png|404\.html|_headers|\..*|embed\/.*|.*\.(?:zip|epub|pdf))$/;
const PACKED = /\.(?:html|js|css|json|svg|webmanifest)$/;

/** @param {Buffer | string} content twelve bytes of SHA-256 tell any two files apart */
const hashStart = (content) => createHash('sha256').update(content).digest().subarray(0, 12).toString('base64url');

/** @param {string} folder @returns {BuiltFile[]} */
function builtFiles(folder) {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !LEFT_OUT.test(file))
    .sort()
    .map((file) => ({ file, path: file.replace(/(^|\/)index\.html$/, '$1'), content: readFileSync(path.join(folder, file)) }));
}

/**
 * What the worker is told of a built site.
 * @param {string} folder @param {string} base path with slashes at both ends @param {string} workerCode counts for the version too
 * @returns {SiteList}
 */
export function siteList(folder, base, workerCode) {
  const files = builtFiles(folder);
  /** @type {[string, number, string][]} */
  const rows = files.map((one) => [one.path, one.content.length, hashStart(one.content)]);
  const places = new Map(rows.map(([name], place) => [name, place]));
  const needs = Object.fromEntries(
    [...needsOf(files, base)].map(([page, paths]) => [page, paths.flatMap((name) => places.get(name) ?? []).sort((a, b) => a - b)]),
  );
  const standIn = places.get('offline/');
  return {
    version: hashStart(JSON.stringify(rows) + workerCode),
    base,
    packedBytes: files.reduce((sum, { file, content }) => sum + (PACKED.test(file) ? gzipSync(content).length : content.length), 0),
    files: rows,
    shell: standIn === undefined ? [] : [standIn, ...(needs['offline/'] ?? [])],
    needs,
  };
}
