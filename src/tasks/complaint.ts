import { readFileSync, statSync } from 'node:fs';

/** Something the caller can put right: said on standard error, without a stack; exit code 2. */
export class Complaint extends Error {}

/** The text of a file of at most `maxBytes`. Throws a Complaint that names the file. @param what "a blueprint" */
export function textOf(file: string, maxBytes: number, what: string): string {
  try {
    const { size } = statSync(file);
    if (size > maxBytes) throw new Complaint(`${file}: ${size.toLocaleString('en')} bytes are too many for ${what}.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Complaint(`${file}: there is no such file.`);
    throw new Complaint(`${file} cannot be read: ${code === 'EISDIR' ? 'it is a folder' : String(code)}.`);
  }
}

/** Runs a command and prints what it gives; a Complaint is printed instead of a stack. */
export async function command(run: () => unknown): Promise<void> {
  try {
    process.stdout.write(`${String(await run())}\n`);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
