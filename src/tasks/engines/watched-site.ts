import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { listenFrom } from '#tasks/ports.mjs';
import { root } from '#tasks/process.mjs';
import { staticServer } from '#tasks/serve.mjs';
import { hostRules } from '#tasks/site/host-rules.mjs';
import type { Rule } from '#tasks/site/host-rules.mjs';
import { writeWorker } from '#tasks/site/service-worker.mjs';
import type { SiteList } from '#offline/site-list.ts';
import { simulatorScript } from './bundle.ts';
import { watch } from './watch.ts';

const FOLDER = path.join(root, '.cache/engines');
const WATCH = 'watch.js';
const COMPLAINTS = '/complaints';
/** A page that holds nothing but the simulator. */
export const SIMULATOR_PAGE = 'simulator/';

/** A copy of the built site whose pages tell of complaints. Not injected by the drivers: WebDriver has no script before a page's own. */
async function watchedCopy(folder: string): Promise<readonly Rule[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(root, 'dist'), folder, { recursive: true });
  const pages = globSync('**/*.html', { cwd: folder }).map((file) => ({ file, html: readFileSync(path.join(folder, file), 'utf8') }));
  for (const { file, html } of pages) {
    const watched = html.replace('<head>', `<head><script src="/${WATCH}"></script>`);
    if (watched === html) throw new Error(`${file}: no <head> to watch it from`);
    writeFileSync(path.join(folder, file), watched);
  }
  writeFileSync(path.join(folder, WATCH), `(${watch.toString()})(${JSON.stringify(COMPLAINTS)})`);
  // The worker knows the hash of every file.
  await writeWorker(folder, '/', true);
  mkdirSync(path.join(folder, SIMULATOR_PAGE));
  writeFileSync(path.join(folder, SIMULATOR_PAGE, 'script.js'), await simulatorScript());
  const page = `<!doctype html><title>Simulator</title><script src="/${WATCH}"></script><script src="script.js"></script>`;
  writeFileSync(path.join(folder, SIMULATOR_PAGE, 'index.html'), page);
  return hostRules('/', pages);
}

/** The headers a host would send with an address; the policy reports as well, which also covers workers. */
export function headersOf(rules: readonly Rule[], address: string): [name: string, value: string][] {
  return rules
    .filter(({ covers, addresses: [first = '', ...others] }) =>
      covers === 'everything' || covers === 'folder' ? address.startsWith(first) : [first, ...others].includes(address),
    )
    .flatMap(({ headers }) => Object.entries(headers))
    .map(([name, value]) => [name, name === 'Content-Security-Policy' ? `${value};report-uri ${COMPLAINTS}` : value]);
}

/** What a browser tells: the watch in plain words, the policy's own reports as JSON in one of two shapes. */
export function complaintOf(body: string): string {
  if (!body.startsWith('{')) return body;
  const { 'csp-report': report = {} } = JSON.parse(body) as { 'csp-report'?: Record<string, string> };
  return `policy, reported: ${report['effective-directive'] ?? report['violated-directive'] ?? body} blocked '${report['blocked-uri'] ?? ''}' (${report['document-uri'] ?? ''})`;
}

/** The built site as a good host serves it, and what browsers complain of. */
export class WatchedSite {
  readonly url: string;
  readonly complaints: string[] = [];
  readonly #server: Server;
  #isCut = false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String(port)}/`;
  }

  static async open(): Promise<WatchedSite> {
    const rules = await watchedCopy(FOLDER);
    const files = staticServer(FOLDER);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (request.method === 'POST' && pathname === COMPLAINTS) {
        void text(request).then((complaint) => {
          site.complaints.push(complaintOf(complaint));
          response.writeHead(204).end();
        });
        return;
      }
      if (site.#isCut) return void request.socket.destroy();
      for (const [name, value] of headersOf(rules, pathname)) response.setHeader(name, value);
      files.emit('request', request, response);
    });
    const site = new WatchedSite(server, await listenFrom(server, 0));
    return site;
  }

  /** From now on nobody answers, but for complaints. */
  cut(): void {
    this.#isCut = true;
  }

  /** Everything is as before. */
  mend(): void {
    this.#isCut = false;
  }

  /** Addresses of a page and of all it may fetch, as the site's worker lists them. */
  neededBy(page: string): string[] {
    const [, list = ''] = /^const SITE_LIST=(.*);$/m.exec(readFileSync(path.join(FOLDER, 'sw.js'), 'utf8')) ?? [];
    const { files, needs } = JSON.parse(list) as SiteList;
    return [page, ...(needs[page] ?? []).map((place) => files[place]?.[0] ?? '')].map((file) => `/${file}`);
  }

  /** Complaints so far, and none from now on. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
