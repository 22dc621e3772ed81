import { expect } from 'vitest';
import { CHAPTER } from './plate.ts';
import { test } from './visit.ts';

test('a part of a figure that is gone: it stays as built and says so, the others play', async ({ visit }) => {
  const page = await visit('licences/', { expected: [/404/, /dynamically imported module/] });
  await page.route(/_astro\/TrafficController[^/]*\.js/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(CHAPTER);
  const lost = page.locator('figure[data-figure="traffic-controller"]');
  await lost.scrollIntoViewIfNeeded();
  await page.getByRole('alert').filter({ hasText: 'did not come to life' }).waitFor();
  expect(await lost.locator('svg').count()).toBeGreaterThan(0);
  expect(await lost.locator('table').count()).toBeGreaterThan(0);
  const other = page.locator('figure[data-figure="same-traffic"]');
  await other.scrollIntoViewIfNeeded();
  await page.locator('figure[data-figure="same-traffic"][data-ready="true"]').waitFor();
});
