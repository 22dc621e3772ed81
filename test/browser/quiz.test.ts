import { expect } from 'vitest';
import { CheckOnPage } from './check.ts';
import { CHAPTER } from './plate.ts';
import { test } from './visit.ts';

test('every question of the chapter: answered wrong, then right, each graded and explained', async ({ visit }) => {
  const page = await visit(CHAPTER, { reducedMotion: true });
  const ids = await CheckOnPage.idsOn(page);
  expect(ids.length).toBeGreaterThanOrEqual(8);
  const kinds = new Set<string>();
  for (const id of ids) {
    const check = new CheckOnPage(page, id);
    kinds.add(check.question.kind);
    await check.wake();
    await check.answer(false);
    expect(await check.verdict(), id).not.toBe('correct');
    expect((await check.root.textContent())?.length, id).toBeGreaterThan(100);
    await check.again();
    await check.answer(true);
    expect(await check.verdict(), id).toBe('correct');
  }
  expect([...kinds].sort()).toEqual(['click', 'match', 'number', 'one', 'order', 'several', 'text']);
});

test('a reload keeps what was answered, and the map at home counts it', async ({ visit }) => {
  const page = await visit(CHAPTER);
  const [first = ''] = await CheckOnPage.idsOn(page);
  const check = new CheckOnPage(page, first);
  await check.wake();
  await check.answer(true);
  await page.reload();
  const again = new CheckOnPage(page, first);
  await again.wake();
  await expect.poll(() => again.verdict()).toBe('correct');
  await page.goto('');
  await expect.poll(() => page.locator('#journey').textContent()).toContain('begun');
});

test('nothing chosen: the check says what is missing; skipping shows the answer', async ({ visit }) => {
  const page = await visit(CHAPTER);
  const [first = ''] = await CheckOnPage.idsOn(page);
  const check = new CheckOnPage(page, first);
  await check.wake();
  await check.root.getByRole('button', { name: 'Check my answer' }).click();
  await check.root.getByRole('alert').waitFor();
  await check.root.getByRole('button', { name: /Skip/ }).click();
  await expect.poll(() => check.verdict()).toBe('skipped');
});

test('free text: what was found is marked, and a reader may say that an idea is there', async ({ visit }) => {
  const page = await visit(CHAPTER);
  const check = new CheckOnPage(page, 'scalability');
  await check.wake();
  await check.root.getByRole('textbox').fill('It spreads the requests over several servers.');
  await check.root.getByRole('button', { name: 'Check my answer' }).click();
  await check.root.getByText('spreads the requests', { exact: false }).first().waitFor();
  const claims = check.root.getByRole('button', { name: 'I did say this' });
  const before = await claims.count();
  expect(before).toBeGreaterThan(0);
  await claims.first().click();
  await expect.poll(() => claims.count()).toBe(before - 1);
});
