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
  fontsInAll: 95_000,
  fontFiles: 5,
  fontsPreloaded: 45_000,
  firstFigure: 40_000,
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

/** Islands that are still as built, inside what `selector` finds. */
const asleep = (page: Page, selector: string) => page.locator(`astro-island[ssr]:has(${selector})`).count();

const FIGURES = 'figure[data-figure]';

async function wake(page: Page, selector: string, place: number): Promise<void> {
  const before = await asleep(page, selector);
  await page.locator(selector).nth(place).scrollIntoViewIfNeeded();
  await expect.poll(() => asleep(page, selector)).toBeLessThan(before);
}

test('a chapter before a figure is in view', async ({ visit }) => {
  const page = await visit('about/');
  const scale = new Scale(page);
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  expect(await asleep(page, FIGURES)).toBeGreaterThanOrEqual(4);
  const inline = await page.locator('script:not([src])').allTextContents();
  const script = scale.names.filter((name) => name.startsWith('js')).reduce((sum, name) => sum + Number(name.split(' ')[1]), 0);
  expect(script + gzipSync(inline.join('\n'), { level: 9 }).length).toBeLessThanOrEqual(BUDGET.scriptBeforeFigures);
  expect(scale.read('html', 'css', 'js')).toBeLessThanOrEqual(BUDGET.pageBeforeFigures);
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

test('the first live figure, and each further one', async ({ visit }) => {
  const page = await visit('about/');
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  const scale = new Scale(page);
  await wake(page, FIGURES, 0);
  expect(scale.read('css', 'js', 'other')).toBeLessThanOrEqual(BUDGET.firstFigure);
  for (const place of [1, 2, 3]) {
    await wake(page, FIGURES, place);
    expect(scale.read('css', 'js', 'other')).toBeLessThanOrEqual(BUDGET.furtherFigure);
  }
});
