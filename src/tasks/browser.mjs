import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { Complaint } from './process.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const HOW =
  'No Chromium for the browser tests. On Debian, as root: apt-get install chromium. Elsewhere: set CHROMIUM_PATH to a Chromium or Chrome.';

/** The Chromium the tests drive: CHROMIUM_PATH, a usual place, or installed by apt when we are root. Throws a Complaint. */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Complaint(`CHROMIUM_PATH names '${named}', which does not exist.`);
  }
  const found = PLACES.find((place) => existsSync(place));
  return found ?? installBrowser();
}

function installBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Complaint(HOW);
  console.error('Installing Chromium with apt-get (once) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const done = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
    if (done.status !== 0) throw new Complaint(`apt-get ${args[0]} failed. ${HOW}`);
  }
  return '/usr/bin/chromium';
}
