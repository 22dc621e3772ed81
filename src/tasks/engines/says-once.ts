import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

const PATIENCE_MS = 60_000;

/** Waits until a program says something on standard error, or on another of its pipes; gives what the pattern captures. */
export function saysOnce(child: ChildProcess, pattern: RegExp, who: string, pipe = 2): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      reject(new Error(`${who} has not come up within ${String(PATIENCE_MS / 1000)} s. ${said}`));
    }, PATIENCE_MS);
    const done = (then: () => void): void => {
      clearTimeout(timer);
      then();
    };
    (child.stdio[pipe] as Readable).on('data', (chunk) => {
      said += String(chunk);
      const found = pattern.exec(said);
      if (found) done(() => resolve(found[1] ?? ''));
    });
    child.once('error', (error) => done(() => reject(error)));
    child.once('exit', () => done(() => reject(new Error(`${who} has ended. ${said}`))));
  });
}
