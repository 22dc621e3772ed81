import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const notUnit = [
  'test/laws/**',
  'test/site/**',
  'test/browser/**',
  'test/access/**',
  'test/bench/**',
  'test/hosts/**',
  'test/lms-browser/**',
  'test/on-disk/**',
  '**/node_modules/**',
];

/**
 * Kinds of test: `unit` and `laws` need nothing but Node, `site` reads a built site, `browser` drives Chromium on it, `access` does so
 * for keyboard, screen reader, other colours, zoom and paper and takes minutes, `hosts` wants nginx, `lms` the packages for learning
 * platforms, `usb` opens the packed edition from disk.
 */
export default defineConfig({
  plugins: [svelte()],
  test: {
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: notUnit, isolate: false, testTimeout: 180_000 } },
      { extends: true, test: { name: 'laws', include: ['test/laws/**/*.test.ts'], exclude: ['test/laws/long/**'], testTimeout: 300_000 } },
      { extends: true, test: { name: 'long', include: ['test/laws/long/**/*.test.ts'], testTimeout: 3_600_000 } },
      {
        extends: true,
        test: { name: 'site', include: ['test/site/**/*.test.ts'], globalSetup: ['test/site/global-setup.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/site/global-setup.ts', 'test/browser/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'access',
          include: ['test/access/**/*.test.ts'],
          globalSetup: ['test/site/global-setup.ts', 'test/browser/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'lms',
          include: ['test/lms-browser/**/*.test.ts'],
          globalSetup: ['test/site/global-setup.ts', 'test/browser/global-setup.ts', 'test/lms-browser/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'usb',
          include: ['test/on-disk/**/*.test.ts'],
          globalSetup: ['test/on-disk/global-setup.ts', 'test/browser/global-setup.ts'],
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/hosts/**/*.test.ts'],
          globalSetup: ['test/browser/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
