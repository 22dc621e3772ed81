import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { Complaint } from '#tasks/complaint.ts';

const LONGEST = 40;

/** A chapter there is: `content/chapters/01-load-balancers`, or a draft. */
export interface ChapterFolder {
  readonly id: string;
  readonly number: number;
  readonly folder: string;
}

/** Refuses what is no id: ids are addresses, file names and keys of what readers store. @param what "a figure" */
export function checkName(name: string, what: string): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new Complaint(`'${name}' is no name for ${what}: lower-case words joined by hyphens, such as one-more-floe.`);
  if (name.length > LONGEST) throw new Complaint(`'${name}' has ${name.length} letters; ${what} may have ${LONGEST}.`);
}

/** Files below the project's root that fit, with forward slashes, in order. */
export function filesIn(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** Written chapters and drafts. */
export function chapterFolders(root: string): ChapterFolder[] {
  return filesIn(root, 'content/{chapters,drafts}/*').flatMap((folder) => {
    const [, number, id] = /\/(\d+)-([a-z-]+)$/.exec(folder) ?? [];
    return number === undefined || id === undefined ? [] : [{ id, number: Number(number), folder }];
  });
}

/** The chapter of this id. Throws a Complaint that names the chapters there are. */
export function chapterFolder(root: string, id: string): ChapterFolder {
  const all = chapterFolders(root);
  const found = all.find((one) => one.id === id);
  if (!found) throw new Complaint(`There is no chapter '${id}'; there are ${all.map((one) => one.id).join(', ')}.`);
  return found;
}

/** What stands behind `name: '…'` in the files of the scenarios. */
export function inScenarios(root: string, name: 'id' | 'plate'): string[] {
  const pattern = new RegExp(`^  ${name}: '([^']+)'`, 'gm');
  return filesIn(root, 'src/scenarios/*.ts').flatMap((file) =>
    Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(pattern), (match) => match[1] ?? ''),
  );
}

/** Ids of all questions, warm-ups and guesses: they share one list of addresses. */
export function questionIds(root: string): string[] {
  return filesIn(root, 'content/{chapters,drafts}/*/quiz.yaml').flatMap((file) => {
    const quiz = parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, readonly { id: string }[] | null>;
    return Object.values(quiz).flatMap((list) => (list ?? []).map(({ id }) => id));
  });
}

/** Addresses at the top of the site that no chapter may take. */
export function pageNames(root: string): string[] {
  const pages = filesIn(root, 'src/pages/*').map((file) => /([^/.]+)[^/]*$/.exec(file)?.[1] ?? '');
  const files = filesIn(root, 'public/*').map((file) => path.posix.basename(file));
  return [...pages, ...files, 'pagefind', 'embed'];
}

/** Whether a file of the project is there. */
export function isThere(root: string, file: string): boolean {
  return existsSync(path.join(root, file));
}

/** `one-more-floe` → `One more floe`. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
