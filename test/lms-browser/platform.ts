import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Version } from '#lms/link.ts';
import { listenFrom } from '#tasks/ports.mjs';

/** How a platform behaves: as scorm-again does, as one that says no to everything, or as none at all. */
export type Manner = 'willing' | 'refusing' | 'absent';

/** The data model as scorm-again writes it. */
export type Cmi = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);
const COURSE_PATH = 'files/7/a course/';
const ICON = `<link rel="icon" href="/${COURSE_PATH}favicon.svg">`;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** A package as it was written, unpacked. */
export function packageOf(version: Version): Readonly<Record<string, Uint8Array>> {
  return unzipSync(readFileSync(`packages/pip-the-penguin-scorm-${version}.zip`));
}

/** A learning platform that runs one package: the page with its player, the package's files, and a record that outlives both. */
export class Platform {
  readonly commits: Cmi[] = [];
  readonly #version: Version;
  readonly #files: Readonly<Record<string, Uint8Array>>;
  readonly #server = createServer((request, response) => {
    this.#answer(request).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  readonly #manner: Manner;
  url = '';

  constructor(version: Version, manner: Manner) {
    this.#manner = manner;
    this.#version = version;
    this.#files = packageOf(version);
  }

  async open(): Promise<this> {
    this.url = `http://127.0.0.1:${String(await listenFrom(this.#server, 0))}/`;
    return this;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** What is on record of an element, by its name without `cmi.`. */
  on(element: string): string {
    const value = element.split('.').reduce<unknown>((part, name) => (part as Cmi | undefined)?.[name], this.commits.at(-1));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; type: string; body: string | Uint8Array }> {
    const wanted = decodeURIComponent(new URL(request.url ?? '/', 'http://lms').pathname.slice(1));
    if (wanted === 'commit') {
      this.commits.push((JSON.parse(await bodyOf(request)) as { cmi: Cmi }).cmi);
      return { status: 200, type: 'application/json', body: '{"result":true,"errorCode":0}' };
    }
    if (wanted === '') return { status: 200, type: 'text/html', body: this.#player() };
    if (wanted === 'left') return { status: 200, type: 'text/html', body: `<!doctype html><title>Left</title>${ICON}<p>You have left.` };
    if (wanted === 'scorm-again.js') return { status: 200, type: 'text/javascript', body: this.#scormAgain() };
    // Like many platforms: files only, no page for a folder.
    const file = wanted.startsWith(COURSE_PATH) ? this.#files[wanted.slice(COURSE_PATH.length)] : undefined;
    if (file === undefined) return { status: 404, type: 'text/plain', body: 'Not found' };
    return { status: 200, type: TYPES[path.extname(wanted)] ?? 'application/octet-stream', body: file };
  }

  #scormAgain(): string {
    return readFileSync(
      this.#version === '1.2' ? require.resolve('scorm-again/scorm12/min') : require.resolve('scorm-again/scorm2004/min'),
      'utf8',
    );
  }

  #player(): string {
    const name = this.#version === '1.2' ? 'API' : 'API_1484_11';
    const type = this.#version === '1.2' ? 'Scorm12API' : 'Scorm2004API';
    const api: Record<Manner, string> = {
      willing: `const api = window.${name} = new ${type}({ lmsCommitUrl: '/commit', logLevel: 5 });
        const saved = ${JSON.stringify(this.commits.at(-1) ?? null)};
        if (saved) api.loadFromJSON(saved);`,
      refusing: `window.${name} = new Proxy({}, { get: () => () => 'false' });`,
      absent: '',
    };
    return `<!doctype html><html lang="en"><title>Platform</title>${ICON}
      <style>html, body { height: 100%; margin: 0 } iframe { width: 100%; height: 95%; border: 0 }</style>
      <script src="/scorm-again.js"></script><script>${api[this.#manner]}</script>
      <iframe src="/${COURSE_PATH}sco.html"></iframe></html>`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
