import { expect } from 'vitest';
import { mouse, Plate } from './plate.ts';
import { sidewaysPx, test } from './visit.ts';

const CHAPTER = 'message-queues/';
const FIGURES = ['messenger', 'backlog', 'at-least-once', 'partitions'];

test.for(FIGURES)('%s: plays, says what is to be seen, and a link to a moment replays to the same trace', async (id, { visit }) => {
  const plate = await Plate.open(visit, id, {}, '', CHAPTER);
  await plate.seek('start');
  await plate.button('Play').click();
  await expect.poll(() => plate.nowMs()).toBeGreaterThan(500);
  await plate.button('Pause').click();
  await mouse.choose(plate.radio(/^View of/, 'Words'));
  await expect.poll(() => plate.root.locator('.pane-text').textContent()).toMatch(/At \d+\.\d s/);
  const [nowMs, hash] = [await plate.nowMs(), await plate.traceHash()];
  expect(hash).not.toBe('');
  await plate.button('Link to this moment').click();
  await plate.root.getByText(/Copied\./).waitFor();
  const again = await Plate.open(visit, id, {}, new URL(plate.page.url()).hash, CHAPTER);
  await expect.poll(() => again.nowMs()).toBe(nowMs);
  expect(await again.traceHash()).toBe(hash);
});

test.for(FIGURES)('%s: every choice can be taken, on a small screen too', async (id, { visit }) => {
  const plate = await Plate.open(visit, id, { width: 390 }, '', CHAPTER);
  const options = plate.root.locator('.controls').getByRole('radio');
  for (let i = 0; i < (await options.count()); i++) {
    await options.nth(i).locator('xpath=ancestor::label').click();
    await expect.poll(() => options.nth(i).isChecked()).toBe(true);
  }
  expect(await sidewaysPx(plate.page)).toBe(0);
});
