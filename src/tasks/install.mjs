import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Complaint, nodeBin, root } from './process.mjs';

/**
 * Installs exactly what the lockfile says, when it is not installed yet. Prints to standard error only, so that a task's
 * own output stays clean. Throws a Complaint when that cannot be done.
 */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.lock-sha256');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.error('Installing the packages of package-lock.json (once; about a minute) …');
    npmInstall();
    writeFileSync(stamp, wanted);
  }
  nodeBin();
}

function npmInstall() {
  // Without scripts: no package of ours needs one, and none should run one here.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.error) throw new Complaint('npm is missing. On Debian: apt-get install npm');
  if (done.status !== 0) throw new Complaint('npm could not install the packages; its own message stands above.');
}
