import { expect } from 'vitest';
import { sidewaysPx, test } from '#test/browser/visit.ts';
import { CHAPTERS } from './every-figure.ts';

const BESIDE = ['', 'pop-quiz/', 'review/', 'progress/', 'about/', 'accuracy/', 'accessibility/', 'glossary/', 'sources/', 'licences/'];
const TEACHERS = ['teachers/', 'teachers/caches/', 'teachers/caches/worksheet/'];

test.for([...BESIDE, ...TEACHERS, ...CHAPTERS])(
  '"%s" at four times the size: nothing beside the window, no bar over the text',
  async (path, { visit }) => {
    const page = await visit(path, { width: 320, height: 256, reducedMotion: true });
    expect(await sidewaysPx(page)).toBe(0);
    await page.evaluate(() => {
      window.scrollTo(0, document.body.scrollHeight / 2);
    });
    // What stays at an edge while the text is scrolled takes its place away.
    const bars = page.locator('header, nav, aside').filter({ visible: true });
    const over = await bars.evaluateAll((all) =>
      all.filter((bar) => /sticky|fixed/.test(getComputedStyle(bar).position) && bar.getBoundingClientRect().bottom > 0),
    );
    expect(over).toEqual([]);
  },
);

test.for(CHAPTERS)(
  '"%s" on paper, from the dark look: dark on white, pictures, no controls, nothing beside the sheet',
  async (path, { visit }) => {
    const page = await visit(path, { width: 680, theme: 'dark', hasScript: false });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { ink, paper } = await page
      .locator('main p')
      .nth(2)
      .evaluate((text) => ({
        ink: getComputedStyle(text).color,
        paper: getComputedStyle(document.body).backgroundColor,
      }));
    const darkest = Math.max(...(ink.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    expect(darkest).toBeLessThan(90);
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(await sidewaysPx(page)).toBe(0);
    const figures = page.locator('figure[data-figure]');
    expect(await figures.locator('.pane-stage').filter({ visible: true }).count()).toBe(await figures.count());
    expect(await figures.locator('.controls, .plate-tools, [type=range]').filter({ visible: true }).count()).toBe(0);
  },
);
