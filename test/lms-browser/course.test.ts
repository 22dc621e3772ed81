import type { Frame, Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { CheckOnPage } from '#test/browser/check.ts';
import { test } from '#test/browser/visit.ts';
import type { Visit } from '#test/browser/visit.ts';
import { courseBank } from '#tasks/scorm/package-files.ts';
import type { Version } from '#lms/link.ts';
import { MAX_STATE_CHARS, writeState } from '#lms/state-code.ts';
import { NO_PROGRESS } from '#progress/state.ts';
import type { Answer } from '#progress/state.ts';
import { Platform } from './platform.ts';
import type { Cmi, Manner } from './platform.ts';

const SITE = '.cache/scorm/site';
const CHAPTER = 'distributed-systems';
const bank = courseBank(SITE);
const allIds = bank.flatMap(({ questions }) => questions.map(({ id }) => id));
const [first = '', second = '', third = ''] = bank.find(({ id }) => id === CHAPTER)?.questions.map(({ id }) => id) ?? [];

const platforms: Platform[] = [];
/** Open until the browser has let go of all their pages. */
afterAll(() => platforms.forEach((one) => one.close()));

async function openPlatform(version: Version, manner: Manner = 'willing'): Promise<Platform> {
  const platform = await new Platform(version, manner).open();
  platforms.push(platform);
  return platform;
}

/** The frame of the launched page, and in it the one with the course, once it shows a page. */
async function framesOf(page: Page): Promise<{ shell: Frame; course: Frame }> {
  await expect.poll(() => page.frames()[2]?.url() ?? '').toContain('index.html');
  const [, shell, course] = page.frames();
  if (!shell || !course) throw new Error('The course has no frame.');
  await course.waitForLoadState('load');
  return { shell, course };
}

async function launch(visit: Visit, platform: Platform): Promise<{ page: Page; shell: Frame; course: Frame }> {
  const page = await visit('', { siteUrl: platform.url });
  return { page, ...(await framesOf(page)) };
}

async function answer(course: Frame, id: string, isRight: boolean): Promise<void> {
  const check = new CheckOnPage(course, id, 0, SITE);
  await check.wake();
  await check.answer(isRight);
}

async function verdictOf(course: Frame, id: string): Promise<string | null> {
  const check = new CheckOnPage(course, id, 0, SITE);
  await check.wake();
  return check.verdict();
}

const ELEMENTS = {
  '1.2': { status: 'core.lesson_status', raw: 'core.score.raw', page: 'core.lesson_location' },
  '2004': { status: 'completion_status', raw: 'score.raw', page: 'location' },
} as const;

/** A record of somebody who answered everything but one question, so many of them right. */
function recordBut(version: Version, last: string, right: number): Cmi {
  const one = (place: number): Answer => ({ given: null, verdict: place < right ? 'correct' : 'incorrect', confidence: null });
  const answers = Object.fromEntries(allIds.filter((id) => id !== last).map((id, place) => [id, one(place)]));
  const state = writeState(bank, { ...NO_PROGRESS, answers });
  const page = `${CHAPTER}/index.html`;
  return version === '1.2'
    ? { suspend_data: state, core: { lesson_status: 'incomplete', lesson_location: page } }
    : { suspend_data: state, completion_status: 'incomplete', location: page };
}

describe.each(['1.2', '2004'] as const)('SCORM %s', (version) => {
  const at = ELEMENTS[version];

  test('answers arrive as score, status and place, few times; a new launch goes on there', async ({ visit }) => {
    const platform = await openPlatform(version);
    const { page, course } = await launch(visit, platform);
    await course.locator('[data-continue]').click();
    await expect.poll(() => course.url()).toContain(`${CHAPTER}/index.html`);
    await answer(course, first, true);
    await answer(course, second, true);
    await answer(course, third, false);
    await expect.poll(() => platform.on(at.raw)).toBe(String(Number(((2 / allIds.length) * 100).toFixed(2))));
    expect(platform.on(at.status)).toBe('incomplete');
    expect(platform.on(at.page)).toBe(`${CHAPTER}/index.html`);
    if (version === '2004') expect(platform.on('success_status')).toBe('unknown');
    // At most one each for the home page, the chapter and three answers, however much was written while reading.
    expect(platform.commits.length).toBeLessThanOrEqual(5);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith(':theme')))).toEqual([]);

    await page.goto('left');
    const again = await launch(visit, platform);
    expect(again.course.url()).toContain(`${CHAPTER}/index.html`);
    expect(await verdictOf(again.course, first)).toBe('correct');
    expect(await verdictOf(again.course, third)).toBe('incorrect');
    await expect.poll(() => again.course.locator(`[data-stop="${CHAPTER}"] [data-state]`).first().textContent()).toContain('3 of ');
  });

  test('what was answered just before leaving arrives', async ({ visit }) => {
    const platform = await openPlatform(version);
    platform.commits.push(recordBut(version, first, 0));
    const { page, course } = await launch(visit, platform);
    await answer(course, first, true);
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => (frame.src = '/left'));
    await expect.poll(() => platform.on(at.raw)).toBe(String(Number((100 / allIds.length).toFixed(2))));
    expect(platform.on(at.status)).toBe('completed');
    if (version === '2004') expect(platform.on('success_status')).toBe('failed');
  });

  test('the last right answer passes, and a wrong one later takes nothing back', async ({ visit }) => {
    const platform = await openPlatform(version);
    platform.commits.push(recordBut(version, first, Math.ceil(allIds.length * 0.8) - 1));
    const { course } = await launch(visit, platform);
    await answer(course, first, true);
    await expect.poll(() => platform.on(version === '1.2' ? at.status : 'success_status')).toBe('passed');
    if (version === '2004') expect(platform.on(at.status)).toBe('completed');
    const score = platform.on(at.raw);
    expect(Number(score)).toBeGreaterThanOrEqual(80);
    const check = new CheckOnPage(course, first, 0, SITE);
    await check.again();
    const before = platform.commits.length;
    await check.answer(false);
    await expect.poll(() => platform.commits.length).toBeGreaterThan(before);
    expect(platform.on(at.raw)).toBe(score);
    expect(platform.on(version === '1.2' ? at.status : 'success_status')).toBe('passed');
    expect(platform.on('suspend_data').length).toBeLessThan(MAX_STATE_CHARS);
  });

  test.for(['refusing', 'absent'] as const)(
    'a platform that is %s: the course works, and says that nothing is sent',
    async (manner, { visit }) => {
      const platform = await openPlatform(version, manner);
      const { shell, course } = await launch(visit, platform);
      await expect.poll(() => shell.getByRole('status').textContent()).toContain('no result is sent');
      await course.locator('[data-continue]').click();
      await answer(course, first, true);
      expect(platform.commits).toEqual([]);
    },
  );
});

test('below an unknown path: search finds a page, links to other sites open beside the course', async ({ visit }) => {
  const platform = await openPlatform('1.2');
  const { page, course } = await launch(visit, platform);
  await course.locator('[data-search]').click();
  await course.getByRole('dialog').getByRole('searchbox').fill('round robin');
  const hit = course.getByRole('dialog').getByRole('link').first();
  await hit.waitFor();
  await hit.click();
  await course.waitForURL(/\/[a-z-]+\/index\.html/);
  await course.goto(course.url().replace(/[a-z-]+\/index\.html.*/, 'sources/index.html'));
  const away = course.locator('main a[href^="https://"]').first();
  await away.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await away.click();
  expect(await away.getAttribute('target')).toBe('_blank');
  expect(page.frames()[2]?.url()).toContain('sources/index.html');
});

test('a figure runs in the package', async ({ visit }) => {
  const platform = await openPlatform('2004');
  const { course } = await launch(visit, platform);
  await course.goto(course.url().replace('index.html', 'load-balancers/index.html'));
  const figure = course.locator('figure[data-figure="traffic-controller"]');
  await figure.scrollIntoViewIfNeeded();
  await course.locator('figure[data-figure="traffic-controller"][data-ready="true"]').waitFor();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => Number(await figure.getAttribute('data-now-ms'))).toBeGreaterThan(0);
});
