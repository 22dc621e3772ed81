import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { MEASURED_PAGES } from '#tasks/measured-pages.ts';
import type { Reader, Visit } from './visit.ts';

export const CHAPTER = MEASURED_PAGES[1].path;

/** One live figure of the chapter, as a reader meets it: found by roles and names only. */
export class Plate {
  readonly page: Page;
  readonly root: Locator;

  private constructor(page: Page, id: string) {
    this.page = page;
    this.root = page.locator(`figure[data-figure="${id}"]`);
  }

  /** Opens the chapter, scrolls to the figure and waits until it is live. */
  static async open(visit: Visit, id: string, reader: Reader = {}, fragment = '', chapter: string = CHAPTER): Promise<Plate> {
    const plate = new Plate(await visit(chapter + fragment, reader), id);
    await plate.root.scrollIntoViewIfNeeded();
    await plate.page.locator(`figure[data-figure="${id}"][data-ready="true"]`).waitFor();
    return plate;
  }

  /** Opens the figure in its page for frames: as wide as in its chapter, with nothing else to lay out. */
  static alone(visit: Visit, id: string, reader: Reader = {}): Promise<Plate> {
    return Plate.open(visit, id, reader, '', `embed/${id}/`);
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name, exact: typeof name === 'string' });
  }

  radio(group: string | RegExp, option: string | RegExp): Locator {
    return this.root.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: typeof option === 'string' });
  }

  slider(name: string | RegExp): Locator {
    return this.root.getByRole('slider', { name });
  }

  async nowMs(): Promise<number> {
    return Number(await this.root.getAttribute('data-now-ms'));
  }

  /** Hash of the trace up to now, when the figure has come to where it was sent; empty while it plays. */
  async traceHash(): Promise<string> {
    await this.root.and(this.page.locator(':not([data-trace-hash=""]), :has(button[aria-label="Pause"])')).waitFor();
    return (await this.root.getAttribute('data-trace-hash')) ?? '';
  }

  /** Lets the page draw so many frames. */
  async drawFrames(count: number): Promise<void> {
    await this.page.evaluate(async (frames) => {
      for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, count);
  }

  async seek(to: 'start' | 'end'): Promise<void> {
    await this.slider('Time').focus();
    await this.page.keyboard.press(to === 'start' ? 'Home' : 'End');
  }
}

/** A way to work a control. */
export interface Hand {
  readonly name: string;
  press(control: Locator): Promise<void>;
  choose(radio: Locator): Promise<void>;
  /** Moves a slider to some other value. */
  slide(slider: Locator): Promise<void>;
  select(box: Locator, option: RegExp): Promise<void>;
}

export const mouse: Hand = {
  name: 'mouse',
  press: (control) => control.click(),
  choose: (radio) => radio.locator('xpath=ancestor::label').click(),
  slide: async (slider) => {
    const box = await slider.boundingBox();
    const isLow =
      Number(await slider.inputValue()) < (Number(await slider.getAttribute('min')) + Number(await slider.getAttribute('max'))) / 2;
    await slider.click({ position: { x: (box?.width ?? 0) * (isLow ? 0.75 : 0.25), y: (box?.height ?? 0) / 2 } });
  },
  select: async (box, option) => {
    await box.selectOption(await optionValue(box, option));
  },
};

export const keyboard: Hand = {
  name: 'keyboard',
  press: async (control) => {
    await control.focus();
    await control.press('Enter');
  },
  choose: async (radio) => {
    const name = (await radio.getAttribute('name')) ?? '';
    const group = radio.page().locator(`input[name="${name}"]`);
    const count = await group.count();
    await radio.page().locator(`input[name="${name}"]:checked`).focus();
    for (let i = 0; i < count && !(await radio.isChecked()); i++) await radio.page().keyboard.press('ArrowRight');
  },
  slide: async (slider) => {
    await slider.focus();
    const isHighest = (await slider.inputValue()) === (await slider.getAttribute('max'));
    await slider.press(isHighest ? 'ArrowLeft' : 'ArrowRight');
  },
  select: async (box, option) => {
    const wanted = await optionValue(box, option);
    await box.focus();
    const count = await box.locator('option').count();
    for (let i = 0; i < count && (await box.inputValue()) !== wanted; i++) await box.press('ArrowDown');
  },
};

async function optionValue(box: Locator, option: RegExp): Promise<string> {
  return (await box.locator('option').filter({ hasText: option }).first().getAttribute('value')) ?? '';
}

/** Works `slider` with `hand` and proves that it moved. */
export async function slideAndSee(hand: Hand, slider: Locator): Promise<void> {
  const before = await slider.inputValue();
  await hand.slide(slider);
  await expect.poll(() => slider.inputValue()).not.toBe(before);
}
