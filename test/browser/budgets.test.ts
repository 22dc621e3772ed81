import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MEASURED_PAGES } from '#tasks/measured-pages.ts';
import { test } from './visit.ts';

/** What may go over the wire, in bytes packed with gzip −9; fonts are packed already. One kB is 1,000 bytes. */
const BUDGET = {
  pageBeforeFigures: 75_000,
  scriptBeforeFigures: 5_000,
  /** After the page has loaded: what registers the worker and says that a new version waits. */
  offlineAfterLoad: 1_800,
  fontsInAll: 95_000,
  fontFiles: 5,
  fontsPreloaded: 45_000,
  /** Aimed at: 40,000. It is the simulator itself that weighs: 30,000 of it is needed to show the first frame. */
  firstFigure: 49_000,
  furtherFigure: 6_000,
  firstQuiz: 22_000,
};

const CHAPTER = MEASURED_PAGES[1].path;

type Kind = 'html' | 'css' | 'js' | 'font' | 'other';
const KINDS: Readonly<Record<string, Kind>> = { document: 'html', stylesheet: 'css', script: 'js', font: 'font' };

/** Counts what a page fetches; the static server packs with gzip −9, so lengths on the wire are the measure. */
class Scale {
  readonly #bytes = new Map<Kind, number>();
  readonly names: string[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      // The browser's tab asks for it, sooner or later.
      if (response.url().endsWith('favicon.svg')) return;
      const kind = KINDS[response.request().resourceType()] ?? 'other';
      const length = Number(response.headers()['content-length'] ?? 0);
      this.#bytes.set(kind, (this.#bytes.get(kind) ?? 0) + length);
      this.names.push(`${kind} ${String(length)} ${new URL(response.url()).pathname}`);
    });
  }

  /** What came since the last reading, of these kinds. */
  read(...kinds: Kind[]): number {
    const sum = kinds.reduce((total, kind) => total + (this.#bytes.get(kind) ?? 0), 0);
    this.#bytes.clear();
    return sum;
  }
}

/** Figures that are still as built. */
const asleep = (page: Page) => page.locator(`${FIGURES}[data-ready="false"]`).count();

const FIGURES = 'figure[data-figure]';
const CHECKS = '[data-quiz=check]';

async function wake(page: Page, place: number): Promise<void> {
  const before = await asleep(page);
  await page.locator(FIGURES).nth(place).scrollIntoViewIfNeeded();
  await expect.poll(() => asleep(page)).toBeLessThan(before);
}

test('a chapter before a figure is in view', async ({ visit }) => {
  const page = await visit('about/');
  const scale = new Scale(page);
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  expect(await asleep(page)).toBeGreaterThanOrEqual(4);
  const inline = await page.locator('script:not([src])').allTextContents();
  const script = scale.names.filter((name) => name.startsWith('js')).reduce((sum, name) => sum + Number(name.split(' ')[1]), 0);
  expect(script + gzipSync(inline.join('\n'), { level: 9 }).length).toBeLessThanOrEqual(BUDGET.scriptBeforeFigures);
  expect(scale.read('html', 'css', 'js')).toBeLessThanOrEqual(BUDGET.pageBeforeFigures);
});

test('what keeps pages for reading without a network comes after the page', async ({ visit }) => {
  const page = await visit('about/', { hasWorker: true });
  const scale = new Scale(page);
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  // What the page before still fetches has the same names.
  const late = (): number =>
    [...new Set(scale.names.filter((name) => /^js .*_astro\/offline\./.test(name)))].reduce(
      (sum, name) => sum + Number(name.split(' ')[1]),
      0,
    );
  await expect.poll(late).toBeGreaterThan(BUDGET.offlineAfterLoad / 2);
  expect(late()).toBeLessThanOrEqual(BUDGET.offlineAfterLoad);
});

test('fonts: few, small, and only what the first view needs is preloaded', async ({ visit }) => {
  const files = globSync('dist/**/*.woff2');
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(BUDGET.fontFiles);
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(BUDGET.fontsInAll);
  const page = await visit(CHAPTER);
  const preloaded = await page
    .locator('link[rel=preload][as=font]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const bytes = preloaded.map((link) => statSync(path.join('dist', new URL(link).pathname)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET.fontsPreloaded);
});

/** In the order in which a reader meets them: the page, its first question (and with it Svelte), its figures. */
test('the first question, the first live figure, and each further one', async ({ visit }) => {
  const page = await visit('about/');
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  // The page's own script has come and run; a network may seem idle before.
  await page.locator('[data-search]').waitFor();
  const scale = new Scale(page);
  await page.locator(CHECKS).first().scrollIntoViewIfNeeded();
  await page.locator(`${CHECKS} [data-ready="true"]`).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(scale.read('js', 'other')).toBeLessThanOrEqual(BUDGET.firstQuiz);
  await wake(page, 0);
  expect(scale.read('css', 'js')).toBeLessThanOrEqual(BUDGET.firstFigure);
  for (const place of [1, 2, 3]) {
    await wake(page, place);
    expect(scale.read('css', 'js')).toBeLessThanOrEqual(BUDGET.furtherFigure);
  }
});
