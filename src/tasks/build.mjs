import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, runQuietly } from './process.mjs';
import { siteAddress } from './site/site-address.mjs';

const SOURCES = [
  'src',
  'components',
  'content',
  'public',
  'astro.config.mjs',
  'svelte.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Every file below a folder, or the file itself, in a fixed order. @param {string} place @returns {string[]} */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

/** @param {{ site: string, base: string }} address @param {boolean} isForLms */
function sourceHash({ site, base }, isForLms) {
  const kind = `${isForLms ? 'in an LMS' : ''} ${process.env['SERVICE_WORKER'] ?? ''}`;
  const hash = createHash('sha256').update(`${site}${base} ${kind}`);
  for (const file of SOURCES.flatMap((place) => filesUnder(path.join(root, place)))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Builds the site, unless the built one is of these very sources. Gives an exit code.
 * @param {{ outDir?: string, basePath?: string, isForLms?: boolean }} [options] folder below the project's root; path the site will be
 *   served under; whether pages keep what they remember in the page around them, for a learning platform
 */
export async function build({ outDir = 'dist', basePath = process.env['BASE_PATH'] ?? '/', isForLms = false } = {}) {
  const address = siteAddress({ ...process.env, BASE_PATH: basePath });
  const target = path.join(root, outDir);
  const stamp = path.join(target, '.built-from');
  const wanted = sourceHash(address, isForLms);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  rmSync(target, { recursive: true, force: true });
  const done = await runQuietly('astro', ['build', '--outDir', target], {
    env: { BASE_PATH: address.base, FOR_LMS: isForLms ? 'yes' : '' },
  });
  if (done.code !== 0) {
    process.stderr.write(done.text);
    return done.code;
  }
  writeFileSync(stamp, wanted);
  return 0;
}
