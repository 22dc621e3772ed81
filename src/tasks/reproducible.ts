import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { command, Complaint } from './complaint.ts';
import { runQuietly } from './process.mjs';
import { copyProject } from './project-copy.ts';
import { differences, filesUnder } from './reproducible/compare.ts';

/*
 * Builds the site twice, in folders of other names and depths, in other time zones and languages and with files made in the opposite
 * order, and compares every byte. Takes about a minute and a half on two cores, so it is no part of `npm test`.
 */

const BUILDS = [
  { place: 'one', env: { TZ: 'Pacific/Kiritimati', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } },
  { place: 'other/and/deeper', env: { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } },
];

async function buildIn(folder: string, env: Record<string, string>, isBackwards: boolean): Promise<string> {
  copyProject(process.cwd(), folder, isBackwards);
  const { code, text } = await runQuietly('astro', ['build'], { cwd: folder, env: { ...env, CI: 'true' } });
  if (code !== 0) throw new Complaint(`The build in ${folder} failed:\n${text}`);
  return path.join(folder, 'dist');
}

await command(async () => {
  const top = mkdtempSync(path.join(tmpdir(), 'pip-reproducible-'));
  try {
    const built: string[] = [];
    for (const [place, { place: name, env }] of BUILDS.entries()) built.push(await buildIn(path.join(top, name), env, place === 1));
    const [first = '', second = ''] = built;
    const differing = differences(first, second);
    if (differing.length > 0) throw new Complaint(['The two builds differ:', ...differing].join('\n'));
    const zones = BUILDS.map(({ env }) => env.TZ).join(' and ');
    return `${filesUnder(first).length} files are the same, bit by bit, in two folders, in ${zones}.`;
  } finally {
    if (!process.argv.includes('--keep')) rmSync(top, { recursive: true });
    else console.error(`Kept: ${top}`);
  }
});
