import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '#tasks/build.mjs';
import { root } from '#tasks/process.mjs';

export interface Host {
  /** address of the site, with a slash at its end */
  readonly url: string;
  stop(): Promise<void>;
}

/** A port nobody uses at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The built site on Debian's nginx, with the server block that the build wrote: only port and root are set. */
export async function nginxHost(basePath: string): Promise<Host> {
  const outDir = `.cache/host${basePath.replaceAll('/', '-')}/dist`;
  if ((await build({ outDir, basePath })) !== 0) throw new Error('The site does not build; the reason stands above.');
  const port = await freePort();
  const home = mkdtempSync(path.join(tmpdir(), 'pip-nginx-'));
  const www = path.join(home, 'www');
  mkdirSync(path.join(home, 'logs'));
  cpSync(path.join(root, outDir), path.join(www, basePath), { recursive: true });
  const block = readFileSync(path.join(root, outDir, '../hosting/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${String(port)};`)
    .replace('root /var/www/pip;', `root ${www};`);
  writeFileSync(
    path.join(home, 'nginx.conf'),
    `pid ${home}/pid;\nerror_log ${home}/logs/error.log;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\nclient_body_temp_path ${home};\n${block}}\n`,
  );
  const server = spawn('nginx', ['-p', home, '-c', path.join(home, 'nginx.conf'), '-g', 'daemon off; user root;'], { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answering(`http://127.0.0.1:${String(port)}${basePath}`, server);
  return {
    url: `http://127.0.0.1:${String(port)}${basePath}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Resolves when the host answers; rejects when its process ends instead. */
function answering(url: string, server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('nginx is not installed here: apt-get install nginx-light')));
    server.once('exit', (code) => reject(new Error(`nginx ended with ${String(code)}`)));
    const ask = (): void => {
      if (server.exitCode !== null) return;
      fetch(url).then(
        () => resolve(),
        () => setImmediate(ask),
      );
    };
    ask();
  });
}
