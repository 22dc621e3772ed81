import { chromium as playwright } from 'playwright-core';
import { BROWSER_ARGS } from '#tasks/measured-pages.ts';
import { firstOf } from './driver.ts';
import type { Driver, Engine } from './driver.ts';

async function start(program: string): Promise<Driver> {
  const browser = await playwright.launch({ executablePath: program, args: BROWSER_ARGS });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  return {
    version: browser.version(),
    open: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    evaluate: (expression) => page.evaluate<string>(expression),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: async (keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => browser.close(),
  };
}

/** Chromium, driven as in all our other tests. */
export const chromium: Engine = {
  name: 'Chromium',
  install: 'apt-get install chromium',
  start: () => {
    const program = firstOf(process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome');
    return program === undefined ? null : start(program);
  },
};
