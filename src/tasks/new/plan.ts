import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '#tasks/complaint.ts';

/** All that a scaffold writes, worked out before anything is written: a refusal leaves the project as it was. */
export interface Plan {
  /** Paths from the project's root → text of a file that is not there yet. */
  readonly creates: Readonly<Record<string, string>>;
  /** Paths → new text of a file that is there. */
  readonly edits: Readonly<Record<string, string>>;
  /** What the author does next, one line each. */
  readonly next: readonly string[];
}

/** Text of a file of the project. Throws a Complaint when it is missing. */
export function textIn(root: string, file: string): string {
  const full = path.join(root, file);
  if (!existsSync(full)) throw new Complaint(`${file}: there is no such file; it is needed here.`);
  return readFileSync(full, 'utf8');
}

/** `text` with `added` before the first line that equals `line`. Throws a Complaint that names the file when there is none. */
export function insertBefore(file: string, text: string, line: string, added: string): string {
  const at = text.indexOf(`\n${line}`);
  if (at < 0) throw new Complaint(`${file}: there is no line '${line}' to write before; has the file changed its form?`);
  return `${text.slice(0, at + 1)}${added}${text.slice(at + 1)}`;
}

/** Writes the plan and gives the lines to print. Throws a Complaint, before anything is written, when a file is there already. */
export function carryOut(root: string, plan: Plan): string {
  for (const file of Object.keys(plan.creates)) {
    if (existsSync(path.join(root, file))) throw new Complaint(`${file} is there already; choose another name.`);
  }
  for (const [file, text] of [...Object.entries(plan.creates), ...Object.entries(plan.edits)]) {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  const made = Object.keys(plan.creates).map((file) => `new      ${file}`);
  const changed = Object.keys(plan.edits).map((file) => `changed  ${file}`);
  return [...made, ...changed, '', 'Next:', ...plan.next.map((line) => `  ${line}`)].join('\n');
}
