import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BidiLine } from './bidi-line.ts';
import { clickActions, firstOf, keyActions } from './driver.ts';
import type { Driver, Engine } from './driver.ts';
import { saysOnce } from './says-once.ts';

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Speaks to a Firefox that listens; the window it opened with is used. */
async function drive(line: BidiLine, stop: () => Promise<void>): Promise<Driver> {
  const { capabilities } = await line.ask<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
  const { contexts } = await line.ask<{ contexts: readonly { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]?.context;
  await line.ask('browsingContext.setViewport', { context, viewport: { width: 1280, height: 900 } });
  return {
    version: capabilities.browserVersion,
    open: async (url) => {
      await line.ask('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async (expression) => {
      const answer = await line.ask<Evaluated>('script.evaluate', { expression, target: { context }, awaitPromise: false });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return answer.result?.value ?? '';
    },
    clickAt: async (x, y) => {
      await line.ask('input.performActions', { context, actions: clickActions(x, y) });
    },
    press: async (keys) => {
      await line.ask('input.performActions', { context, actions: keyActions(keys) });
    },
    close: stop,
  };
}

async function start(program: string): Promise<Driver> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'firefox-'));
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile, 'about:blank'];
  const firefox: ChildProcess = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((resolve) => firefox.once('exit', resolve));
  let line: BidiLine | undefined;
  const stop = async (): Promise<void> => {
    // Asked to close it takes its helper processes along; killed it would leave them.
    await (line?.ask('browser.close', {}) ?? Promise.resolve(firefox.kill())).catch(() => firefox.kill('SIGKILL'));
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const address = await saysOnce(firefox, /WebDriver BiDi listening on (ws:\S+)/, 'Firefox');
    line = await BidiLine.open(`${address}/session`);
    return await drive(line, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Debian's Firefox by WebDriver BiDi, which it speaks itself. */
export const firefox: Engine = {
  name: 'Firefox ESR',
  install: 'apt-get install firefox-esr',
  start: () => {
    const program = firstOf(process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox');
    return program === undefined ? null : start(program);
  },
};
