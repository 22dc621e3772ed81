import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { mouse, Plate } from './plate.ts';
import { sidewaysPx, test } from './visit.ts';

/** The figures of every chapter but the first one written, whose tests go deeper. */
const FIGURES = globSync('content/chapters/*/index.mdx')
  .sort()
  .map((file) => ({ chapter: `${path.basename(path.dirname(file)).slice(3)}/`, text: readFileSync(file, 'utf8') }))
  .filter(({ chapter }) => chapter !== 'load-balancers/')
  .flatMap(({ chapter, text }) => [...text.matchAll(/<Figure id="([^"]+)"/g)].map((match) => ({ chapter, id: match[1]! })));

test.for(FIGURES)(
  '$chapter $id: plays, says what is to be seen, and a link to a moment replays to the same trace',
  async ({ chapter, id }, { visit }) => {
    const plate = await Plate.open(visit, id, {}, '', chapter);
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
    const again = await Plate.open(visit, id, {}, new URL(plate.page.url()).hash, chapter);
    await expect.poll(() => again.nowMs()).toBe(nowMs);
    expect(await again.traceHash()).toBe(hash);
  },
);

test.for(FIGURES)('$chapter $id: every choice can be taken, on a small screen too', async ({ chapter, id }, { visit }) => {
  const plate = await Plate.open(visit, id, { width: 390 }, '', chapter);
  const options = plate.root.locator('.controls').getByRole('radio');
  for (let i = 0; i < (await options.count()); i++) {
    await options.nth(i).locator('xpath=ancestor::label').click();
    await expect.poll(() => options.nth(i).isChecked()).toBe(true);
  }
  expect(await sidewaysPx(plate.page)).toBe(0);
});
