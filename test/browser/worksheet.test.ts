import { expect } from 'vitest';
import { axeFindings, sidewaysPx, test } from './visit.ts';

const SHEET = 'teachers/caches/worksheet/';

test('a seed in the address or in the field makes the sheet; the address keeps it', async ({ visit }) => {
  const page = await visit(`${SHEET}?seed=Class%207B`);
  const questions = page.getByRole('region', { name: 'Caches', exact: true });
  const status = page.getByRole('status').filter({ hasText: 'seed' });
  await expect.poll(() => status.textContent()).toContain('class-7b');
  const first = await questions.innerText();
  await page.getByRole('textbox', { name: 'Seed of the sheet' }).fill('Class 8A');
  await page.getByRole('button', { name: 'Make this sheet' }).click();
  await expect.poll(() => status.textContent()).toContain('class-8a');
  expect(await questions.innerText()).not.toBe(first);
  expect(new URL(page.url()).searchParams.get('seed')).toBe('class-8a');
  await page.getByRole('button', { name: 'Another seed' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('seed')).toMatch(/^floe-\d+$/);
  const again = await visit(`${SHEET}#seed=class-7b`);
  const sameQuestions = again.getByRole('region', { name: 'Caches', exact: true });
  await expect.poll(() => sameQuestions.innerText()).toBe(first);
  await again.setViewportSize({ width: 320, height: 700 });
  expect(await sidewaysPx(again)).toBe(0);
  expect(await axeFindings(again)).toEqual([]);
});

test('on paper there are the questions, then on a new page the key, and nothing else; without a script as well', async ({ visit }) => {
  const page = await visit(SHEET, { hasScript: false });
  await page.emulateMedia({ media: 'print' });
  const [questions, key] = [page.locator('.paper:not(.is-key)'), page.locator('.paper.is-key')];
  expect(await questions.locator('.paper-questions > li').count()).toBe(await key.locator('.paper-questions > li').count());
  expect(await key.evaluate((section) => getComputedStyle(section).breakBefore)).toBe('page');
  const shown = page.locator('header, footer, nav, form, .opener, .sheet-how, .paper').filter({ visible: true });
  expect(await shown.count()).toBe(2);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect([2, 3, 4]).toContain([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length);
});

test('a misconception of a guide leads to the figure, at the settings and the moment where it fails', async ({ visit }) => {
  const page = await visit('teachers/load-balancers/');
  await page.locator('#least-always-wins').getByRole('link').click();
  const figure = page.locator('figure[data-figure="health-checks"]');
  await page.locator('figure[data-figure="health-checks"][data-ready="true"]').waitFor();
  await expect.poll(() => figure.getByRole('radio', { name: 'Least connections' }).isChecked()).toBe(true);
  await expect.poll(() => figure.getAttribute('data-now-ms')).toBe('24000');
  const { top, height } = await figure.evaluate((plate) => ({ top: plate.getBoundingClientRect().top, height: innerHeight }));
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(height);
});
