import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { Complaint, root } from '#tasks/process.mjs';
import { siteList } from './site-list.mjs';

/** Whether readers get a worker: `SERVICE_WORKER=off` builds a site that takes it away from those who have one. @param {Record<string, string | undefined>} env */
export function hasWorker(env) {
  const wish = env['SERVICE_WORKER'] || 'on';
  if (wish !== 'on' && wish !== 'off') throw new Complaint(`SERVICE_WORKER is '${wish}'; it may be on or off.`);
  return wish === 'on';
}

/** Writes `sw.js` when everything else is there: it lists all of it. @param {string} base @param {boolean} isOn @returns {import('astro').AstroIntegration} */
export function serviceWorker(base, isOn) {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        await writeWorker(folder, base, isOn);
        logger.info(isOn ? 'sw.js written' : 'sw.js removes itself');
      },
    },
  };
}

/** @param {string} folder the built site @param {string} base @param {boolean} isOn */
export async function writeWorker(folder, base, isOn) {
  const code = isOn ? await bundle('worker.ts') : '';
  const script = isOn ? `const SITE_LIST=${JSON.stringify(siteList(folder, base, code))};\n${code}` : await removingWorker(base);
  writeFileSync(path.join(folder, 'sw.js'), script);
}

/** A worker that takes the place of any other, deletes what was stored for this site, and goes. @param {string} base */
export async function removingWorker(base) {
  return `const BASE=${JSON.stringify(base)};\n${await bundle('removing-worker.ts')}`;
}

/** One classic script: a worker of modules is younger than some browsers. @param {string} entry */
async function bundle(entry) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: { write: false, lib: { entry: path.join(root, 'src/offline', entry), formats: ['iife'], name: 'worker' } },
  });
  for (const one of Array.isArray(built) ? built : [built]) if ('output' in one) return one.output[0].code;
  throw new Error('Vite gave no bundle');
}
