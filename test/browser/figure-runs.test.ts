import { expect } from 'vitest';
import { keyboard, mouse, Plate, slideAndSee } from './plate.ts';
import { test } from './visit.ts';

/** That the linked moment is that of the same run in Node `figures` tests for every figure. */
test.for(['traffic-controller', 'sticky'])('%s: a link to a moment replays to the same trace', async (id, { visit }) => {
  const plate = await Plate.open(visit, id);
  await plate.root.locator('.controls').getByRole('radio').nth(1).locator('xpath=ancestor::label').click();
  await mouse.slide(plate.slider('Time'));
  const floe = plate.button(/^Floe 2: up/);
  if ((await floe.count()) > 0) await floe.click();
  const visitors = plate.slider(/^Visitors/);
  await slideAndSee(keyboard, visitors);
  const wanted = await visitors.inputValue();
  for (let i = 0; i < 3; i++) await plate.button('One event on').click();
  const [nowMs, hash] = [await plate.nowMs(), await plate.traceHash()];
  expect(hash).not.toBe('');
  await plate.button('Link to this moment').click();
  await plate.root.getByText(/Copied\./).waitFor();
  const address = new URL(plate.page.url());
  expect(address.hash.length).toBeLessThanOrEqual(1024);
  expect(await plate.page.evaluate(() => navigator.clipboard.readText())).toBe(address.href);

  const again = await Plate.open(visit, id, {}, address.hash);
  await expect.poll(() => again.nowMs()).toBe(nowMs);
  expect(await again.traceHash()).toBe(hash);
  expect(await again.slider(/^Visitors/).inputValue()).toBe(wanted);
});

test.for(['traffic-controller?rate=9e99&policy=nonsense&do=1~~~', 'sticky?points=-5&seed=x', 'health-checks?interval=NaN&at=1e400'])(
  'a link that is not ours, #%s, is clamped or refused with a notice',
  async (fragment, { visit }) => {
    const [id = ''] = fragment.split('?');
    const plate = await Plate.open(visit, id, {}, `#${fragment}`);
    await plate.root.getByRole('alert').waitFor();
    expect(Number.isFinite(await plate.nowMs())).toBe(true);
  },
);

test.for(['traffic-controller', 'health-checks', 'sticky'])('%s: a request can be followed', async (id, { visit }) => {
  const plate = await Plate.alone(visit, id);
  const journey = plate.root.getByRole('region', { name: /^Journey of request/ });
  for (const hand of [mouse, keyboard]) {
    await plate.seek('end');
    await hand.select(plate.root.getByRole('combobox', { name: /Follow a request/ }), /slowest/);
    await journey.waitFor();
    expect(await journey.textContent()).toMatch(/What the controller believed.*What was true/s);
    await plate.button('Restart').click();
    await journey.waitFor({ state: 'detached' });
  }
});

/** The drawings take no clicks themselves: the stage finds out what lies under the pointer. */
async function clickOn(plate: Plate, drawing: string): Promise<void> {
  const first = plate.root.locator(drawing).first();
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  expect(box).not.toBeNull();
  await plate.page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2);
}

test('a click on a fish follows it, a click on a floe breaks it', async ({ visit }) => {
  const plate = await Plate.alone(visit, 'traffic-controller');
  await clickOn(plate, '.stage-wide .stage-fish use');
  await plate.root.getByRole('region', { name: /^Journey of request/ }).waitFor();
  await clickOn(plate, '.stage-wide .st-floe');
  await plate.button(/^Floe 1: down/).waitFor();
});

test('a click on a town of the map puts the shop there, and the choice below says so', async ({ visit }) => {
  const plate = await Plate.alone(visit, 'fish-shops');
  await clickOn(plate, '[data-site="tokyo"] .sm-pad');
  await expect.poll(() => plate.radio('The shop is in', 'Tokyo').isChecked()).toBe(true);
  expect(await plate.root.locator('[data-site]').count()).toBe(2);
  await plate.root.getByRole('img', { name: /a shop in Tokyo/ }).waitFor();
});

test('the simulation ticks a goal: a broken floe is taken out of the pool', async ({ visit }) => {
  const plate = await Plate.alone(visit, 'traffic-controller');
  const goal = plate.root.locator('[data-goal="see-the-window"]');
  expect(await goal.textContent()).not.toContain('Done');
  await plate.button(/^Floe 2: up/).click();
  await plate.seek('end');
  await expect.poll(() => goal.textContent()).toContain('Done');
});

test('the simulation ticks a goal: quick probes lose few visitors', async ({ visit }) => {
  const plate = await Plate.alone(visit, 'health-checks');
  const goal = plate.root.locator('[data-goal="quick-verdict"]');
  for (const name of [/Probe every/, /Fall/]) {
    await plate.slider(name).focus();
    await plate.page.keyboard.press('Home');
  }
  await plate.seek('end');
  await plate.button('One event back').click();
  expect(await goal.textContent()).not.toContain('Done');
  await plate.button('Play').click();
  await expect.poll(() => goal.textContent()).toContain('Done');
});

test('the table can be saved as CSV', async ({ visit }) => {
  const plate = await Plate.alone(visit, 'traffic-controller');
  await plate.root.getByText('Data', { exact: true }).click();
  const [download] = await Promise.all([plate.page.waitForEvent('download'), plate.button('CSV').click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test('out of view a figure pauses; nothing is drawn then', async ({ visit }) => {
  const plate = await Plate.open(visit, 'traffic-controller');
  await plate.button('Play').click();
  await plate.page.keyboard.press('Escape');
  await plate.page.evaluate(() => {
    scrollTo(0, 0);
  });
  await plate.button('Play').waitFor({ state: 'attached' });
  expect(await plate.traceHash()).not.toBe('');
});
