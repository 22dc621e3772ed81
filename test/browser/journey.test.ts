import { expect } from 'vitest';
import { CheckOnPage } from './check.ts';
import { mouse, Plate } from './plate.ts';
import { test } from './visit.ts';

const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 10, 28, 12);

test('from home through a step of the fish delivery and a stop of the ride to the quiz, and back a day later', async ({ visit }) => {
  const page = await visit('');
  await page.clock.setFixedTime(NOON_MS);
  await page
    .locator('#journey')
    .getByRole('link', { name: /Fish delivery/ })
    .click();
  await page.waitForURL(/fish-delivery/);
  const market = await Plate.open(visit, 'village-grows', {}, '', 'fish-delivery/');
  await mouse.choose(market.root.getByRole('radio').nth(4));
  await market.seek('end');
  await expect.poll(() => market.traceHash()).not.toBe('');
  const ride = await Plate.open(visit, 'uber-rows', {}, '', 'uber/');
  await ride.seek('end');
  await expect.poll(() => ride.traceHash()).not.toBe('');

  await page.goto('pop-quiz/');
  for (const [id, isRight] of [
    ['reverse-proxy-benefits', true],
    ['queue-decoupling', false],
  ] as const) {
    const check = new CheckOnPage(page, id);
    await check.wake();
    await check.answer(isRight);
  }
  await page.locator('.record').getByText('2 of 15 answered, 1 of them right').waitFor();
  await page.clock.setFixedTime(NOON_MS + DAY_MS);
  await page.goto('');
  expect(await page.getByRole('link', { name: /^Continue: / }).getAttribute('href')).toMatch(/\/pop-quiz\//);
  await page.getByRole('link', { name: 'One question is due for review today' }).click();
  const due = new CheckOnPage(page, 'queue-decoupling');
  await due.wake();
  await due.answer(true);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'That was all for today' }).waitFor();
});
