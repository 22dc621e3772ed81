import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

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

/** Files that take minutes, the longest first: begun last, one worker would be busy with them while the other has nothing left. */
const LONGEST = ['browser/site.test.ts', 'browser/figures.test.ts', 'scenarios/delivery.test.ts', 'laws/cdn.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

/** Builds the site that the tests read, unless it is there. */
const BUILT = 'test/site/global-setup.ts';

/** Tests that drive Chromium. @param setups what is made ready before the browser */
const inBrowser = (name: string, folder: string, setups: readonly string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include: [`${folder}/**/*.test.ts`],
    globalSetup: [...setups, 'test/browser/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 10_000 } },
  },
});

/**
 * Kinds of test: `unit` and `laws` need nothing but Node, `site` reads a built site, `browser` drives Chromium on it, `access` does so
 * for keyboard, screen reader, other colours, zoom and paper and takes minutes, `hosts` wants nginx, `lms` the packages for learning
 * platforms, `usb` opens the packed edition from disk.
 */
export default defineConfig({
  plugins: [svelte()],
  test: {
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: notUnit, isolate: false, testTimeout: 180_000 } },
      { extends: true, test: { name: 'laws', include: ['test/laws/**/*.test.ts'], exclude: ['test/laws/long/**'], testTimeout: 300_000 } },
      { extends: true, test: { name: 'long', include: ['test/laws/long/**/*.test.ts'], testTimeout: 3_600_000 } },
      {
        extends: true,
        test: { name: 'site', include: ['test/site/**/*.test.ts'], globalSetup: [BUILT], testTimeout: 60_000 },
      },
      inBrowser('browser', 'test/browser', [BUILT]),
      inBrowser('access', 'test/access', [BUILT]),
      inBrowser('lms', 'test/lms-browser', [BUILT, 'test/lms-browser/global-setup.ts']),
      inBrowser('usb', 'test/on-disk', ['test/on-disk/global-setup.ts']),
      inBrowser('hosts', 'test/hosts'),
    ],
  },
});
