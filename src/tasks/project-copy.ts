import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from './complaint.ts';

/**
 * Copies what git knows or would add into `folder`, with the packages as a link and the numbers of the text that are measured already.
 * @param isBackwards files are made in the opposite order, so that folders list them differently
 */
export function copyProject(root: string, folder: string, isBackwards = false): void {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) throw new Complaint('git is needed to tell which files belong to the project.');
  const files = listed.stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
  for (const file of isBackwards ? files.toReversed() : files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const numbers = path.join(root, '.cache/measured');
  if (existsSync(numbers)) cpSync(numbers, path.join(folder, '.cache/measured'), { recursive: true });
}
