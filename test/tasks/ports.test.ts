import { createServer } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { listenFrom, wantedPort } from '#tasks/ports.mjs';

const servers: ReturnType<typeof createServer>[] = [];
const newServer = () => {
  const server = createServer();
  servers.push(server);
  return server;
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  vi.restoreAllMocks();
});

test('a port in use costs one line that names it, and the next one is taken', async () => {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const busy = await listenFrom(newServer(), 0);
  const open = await listenFrom(newServer(), busy);
  expect(open).toBeGreaterThan(busy);
  expect(lines.mock.calls[0]).toEqual([
    `Port ${String(busy)} is in use, trying ${String(busy + 1)}. To choose one yourself: PORT=8080 npm start`,
  ]);
});

test('an address that is not ours is one line, not a stack', async () => {
  await expect(listenFrom(newServer(), 0, '192.0.2.1')).rejects.toThrow('Cannot listen on 192.0.2.1');
});

test.each([
  [undefined, 4321],
  ['', 4321],
  ['8080', 8080],
  ['0', 0],
])('PORT=%s means %i', (text, port) => {
  expect(wantedPort(text)).toBe(port);
});

test.each(['abc', '80.5', '-1', '65536'])('PORT=%s is refused', (text) => {
  expect(() => wantedPort(text)).toThrow(`PORT is '${text}'`);
});
