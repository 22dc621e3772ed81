import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { exampleFiles, expectedHashes, simulatorScript } from './engines/bundle.ts';
import { listenFrom } from './ports.mjs';

/** Runs every example blueprint in each browser that is installed and holds the trace hashes against those of Node. */
const PATIENCE_MS = 120_000;

interface Engine {
  readonly name: string;
  readonly places: readonly string[];
  readonly args: (profile: string, url: string) => readonly string[];
}

const ENGINES: readonly Engine[] = [
  {
    name: 'Chromium',
    places: [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'],
    args: (profile, url) => [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
      ...[`--user-data-dir=${profile}`, url],
    ],
  },
  {
    name: 'Firefox',
    places: [process.env['FIREFOX_PATH'] ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'],
    args: (profile, url) => ['--headless', '--no-remote', '--profile', profile, url],
  },
];

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** A page that runs everything and sends back what came out. */
function serverFor(script: string, files: Record<string, string>, received: (text: string) => void): Server {
  const page = `<!doctype html><title>engines</title><script>${script.replaceAll('</script', '<\\/script')}</script><script>
fetch('/result', { method: 'POST', body: JSON.stringify({ agent: navigator.userAgent, hashes: traceHashes(${JSON.stringify(files)}) }) });
</script>`;
  return createServer((request, response) => {
    if (request.method === 'POST') void bodyOf(request).then(received);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.method === 'POST' ? '' : page);
  });
}

async function hashesIn({ args }: Engine, program: string, script: string, files: Record<string, string>): Promise<string> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const server = serverFor(script, files, resolve);
  const port = await listenFrom(server, 0);
  const browser = spawn(program, args(profile, `http://127.0.0.1:${port}/`), { stdio: 'ignore' });
  const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    browser.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const files = exampleFiles();
const expected = expectedHashes();
const script = await simulatorScript();
let passed = 0;
let failed = 0;
for (const engine of ENGINES) {
  const program = engine.places.find((place) => place !== '' && existsSync(place));
  if (program === undefined) {
    console.log(`${engine.name}: not installed, not tried`);
    continue;
  }
  const { agent, hashes } = JSON.parse(await hashesIn(engine, program, script, files)) as { agent: string; hashes: Record<string, string> };
  const wrong = Object.keys(expected).filter((name) => hashes[name] !== expected[name]);
  passed += Object.keys(expected).length - wrong.length;
  failed += wrong.length;
  console.log(
    `${engine.name} (${agent}): ${Object.keys(expected).length - wrong.length} of ${Object.keys(expected).length} trace hashes as in Node`,
  );
  for (const name of wrong) console.log(`  ${name}: ${hashes[name] ?? 'missing'}, expected ${expected[name] ?? ''}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
