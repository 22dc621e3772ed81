import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { CheckOnPage } from './check.ts';
import { test } from './visit.ts';
import type { Visit } from './visit.ts';

const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 10, 28, 12);

async function isLive(page: Page, name: 'pop-quiz' | 'review' | 'progress-desk'): Promise<void> {
  await expect.poll(() => page.locator(`[data-${name}]`).getAttribute('data-ready')).toBe('true');
}

/** The page once its clock has been set. The first answer needs a date. */
async function visitAt(visit: Visit, path: string, nowMs: number): Promise<Page> {
  const page = await visit('licences/');
  await page.clock.setFixedTime(nowMs);
  await page.goto(path);
  return page;
}

async function answerInPopQuiz(page: Page, id: string, isRight: boolean): Promise<void> {
  const check = new CheckOnPage(page, id);
  await check.wake();
  await check.answer(isRight);
}

const cardsIn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .flatMap((key) => /:cards\/(.*)$/.exec(key)?.[1] ?? [])
      .sort(),
  );

test('the pop quiz asks fifteen questions, says by block what was missed, and asks that again', async ({ visit }) => {
  const page = await visit('pop-quiz/');
  await isLive(page, 'pop-quiz');
  await expect.poll(() => page.locator('[data-check]').count()).toBe(15);
  await answerInPopQuiz(page, 'scalability', true);
  await answerInPopQuiz(page, 'cdn-advantage', false);
  const record = page.locator('.record');
  await expect.poll(() => record.textContent()).toContain('2 of 15 answered, 1 of them right');
  expect(await record.textContent()).toContain('It proves nothing');
  await record.getByRole('button', { name: 'Ask me again what I missed (1)' }).click();
  await expect.poll(() => CheckOnPage.idsOn(page)).toEqual(['cdn-advantage']);
  await answerInPopQuiz(page, 'cdn-advantage', true);
  await expect.poll(() => record.textContent()).toContain('1 of 1 answered, 1 of them right');
});

test('the same draw asks the same questions after a reload; another draw asks others', async ({ visit }) => {
  const page = await visit('pop-quiz/');
  await isLive(page, 'pop-quiz');
  await expect.poll(() => page.locator('[data-check]').count()).toBe(15);
  const first = await CheckOnPage.idsOn(page);
  await page.reload();
  await expect.poll(() => CheckOnPage.idsOn(page)).toEqual(first);
  await page.getByRole('button', { name: 'Draw others, and start anew' }).click();
  await expect.poll(async () => (await CheckOnPage.idsOn(page)).length).toBe(15);
  expect(await CheckOnPage.idsOn(page)).not.toEqual(first);
});

test('a day later a missed question is due: home says so, the review asks it, and then it is gone', async ({ visit }) => {
  const page = await visitAt(visit, 'pop-quiz/', NOON_MS);
  await answerInPopQuiz(page, 'cdn-advantage', false);
  await answerInPopQuiz(page, 'scalability', true);
  await expect.poll(() => cardsIn(page)).toEqual(['cdn-advantage', 'scalability']);
  await page.clock.setFixedTime(NOON_MS + DAY_MS);
  await page.goto('');
  await page.getByRole('link', { name: 'One question is due for review today' }).click();
  await isLive(page, 'review');
  await page.getByRole('heading', { name: 'Question 1 of 1 due today' }).waitFor();
  const next = page.getByRole('button', { name: 'Done' });
  expect(await next.isDisabled()).toBe(true);
  await answerInPopQuiz(page, 'cdn-advantage', true);
  await next.click();
  await page.getByRole('heading', { name: 'That was all for today' }).waitFor();
  await page.goto('');
  expect(await page.locator('[data-due]').isHidden()).toBe(true);
});

test('a simulated question comes back with other numbers', async ({ visit }) => {
  const page = await visitAt(visit, 'message-queues/', NOON_MS);
  await answerInPopQuiz(page, 'late-after-half-a-minute', false);
  await expect.poll(() => cardsIn(page)).toEqual(['late-after-half-a-minute']);
  await page.clock.setFixedTime(NOON_MS + 3 * DAY_MS);
  await page.goto('review/');
  const again = new CheckOnPage(page, 'late-after-half-a-minute', 1);
  await expect.poll(() => again.root.locator('legend').first().textContent()).toContain('twenty seconds');
  await again.answer(true);
  expect(await again.verdict()).toBe('correct');
});

test('progress is exported, deleted after a question, and brought back after a preview', async ({ visit }) => {
  const page = await visitAt(visit, 'pop-quiz/', NOON_MS);
  await answerInPopQuiz(page, 'scalability', true);
  await expect.poll(() => cardsIn(page)).toEqual(['scalability']);
  await page.goto('progress/');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export my progress' }).click();
  const file = await buffer(await (await saved).createReadStream());
  await page.getByRole('button', { name: /Delete all/ }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await cardsIn(page)).toEqual(['scalability']);
  await page.getByRole('button', { name: /Delete all/ }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect.poll(() => cardsIn(page)).toEqual([]);
  const choose = async (content: Buffer): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: content });
  };
  await choose(Buffer.from('{"course":"another"}'));
  await page.getByText('not written by the export of this course').waitFor();
  await choose(file);
  await page.getByRole('heading', { name: 'What this file holds' }).waitFor();
  expect(await cardsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add this to my progress' }).click();
  await expect.poll(() => cardsIn(page)).toEqual(['scalability']);
});

describe('a browser that keeps nothing', () => {
  test.for([
    [
      'refused',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        }),
    ],
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
  ] as const)('storage %s: the quiz works, and the reader is told', async ([how, breakStorage], { visit }) => {
    const page = await visit('licences/');
    await page.addInitScript(breakStorage);
    await page.goto('pop-quiz/');
    await answerInPopQuiz(page, 'scalability', true);
    await expect.poll(() => page.locator('.record').textContent()).toContain('1 of 15 answered');
    await page.getByText('This browser keeps nothing for us').waitFor();
    await page.goto('progress/');
    await isLive(page, 'progress-desk');
    if (how === 'refused') await page.getByText('This browser does not keep anything for us').waitFor();
    await page.getByRole('button', { name: 'Export my progress' }).waitFor();
  });
});

test('two tabs: what is answered in one is seen in the other, and nothing is lost', async ({ visit }) => {
  const desk = await visit('progress/');
  await isLive(desk, 'progress-desk');
  const quiz = await visit('pop-quiz/');
  await answerInPopQuiz(quiz, 'scalability', true);
  await desk.getByText('1 question is in your review deck').waitFor();
});

test('damaged and newer entries: told, kept aside or left alone, the rest is there', async ({ visit }) => {
  const page = await visit('pop-quiz/');
  await answerInPopQuiz(page, 'scalability', true);
  await expect.poll(() => cardsIn(page)).toEqual(['scalability']);
  const prefix = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.endsWith(':cards/scalability')) ?? '';
    const before = key.slice(0, -'cards/scalability'.length);
    localStorage.setItem(`${before}answers/torn`, '1:abc:{"gi');
    localStorage.setItem(`${before}cards/later`, '9:abc:{}');
    return before;
  });
  await page.goto('progress/');
  await page.getByText('1 entry was damaged and set aside: torn.').waitFor();
  await page.getByText('1 question is in your review deck').waitFor();
  expect(await page.evaluate((key) => localStorage.getItem(key), `${prefix}cards/later`)).toBe('9:abc:{}');
});
