import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser } from '#tasks/browser.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('CHROMIUM_PATH wins', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(findBrowser()).toBe(process.execPath);
});

test('a CHROMIUM_PATH that leads nowhere is one line that names it', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(() => findBrowser()).toThrow("CHROMIUM_PATH names '/nowhere/chromium', which does not exist.");
});
