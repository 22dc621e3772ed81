import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import { createServer } from 'node:http';
import { listenFrom } from '#tasks/ports.mjs';
import { clickActions, firstOf, keyActions } from './driver.ts';
import type { Driver, Engine } from './driver.ts';
import { saysOnce } from './says-once.ts';

const TRIES = 100;
const PAUSE_MS = 100;

interface Programs {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

/** A port nobody uses: WebKitWebDriver wants to be given one. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenFrom(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One command of WebDriver. Throws what the driver says is wrong. */
async function ask<Value>(address: string, method: 'POST' | 'DELETE' | 'GET', body?: object): Promise<Value> {
  const response = await fetch(address, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error ?? ''}: ${value.message ?? ''}`);
  return value;
}

async function untilReady(address: string): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const isThere = await ask(`${address}/status`, 'GET').then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('WebKitWebDriver does not answer.');
}

async function drive(address: string, browser: string, stop: () => Promise<void>): Promise<Driver> {
  const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const { sessionId, capabilities } = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>(
    `${address}/session`,
    'POST',
    { capabilities: { alwaysMatch: options } },
  );
  const session = `${address}/session/${sessionId}`;
  await ask(`${session}/window/rect`, 'POST', { x: 0, y: 0, width: 1280, height: 940 });
  return {
    version: capabilities.browserVersion,
    open: (url) => ask(`${session}/url`, 'POST', { url }),
    evaluate: (expression) => ask(`${session}/execute/sync`, 'POST', { script: `return ${expression}`, args: [] }),
    clickAt: (x, y) => ask(`${session}/actions`, 'POST', { actions: clickActions(x, y) }),
    press: (keys) => ask(`${session}/actions`, 'POST', { actions: keyActions(keys) }),
    close: async () => {
      await ask(session, 'DELETE').catch(() => undefined);
      await stop();
    },
  };
}

/** WebKitGTK has no headless mode: it gets a screen nobody sees. */
async function start({ driver, browser, screen }: Programs): Promise<Driver> {
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.kill()) await gone;
    }
  };
  try {
    const display = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(display);
    const number = await saysOnce(display, /(\d+)\n/, 'Xvfb', 3);
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11' };
    children.push(spawn(driver, ['-p', String(port)], { stdio: 'ignore', env }));
    const address = `http://127.0.0.1:${String(port)}`;
    await untilReady(address);
    return await drive(address, browser, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Debian's WebKitGTK by WebDriver: the engine of Safari in another window. */
export const webkit: Engine = {
  name: 'WebKitGTK',
  install: 'apt-get install webkit2gtk-driver xvfb',
  start: () => {
    const driver = firstOf('/usr/bin/WebKitWebDriver');
    const browser = firstOf(process.env['MINIBROWSER_PATH'], ...globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser'));
    const screen = firstOf('/usr/bin/Xvfb');
    if (driver === undefined || browser === undefined || screen === undefined) return null;
    return start({ driver, browser, screen });
  },
};
