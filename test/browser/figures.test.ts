import { expect } from 'vitest';
import { SCENARIOS } from '#scenarios/registry.ts';
import { hashOfMoment } from '#tasks/engines/moment.ts';
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
    expect(await plate.traceHash()).toBe(hashOfMoment(hash));
  },
);
