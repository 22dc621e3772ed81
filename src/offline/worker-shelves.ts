import { lookupOrder, ownNames, seenName, staleNames, stateName, wholeName } from './cache-names.ts';
import { eachInLanes, keepFiles } from './keep.ts';
import type { KeepEnd, Standing } from './messages.ts';
import { bytesOf, isPage, rowsAt } from './site-list.ts';
import type { FileRow, SiteList } from './site-list.ts';
import { begun, NOTHING_YET, readState } from './state.ts';
import type { OfflineState } from './state.ts';
import { mayStore, pathOf } from './strategy.ts';

const MATCHING = { ignoreVary: true } as const;

/** Everything one version of the worker has stored and may look up. */
export class Shelves {
  readonly #list: SiteList;
  readonly #scope: string;

  /** @param scope address of the site's home */
  constructor(list: SiteList, scope: string) {
    this.#list = list;
    this.#scope = scope;
  }

  /** What is stored under the first of these addresses that has anything. */
  async find(keys: readonly string[]): Promise<Response | undefined> {
    for (const name of lookupOrder(await caches.keys(), this.#list.base, this.#list.version)) {
      const shelf = await caches.open(name);
      for (const key of keys) {
        const found = await shelf.match(key, MATCHING);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Stores what came by. That there is no room is no reason to fail. */
  async putSeen(key: string, answer: Response): Promise<void> {
    try {
      await (await caches.open(seenName(this.#list.base, this.#list.version))).put(key, answer);
    } catch {
      // The page has its answer; it will not be there without a network.
    }
  }

  /** Stores a page and what it may fetch later, as far as that is to be had. */
  async putPage(path: string): Promise<void> {
    const needs = Object.hasOwn(this.#list.needs, path) ? rowsAt(this.#list, this.#list.needs[path] ?? []) : [];
    const names = lookupOrder(await caches.keys(), this.#list.base, this.#list.version);
    const stored = new Set((await Promise.all(names.map((name) => this.#paths(name)))).flat());
    const missing = [path, ...needs.map(([name]) => name)].filter((name) => !stored.has(name));
    await eachInLanes(missing, async (name) => {
      const answer = await fetch(this.#scope + name).catch(() => null);
      if (answer && mayStore(answer, 'file')) await this.putSeen(this.#scope + name, answer);
      return true;
    });
  }

  /** Without the shell there is no worker; without the rest there is one that keeps less. @throws when the shell cannot be stored */
  async install(): Promise<void> {
    const end = await this.#keep(rowsAt(this.#list, this.#list.shell), () => undefined);
    if (end !== 'kept') throw new Error(`The offline page could not be stored: ${end}`);
    if ((await this.#state()).isWanted) await this.#keep(this.#list.files, () => undefined);
  }

  async begin(): Promise<void> {
    const state = begun(await this.#state(), this.#list.version);
    await this.#note(state);
    for (const name of staleNames(await caches.keys(), this.#list.base, [state.active, state.previous])) await caches.delete(name);
  }

  async keepAll(onFile: (row: FileRow) => void): Promise<KeepEnd> {
    try {
      await this.#note({ ...(await this.#state()), isWanted: true });
      return await this.#keep(this.#list.files, onFile);
    } catch {
      return 'full';
    }
  }

  /** Removes the course but not what the worker itself needs, nor what was visited. */
  async removeAll(): Promise<void> {
    await this.#note({ ...(await this.#state()), isWanted: false });
    const { base, version } = this.#list;
    const shell = new Set(rowsAt(this.#list, this.#list.shell).map(([path]) => path));
    const own = await caches.open(wholeName(base, version));
    for (const [path] of this.#list.files) if (!shell.has(path)) await own.delete(this.#scope + path, MATCHING);
    const others = ownNames(await caches.keys(), base).filter((name) => name.endsWith(':whole') && name !== wholeName(base, version));
    for (const name of others) await caches.delete(name);
  }

  async standing(): Promise<Standing> {
    const { base, version, files, packedBytes } = this.#list;
    const own = new Set(await this.#paths(wholeName(base, version)));
    const kept = files.filter(([path]) => own.has(path));
    const all = await Promise.all(lookupOrder(await caches.keys(), base, version).map((name) => this.#paths(name)));
    return {
      files: files.length,
      bytes: bytesOf(files),
      packedBytes,
      keptFiles: kept.length,
      keptBytes: bytesOf(kept),
      isWanted: (await this.#state()).isWanted,
      pages: [...new Set(all.flat())].filter(isPage),
    };
  }

  async #paths(name: string): Promise<string[]> {
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => pathOf(url, this.#scope));
  }

  async #keep(rows: readonly FileRow[], onFile: (row: FileRow) => void): Promise<KeepEnd> {
    const { base, version } = this.#list;
    const whole = wholeName(base, version);
    const older = lookupOrder(await caches.keys(), base, version).filter((name) => name !== whole);
    return keepFiles(rows, {
      scope: this.#scope,
      shelf: await caches.open(whole),
      older: await Promise.all(older.map((name) => caches.open(name))),
      fetchFile: (address, isHashed) => fetch(address, { cache: isHashed ? 'default' : 'no-cache' }),
      hashOf: hashStart,
      onFile,
    });
  }

  async #state(): Promise<OfflineState> {
    const noted = await (await caches.open(stateName(this.#list.base))).match(this.#scope);
    return noted ? readState(await noted.text()) : NOTHING_YET;
  }

  async #note(state: OfflineState): Promise<void> {
    await (await caches.open(stateName(this.#list.base))).put(this.#scope, new Response(JSON.stringify(state)));
  }
}

/** As the build writes it: twelve bytes of SHA-256, base64url. */
async function hashStart(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 12);
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
