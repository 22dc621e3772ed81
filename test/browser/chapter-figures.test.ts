import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { hashOfMoment } from '#tasks/engines/moment.ts';
import { mouse, Plate } from './plate.ts';
import { sidewaysPx, test } from './visit.ts';

const FIGURES = globSync('content/chapters/*/index.mdx')
  .sort()
  .map((file) => ({ chapter: `${path.basename(path.dirname(file)).slice(3)}/`, text: readFileSync(file, 'utf8') }))
  .flatMap(({ chapter, text }) => [...text.matchAll(/<Figure id="([^"]+)"/g)].map((match) => ({ chapter, id: match[1]! })));

/** Takes every choice of the figure once. */
async function takeEveryChoice(plate: Plate): Promise<void> {
  const options = plate.root.locator('.controls').getByRole('radio');
  for (let i = 0; i < (await options.count()); i++) {
    await mouse.choose(options.nth(i));
    await expect.poll(() => options.nth(i).isChecked()).toBe(true);
  }
}

test.for(FIGURES)(
  '$chapter $id: every choice, play, words; the moment linked to has the trace of the same run in Node; nothing sticks out',
  async ({ chapter, id }, { visit }) => {
    const plate = await Plate.open(visit, id, { width: 390 }, '', chapter);
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
    await plate.root.getByText(/Copied\./).waitFor();
    expect(await plate.traceHash()).toBe(hashOfMoment(new URL(plate.page.url()).hash));
  },
);
