import { expect } from 'vitest';
import { mouse, Plate } from './plate.ts';
import { test } from './visit.ts';
import type { Visit } from './visit.ts';

const CHAPTER = 'fish-delivery/';
const open = (visit: Visit, id: string, fragment = ''): Promise<Plate> => Plate.open(visit, id, {}, fragment, CHAPTER);

/** The numbers of one row of a table, from left to right. */
async function row(plate: Plate, name: RegExp): Promise<readonly number[]> {
  const cells = plate.root.getByRole('row').filter({ hasText: name }).first().getByRole('cell');
  return (await cells.allTextContents()).map((text) => Number(/[\d,.]+/.exec(text)?.[0].replaceAll(',', '')));
}

test('a drill: three looks and two changes; what is done counts from then on, and the link keeps it', async ({ visit }) => {
  const plate = await open(visit, 'drills');
  await mouse.choose(plate.radio('The evening', 'A dead floe'));
  for (const place of ['Floe 1', 'Floe 2', 'The kitchen']) await plate.button(place).click();
  await plate.root.getByText('0 of 3 left').waitFor();
  expect(await plate.button('The crate').isDisabled()).toBe(true);
  const looks = await plate.root.getByRole('region', { name: 'Looks' }).getByRole('listitem').allTextContents();
  const perSec = looks.slice(0, 2).map((text) => Number(/(\d+) answers/.exec(text)?.[1]));
  expect(perSec[1]).toBeGreaterThan(perSec[0]!);
  await plate.button('Take floe 2 out').click();
  await plate.root.getByText('1 of 2 left').waitFor();
  await plate.button('Link to this moment').click();
  await plate.root.getByText(/Copied\./).waitFor();
  const link = new URL(plate.page.url()).hash;
  await plate.seek('end');
  await expect.poll(() => row(plate, /^orders lost/)).toHaveLength(2);
  const [mine = Infinity, nobodys = 0] = await row(plate, /^orders lost/);
  expect(mine).toBeLessThan(nobodys / 4);
  const again = await open(visit, 'drills', link);
  await again.root.getByText('Take floe 2 out').last().waitFor();
  await again.seek('end');
  await expect.poll(() => row(again, /^orders lost/)).toEqual([mine, nobodys]);
});

test('starting an evening again undoes what was done', async ({ visit }) => {
  const plate = await open(visit, 'drills', '#drills?scene=floe&first=out-2&first-at=80&at=90');
  await plate.button('Start this evening again').click();
  await plate.root.getByText('2 of 2 left').waitFor();
  expect(await plate.nowMs()).toBe(75_000);
});

test('without the messenger the kitchen takes the promises with it; with her they hold', async ({ visit }) => {
  const plate = await open(visit, 'take-one-away');
  await mouse.choose(plate.radio('The evening', /Kitchen stops/));
  await mouse.choose(plate.radio('The messenger', 'Out'));
  await expect.poll(() => row(plate, /^orders lost/)).toEqual([expect.any(Number), 0]);
  await expect.poll(async () => (await row(plate, /^orders lost/))[0]).toBeGreaterThan(1000);
  expect(
    await plate.root
      .getByRole('row')
      .filter({ hasText: /^orders lost/ })
      .first()
      .textContent(),
  ).toMatch(/broken.*kept/);
  await mouse.choose(plate.radio('The messenger', 'In'));
  await plate.button('Play').click();
  await plate.seek('end');
  await plate.root.locator('[data-goal="kitchen-stops"].is-met').waitFor();
});

test('a link that breaks a block which the village before did not have opens all the same', async ({ visit }) => {
  const plate = await open(visit, 'village-grows', '#village-grows?scene=balancer&at=60&do=10~floe-2~up~false');
  await expect.poll(() => plate.nowMs()).toBe(60_000);
  await mouse.choose(plate.radio(/^View of/, 'Words'));
  await expect.poll(() => plate.root.locator('.pane-text').textContent()).toMatch(/Floe 2 goes down/);
});

test('the village a reader built stands there at the next visit, until they begin anew', async ({ visit }) => {
  const before = await open(visit, 'take-one-away');
  await mouse.choose(before.radio('The messenger', 'Out'));
  await before.root.getByText('Kept in this browser').waitFor();
  const again = await open(visit, 'take-one-away');
  await again.root.getByText('as you left it').waitFor();
  expect(await again.radio('The messenger', 'Out').isChecked()).toBe(true);
  await again.button('Begin with the whole village').click();
  await expect.poll(() => again.radio('The messenger', 'In').isChecked()).toBe(true);
  const anew = await open(visit, 'take-one-away');
  expect(await anew.radio('The messenger', 'In').isChecked()).toBe(true);
  expect(await anew.root.getByText('as you left it').count()).toBe(0);
});
