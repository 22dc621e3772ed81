import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenFrom } from '#tasks/ports.mjs';
import { staticServer } from '#tasks/serve.mjs';

const outside = mkdtempSync(path.join(tmpdir(), 'serve-'));
const folder = path.join(outside, 'dist');
const server = staticServer(folder, '/a/b/');
let port = 0;

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

/** A request with the path exactly as written: no client may tidy it first. */
function get(url: string, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ port, host: '127.0.0.1', path: url, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    call.on('error', reject).end();
  });
}

beforeAll(async () => {
  mkdirSync(path.join(folder, 'chapter'), { recursive: true });
  mkdirSync(path.join(folder, '_astro'));
  mkdirSync(path.join(folder, 'embed', 'plate'), { recursive: true });
  writeFileSync(path.join(folder, 'embed', 'plate', 'index.html'), '<p>plate</p>');
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'index.html'), '<p>home</p>');
  writeFileSync(path.join(folder, 'chapter', 'index.html'), 'chapter '.repeat(100));
  writeFileSync(path.join(folder, '404.html'), '<p>lost</p>');
  writeFileSync(path.join(folder, '_astro', 'x.abc.js'), 'x');
  port = await listenFrom(server, 0);
});

afterAll(() => {
  server.close();
  rmSync(outside, { recursive: true });
});

describe('the static server', () => {
  test('serves the index of a folder, packed', async () => {
    const reply = await get('/a/b/chapter/');
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/html; charset=utf-8' });
    expect(gunzipSync(reply.body).toString()).toBe('chapter '.repeat(100));
  });

  test('forbids sniffing and framing, keeps hashed files for a year and nothing else', async () => {
    const home = await get('/a/b/');
    expect(home.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cache-control': 'no-cache' });
    expect((await get('/a/b/_astro/x.abc.js')).headers['cache-control']).toContain('immutable');
  });

  test('lets a plate for other people’s pages be framed', async () => {
    expect((await get('/a/b/embed/plate/')).headers).not.toHaveProperty('x-frame-options');
  });

  test.each([
    ['/a/b', '/a/b/'],
    ['/a/b/chapter', '/a/b/chapter/'],
  ])('%s is sent on to %s', async (from, to) => {
    expect(await get(from)).toMatchObject({ status: 301, headers: { location: to } });
  });

  test.each([
    '/a/b/nowhere/',
    '/a/b/../../secret.txt',
    '/a/b/..%2fsecret.txt',
    '/a/b/%2e%2e/secret.txt',
    '/elsewhere',
    '/',
    '/a/b/%',
    '//',
  ])('%s is not found', async (url) => {
    const reply = await get(url);
    expect(reply.status).toBe(404);
    expect(reply.body.toString()).not.toContain('secret');
  });

  test('a missing page below the base path is the 404 page', async () => {
    expect((await get('/a/b/nowhere/')).body.toString()).toBe('<p>lost</p>');
  });

  test('HEAD has the headers and no body', async () => {
    const reply = await get('/a/b/', 'HEAD');
    expect(reply).toMatchObject({ status: 200, headers: { 'content-length': '11' } });
    expect(reply.body).toHaveLength(0);
  });
});
