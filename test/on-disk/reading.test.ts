import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { CheckOnPage } from '#test/browser/check.ts';
import { Plate } from '#test/browser/plate.ts';
import { sidewaysPx, test } from '#test/browser/visit.ts';
import { USB_FOLDER } from '#tasks/usb/results.ts';

const siteUrl = `${pathToFileURL(USB_FOLDER).href}/`;
const CHAPTER = 'load-balancers/index.html';
const FIGURE = 'traffic-controller';

test('from home to a chapter, where a figure plays and a link keeps the moment', async ({ visit }) => {
  const home = await visit('index.html', { siteUrl });
  await home
    .locator('#journey')
    .getByRole('link', { name: /load balancers/i })
    .click();
  await home.waitForURL(new RegExp(`${CHAPTER}$`));
  const plate = await Plate.open(visit, FIGURE, { siteUrl }, '', CHAPTER);
  await plate.seek('start');
  await plate.button('Play').click();
  await expect.poll(() => plate.nowMs()).toBeGreaterThan(0);
  await plate.button('Link to this moment').click();
  await expect.poll(() => plate.page.url()).toMatch(new RegExp(`${CHAPTER}#${FIGURE}\\?.+at=`));
  const atMs = await plate.nowMs();
  await plate.page.reload();
  await expect.poll(() => plate.nowMs()).toBe(atMs);
  expect(await plate.button('Embed').count()).toBe(0);
});

test('an answer is graded, and still there on the next visit', async ({ visit }) => {
  const page = await visit(CHAPTER, { siteUrl });
  const [, , first = ''] = await CheckOnPage.idsOn(page);
  const check = new CheckOnPage(page, first);
  await check.wake();
  await check.answer(true);
  expect(await check.verdict()).toBe('correct');
  const again = new CheckOnPage(await visit(CHAPTER, { siteUrl }), first);
  await again.wake();
  expect(await again.verdict()).toBe('correct');
});

test('where storage is refused the page goes on, and the progress page says so', async ({ browser }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  const page = await context.newPage();
  await page.goto(siteUrl + CHAPTER);
  const [, , id = ''] = await CheckOnPage.idsOn(page);
  const check = new CheckOnPage(page, id);
  await check.wake();
  await check.answer(true);
  await page.goto(`${siteUrl}progress/index.html`);
  await page.getByText(/does not keep anything/).waitFor();
  await context.close();
});

test('search finds a word and leads to its place', async ({ visit }) => {
  const page = await visit('index.html', { siteUrl });
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('round robin');
  const hit = dialog.getByRole('link', { name: /load balancers/i }).first();
  await hit.waitFor();
  expect(await dialog.locator('mark').count()).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`${CHAPTER}#.+`));
  const { hash } = new URL(page.url());
  expect(await page.locator(hash).isVisible()).toBe(true);
});

test.for(['pop-quiz', 'review', 'progress'])('%s comes to life, in the dark and on a phone, too', async (name, { visit }) => {
  const page = await visit(`${name}/index.html`, { siteUrl, theme: 'dark', width: 390 });
  await page.locator('main [data-ready="true"]').first().waitFor();
  expect(await sidewaysPx(page)).toBe(0);
});
