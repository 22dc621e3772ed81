import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SiteList } from '#offline/site-list.ts';
import { listenFrom } from '#tasks/ports.mjs';
import { staticServer } from '#tasks/serve.mjs';

/** A host that can be cut off, deploy another folder, or lose a file. */
export class ChangingSite {
  readonly #folders: string[] = [];
  readonly #server: Server;
  #current = staticServer('dist');
  #isCut = false;
  #gone: RegExp | null = null;
  url = '';

  private constructor() {
    this.#server = createServer((request, response) => {
      if (this.#isCut) return void request.socket.destroy();
      if (this.#gone?.test(request.url ?? '')) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      this.#current.emit('request', request, response);
    });
  }

  static async open(): Promise<ChangingSite> {
    const site = new ChangingSite();
    site.url = `http://127.0.0.1:${String(await listenFrom(site.#server, 0))}/`;
    return site;
  }

  /** No request is answered any more. */
  cut(): void {
    this.#isCut = true;
    this.#server.closeAllConnections();
  }

  /** Files whose address fits are answered as not found. */
  lose(address: RegExp): void {
    this.#gone = address;
  }

  /** From now on a changed copy of the built site is served. */
  async deploy(change: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'pip-deploy-'));
    this.#folders.push(folder);
    cpSync('dist', folder, { recursive: true });
    await change(folder);
    this.#current = staticServer(folder);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    for (const folder of this.#folders) rmSync(folder, { recursive: true });
  }
}

/** What the built worker lists. */
export function builtList(): SiteList {
  const [, text = ''] = /^const SITE_LIST=(.*);$/m.exec(readFileSync('dist/sw.js', 'utf8')) ?? [];
  return JSON.parse(text) as SiteList;
}

/** As if every script had changed: each has another name, and everything that names it says so; `words` change in the pages. */
export function renameScripts(folder: string, [from, to]: readonly [string, string]): void {
  const scripts = globSync('_astro/*.js', { cwd: folder }).map((file) => path.basename(file));
  const renamed = new Map(scripts.map((name) => [name, name.replace(/\.js$/, '-b.js')]));
  const pattern = new RegExp(scripts.map((name) => name.replace(/[.]/g, '\\.')).join('|'), 'g');
  for (const file of globSync('**/*.{html,js}', { cwd: folder })) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(pattern, (name) => renamed.get(name) ?? name);
    writeFileSync(path.join(folder, file), file.endsWith('.html') ? text.replaceAll(from, to) : text);
  }
  for (const [name, next] of renamed) renameSync(path.join(folder, '_astro', name), path.join(folder, '_astro', next));
}
