import { expect } from 'vitest';
import { parseShareLink } from '#course/share-link.ts';
import { SCENARIOS, scenarioOf } from '#scenarios/registry.ts';
import { restore } from '#scenarios/restore.ts';
import { SideBySide } from '#stage/side-by-side.ts';
import { allOf } from '#stage/slices.ts';
import { mouse, Plate } from './plate.ts';
import { sidewaysPx, test } from './visit.ts';

/** Takes every choice of the figure once. */
async function takeEveryChoice(plate: Plate): Promise<void> {
  const options = plate.root.locator('.controls').getByRole('radio');
  for (let i = 0; i < (await options.count()); i++) {
    await mouse.choose(options.nth(i));
    await expect.poll(() => options.nth(i).isChecked()).toBe(true);
  }
}

/** The trace of the moment a link leads to, played here without a page. */
function headlessHash(link: string): string {
  const parsed = parseShareLink(link);
  if (parsed.kind !== 'moment' || parsed.moment.seed === null || parsed.moment.atMs === null) throw new Error(`no moment: ${link}`);
  const { figure, values, seed, atMs, changes } = parsed.moment;
  const scenario = scenarioOf(figure);
  const restored = restore(scenario, values, seed, changes, 0);
  const runs = scenario.runs(restored.values, restored.seed).map(({ blueprint }) => blueprint);
  const together = new SideBySide(runs, restored.changes, scenario.kinds);
  allOf(together.goTo(() => atMs));
  return together.traceHash();
}

test.for(SCENARIOS.map(({ id }) => id))(
  '%s: every choice, play, words; the moment linked to has the trace of the same run in Node; nothing sticks out',
  async (id, { visit }) => {
    const plate = await Plate.alone(visit, id, { width: 390 });
    await takeEveryChoice(plate);
    await plate.seek('start');
    await plate.button('Play').click();
    await expect.poll(() => plate.nowMs()).toBeGreaterThan(500);
    await plate.button('Pause').click();
    await plate.page.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysPx(plate.page)).toBe(0);
    await mouse.choose(plate.radio(/^View of/, 'Words'));
    await expect.poll(() => plate.root.locator('.pane-text').textContent()).toMatch(/At \d+\.\d s/);
    await plate.button('Link to this moment').click();
    const inCourse = plate.page.getByRole('link', { name: 'Pip the Penguin' });
    await expect.poll(() => inCourse.getAttribute('href')).toContain('at=');
    const { hash } = new URL((await inCourse.getAttribute('href')) ?? '', plate.page.url());
    expect(await plate.traceHash()).toBe(headlessHash(hash));
  },
);
