import { expect } from 'vitest';
import { CHAPTER } from './plate.ts';
import { test } from './visit.ts';

test('on paper a chapter ends with its answers, which no screen shows, and has no controls', async ({ visit }) => {
  const page = await visit(CHAPTER, { hasScript: false });
  const sheet = page.locator('.answer-sheet');
  const questions = await page.locator('[data-quiz=check]:not([data-warmup])').count();
  expect(await sheet.locator('li').count()).toBe(questions);
  expect(await sheet.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await sheet.isVisible()).toBe(true);
  expect(await sheet.evaluate((element) => getComputedStyle(element).breakBefore)).toBe('page');
  expect(await page.locator('.controls, .plate-tools, .check-foot').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('.plate .pane-stage').first().isVisible()).toBe(true);
});
