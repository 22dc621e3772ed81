import { globSync } from 'node:fs';
import { expect } from 'vitest';
import { OUTLINE } from '#course/outline.ts';
import { MEASURED_PAGES } from '#tasks/measured-pages.ts';
import { axeFindings, sidewaysPx, test } from './visit.ts';

const [HOME, CHAPTER] = MEASURED_PAGES.map((page) => page.path);
const PATHS = [
  HOME,
  CHAPTER,
  'distributed-systems/',
  'reverse-proxies/',
  'caches/',
  'cdns/',
  'fish-delivery/',
  'uber/',
  'message-queues/',
  'pop-quiz/',
  'review/',
  'progress/',
  'about/',
  'accuracy/',
  'blueprint/',
  'sources/',
  'accessibility/',
  'teachers/',
  'teachers/caches/',
];

/** Every rule on a small screen; in the other theme, on a wide one, what colours and room can change. */
const LOOKS = [
  [390, 'light', undefined],
  [1440, 'dark', ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']],
] as const;

test.for(PATHS)('"%s": no complaint of the browser, nothing sticks out, axe finds nothing', async (path, { visit }) => {
  const page = await visit(path ?? '', { width: 1440, reducedMotion: true });
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  for (const width of [1440, 820, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sidewaysPx(page), `${width} px`).toBe(0);
  }
  // Where the page stands still, nothing is half under the header.
  await page.keyboard.press('Home');
  for (const [width, colorScheme, rules] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await axeFindings(page, rules), `${width} px, ${colorScheme}`).toEqual([]);
  }
});

test('the first Tab offers to skip to the text, Enter does it', async ({ visit }) => {
  const page = await visit(CHAPTER ?? '');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /skip to/i });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the chosen theme outlives a reload and another page, without a flash', async ({ visit }) => {
  const page = await visit(HOME ?? '', { theme: 'light' });
  const themeNow = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const night = page.getByRole('button', { name: 'Polar night' });
  await night.click();
  expect(await night.getAttribute('aria-pressed')).toBe('true');
  expect(await themeNow()).toBe('dark');
  await page.reload();
  expect(await themeNow()).toBe('dark');
  const chapter = await visit(CHAPTER ?? '');
  expect(await chapter.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});

test('a missing page is the 404 page, which leads home', async ({ visit }) => {
  const page = await visit('no-such-floe/', { expected: [/404/] });
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(/\/$/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Building Blocks');
});

test('search finds a word of the chapter, by keyboard alone', async ({ visit }) => {
  const page = await visit(HOME ?? '');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('round robin');
  const hit = dialog.getByRole('link', { name: /load balancers/i }).first();
  await hit.waitFor();
  await hit.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(CHAPTER ?? ''));
});

test('Escape closes the search and gives the focus back', async ({ visit }) => {
  const page = await visit(HOME ?? '');
  const opener = page.getByRole('button', { name: /search/i });
  await opener.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('the journey map leads to every stop, and says of those without a chapter that they are still to come', async ({ visit }) => {
  const page = await visit(HOME ?? '');
  const journey = page.locator('#journey');
  const written = globSync('content/chapters/*/index.mdx').length + OUTLINE.filter((stop) => stop.ownChecks).length;
  expect(written).toBeGreaterThanOrEqual(9);
  expect(await journey.getByRole('link').count()).toBe(written);
  expect(await journey.getByText('coming', { exact: true }).count()).toBe(OUTLINE.length - written);
  await journey.getByRole('link', { name: /load balancers/i }).click();
  await page.waitForURL(new RegExp(CHAPTER ?? ''));
});

test('without JavaScript the chapter has its text, first frames, tables and quiz with answers', async ({ visit }) => {
  const page = await visit(CHAPTER ?? '', { hasScript: false });
  const figures = page.getByRole('main').locator('figure');
  expect(await figures.count()).toBeGreaterThanOrEqual(4);
  for (const figure of (await figures.all()).slice(0, 4)) {
    expect(await figure.locator('svg').count()).toBeGreaterThan(0);
    expect(await figure.locator('table').count()).toBeGreaterThan(0);
  }
  const answers = page.getByRole('main').locator('details');
  expect(await answers.count()).toBeGreaterThanOrEqual(8);
  expect((await page.getByRole('main').innerText()).split(/\s+/).length).toBeGreaterThan(2000);
});
