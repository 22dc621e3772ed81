import path from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { listenFrom, wantedPort } from './ports.mjs';
import { root } from './process.mjs';
import { staticServer } from './serve.mjs';
import { siteAddress } from './site/site-address.mjs';

/** Builds what is not built and serves it until a signal ends the process. */
export async function start() {
  const port = wantedPort(process.env['PORT']);
  console.log('Building the site …');
  const code = await build();
  if (code !== 0) return code;
  const { base: basePath } = siteAddress(process.env);
  const server = staticServer(path.join(root, 'dist'), basePath);
  const host = process.env['HOST'] ?? '127.0.0.1';
  const open = await listenFrom(server, port, host);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  console.log(`Ready: http://${host}:${open}${basePath}  (Ctrl+C ends it)`);
  return 0;
}
