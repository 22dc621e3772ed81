import type { KeepEnd } from './messages.ts';
import { HASHED } from './site-list.ts';
import type { FileRow } from './site-list.ts';
import { mayStore } from './strategy.ts';

/** The part of a `Cache` that is used. */
export interface Shelf {
  match(key: string): Promise<Response | undefined>;
  put(key: string, answer: Response): Promise<void>;
}

export interface Keeping {
  /** address of the site's home */
  readonly scope: string;
  readonly shelf: Shelf;
  /** where a file may lie already, of another version or unchecked */
  readonly older: readonly Shelf[];
  /** rejects when there is no network */
  readonly fetchFile: (address: string, isHashed: boolean) => Promise<Response>;
  readonly hashOf: (bytes: ArrayBuffer) => Promise<string>;
  /** called after each file */
  readonly onFile: (row: FileRow) => void;
}

const AT_ONCE = 6;

/** Does something for each, a few at a time and in order, until one says that it is enough. */
export async function eachInLanes<T>(all: readonly T[], goOn: (one: T) => Promise<boolean>): Promise<void> {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) if (!(await goOn(one))) waiting.length = 0;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/**
 * Puts files on the shelf, each checked against its hash, so that what is kept is of one version. What lies there already is not fetched
 * again; when it ends early, what was stored stays.
 */
export async function keepFiles(rows: readonly FileRow[], keeping: Keeping): Promise<KeepEnd> {
  let end: KeepEnd = 'kept';
  await eachInLanes(rows, async (row) => {
    const one = await keepOne(row, keeping);
    if (one === 'kept') keeping.onFile(row);
    else end = one;
    return one === 'kept';
  });
  return end;
}

async function keepOne(row: FileRow, keeping: Keeping): Promise<KeepEnd> {
  const key = keeping.scope + row[0];
  if (await keeping.shelf.match(key)) return 'kept';
  const answer = (await fromOlder(row, keeping)) ?? (await fromNetwork(row, keeping));
  if (typeof answer === 'string') return answer;
  try {
    await keeping.shelf.put(key, answer);
    return 'kept';
  } catch {
    return 'full';
  }
}

async function fromOlder(row: FileRow, { scope, older, hashOf }: Keeping): Promise<Response | null> {
  for (const shelf of older) {
    const found = await shelf.match(scope + row[0]);
    if (found && (await hashOf(await found.clone().arrayBuffer())) === row[2]) return found;
  }
  return null;
}

async function fromNetwork([path, , hash]: FileRow, { scope, fetchFile, hashOf }: Keeping): Promise<Response | KeepEnd> {
  try {
    const answer = await fetchFile(scope + path, path.startsWith(HASHED));
    // A file of this list that is gone: the site holds another version.
    if (!mayStore(answer, 'file')) return answer.status >= 500 ? 'unreachable' : 'changed';
    return (await hashOf(await answer.clone().arrayBuffer())) === hash ? answer : 'changed';
  } catch {
    return 'unreachable';
  }
}
