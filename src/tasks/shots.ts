import process from 'node:process';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { command, Complaint } from './complaint.ts';
import { BROWSER_ARGS } from './measured-pages.ts';
import { listenFrom } from './ports.mjs';
import { staticServer } from './serve.mjs';
import { complaintAbout, keep, otherBrowser, pagePaths } from './shots/kept.ts';
import { LOOKS, takePage } from './shots/take.ts';
import type { Shot } from './shots/take.ts';

/** Looks at every page whose path holds `part` in every look, two at a time. */
async function takeAll(part: string, version: (text: string) => void): Promise<Shot[]> {
  const paths = pagePaths().filter((path) => path.includes(part));
  if (paths.length === 0) throw new Complaint(`No page of the site has '${part}' in its address.`);
  const server = staticServer('dist');
  const port = await listenFrom(server, 0);
  const more = process.env['SHOTS_BROWSER_ARGS']?.split(' ') ?? [];
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGS, ...more] });
  version(browser.version());
  const waiting = paths.flatMap((path) => LOOKS.map((look) => ({ path, look })));
  const shots: Shot[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      shots.push(...(await takePage(browser, `http://127.0.0.1:${String(port)}/`, next.path, next.look)));
  };
  await Promise.all([lane(), lane()]);
  await browser.close();
  server.closeAllConnections();
  server.close();
  return shots;
}

await command(async () => {
  if ((await build()) !== 0) throw new Complaint('The site does not build; the reason stands above.');
  let version = '';
  const part = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '';
  const shots = await takeAll(part, (text) => (version = text));
  if (process.argv.includes('--update')) {
    const bytes = keep(shots, version, part === '');
    return `${shots.length} pictures kept, ${(bytes / 1e6).toFixed(1)} MB, taken with Chromium ${version}`;
  }
  const note = otherBrowser(version);
  const complaints = (await Promise.all(shots.map(complaintAbout))).filter((one) => one !== null);
  if (complaints.length === 0) return `${note === null ? '' : `${note}\n`}${shots.length} pictures are as they were`;
  throw new Complaint(
    [...complaints, ...(note === null ? [] : [note]), `${complaints.length} of ${shots.length} pictures differ`].join('\n'),
  );
});
