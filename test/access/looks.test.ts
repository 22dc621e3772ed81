import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Plate } from '#test/browser/plate.ts';
import { sidewaysPx, test } from '#test/browser/visit.ts';
import { FIGURES } from './every-figure.ts';
import { tabWalk } from './tab-walk.ts';

/** How many frames the page asks for by itself while ten are drawn, and how many animations run. */
function movement(page: Page): Promise<{ frames: number; animations: number }> {
  return page.evaluate(async () => {
    const ask = window.requestAnimationFrame.bind(window);
    let frames = 0;
    window.requestAnimationFrame = (draw) => {
      frames++;
      return ask(draw);
    };
    for (let i = 0; i < 10; i++) await new Promise((resolve) => ask(resolve));
    window.requestAnimationFrame = ask;
    return { frames, animations: document.getAnimations().filter(({ playState }) => playState === 'running').length };
  });
}

/** Radio groups of which the chosen option looks as the others do, and buttons that do not stand out from what is around them. */
function lostInForcedColours(root: Locator): Promise<string[]> {
  return root.evaluate((figure) => {
    const lookOf = (one: Element): string => {
      const { backgroundColor, borderBottomColor } = getComputedStyle(one);
      return `${backgroundColor} ${borderBottomColor}`;
    };
    const chosen = [...figure.querySelectorAll<HTMLInputElement>('[type=radio]:checked')].filter((one) =>
      one.labels?.[0]?.checkVisibility(),
    );
    const alike = chosen.filter((radio) => {
      const others = [...figure.querySelectorAll<HTMLInputElement>(`[name="${radio.name}"]:not(:checked)`)];
      return others.length > 0 && others.every((other) => lookOf(other.labels![0]!) === lookOf(radio.labels![0]!));
    });
    const bare = [...figure.querySelectorAll<HTMLElement>('button, select, [type=text]')].filter((one) => {
      const { borderTopStyle, borderTopWidth, backgroundColor, textDecorationLine } = getComputedStyle(one);
      const hasEdge = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1;
      const ground = getComputedStyle(one.parentElement!).backgroundColor;
      const isFilled = backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== ground;
      return one.checkVisibility() && !hasEdge && !isFilled && textDecorationLine !== 'underline';
    });
    return [...alike.map((radio) => `chosen: ${radio.name}`), ...bare.map((one) => `edge: ${one.ariaLabel ?? one.textContent.trim()}`)];
  });
}

/** Names of the controls that can be seen, and what of the figure's text is cut off at its side. */
function seenIn(root: Locator): Promise<{ controls: number; cut: string[] }> {
  return root.evaluate((figure) => {
    const controls = [...figure.querySelectorAll('button, input, select, summary')].filter((one) => one.checkVisibility());
    const cut = [...figure.querySelectorAll<HTMLElement>('label, button, p, li, legend, output, dt, dd')].filter((one) => {
      const { overflowX } = getComputedStyle(one);
      // What only a screen reader is given is one pixel wide.
      return one.clientWidth > 4 && /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1;
    });
    return { controls: controls.length, cut: cut.map((one) => one.textContent.trim().slice(0, 40)) };
  });
}

test.for(FIGURES)(
  '$chapter $id: still with less motion, legible in forced colours, whole at four times the size',
  async ({ chapter, id }, { visit }) => {
    const plate = await Plate.open(visit, id, { reducedMotion: true }, '', chapter);
    const { page, root } = plate;
    await plate.button('Play').first().waitFor();
    const before = await plate.nowMs();
    await expect.poll(() => movement(page)).toEqual({ frames: 0, animations: 0 });
    expect(await plate.nowMs()).toBe(before);
    const { controls } = await seenIn(root);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await lostInForcedColours(root)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await sidewaysPx(page)).toBe(0);
    expect(await seenIn(root)).toEqual({ controls, cut: [] });
    const stops = await tabWalk(plate);
    expect(stops.filter(({ isCovered }) => isCovered).map(({ name }) => name)).toEqual([]);
  },
);
