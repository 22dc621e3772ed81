import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '#tasks/browser.mjs';
import { BROWSER_ARGS } from '#tasks/measured-pages.ts';
import { listenFrom } from '#tasks/ports.mjs';
import { staticServer } from '#tasks/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    siteUrl: string;
    browserEndpoint: string;
  }
}

/** One server of the built site and one Chromium for all browser tests; each test opens a context of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = staticServer('dist');
  const port = await listenFrom(server, 0);
  const browser = await chromium.launchServer({ executablePath: findBrowser(), args: BROWSER_ARGS });
  project.provide('siteUrl', `http://127.0.0.1:${String(port)}/`);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
}
