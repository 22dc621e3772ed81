import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { keyboard, mouse, Plate, slideAndSee } from './plate.ts';
import type { Hand } from './plate.ts';
import { test } from './visit.ts';

const FIGURES = ['traffic-controller', 'same-traffic', 'health-checks', 'sticky'];
/** All by keyboard; by mouse two, since `figures` takes every choice of every figure by mouse. */
const EACH_WAY = [
  ...FIGURES.map((id) => ({ id, hand: keyboard, by: keyboard.name })),
  ...['traffic-controller', 'sticky'].map((id) => ({ id, hand: mouse, by: mouse.name })),
];
const isChecked = (radio: Locator) => expect.poll(() => radio.isChecked()).toBe(true);

/** Whether the figure stands still: its time is the same some frames later. */
async function standsStill(plate: Plate): Promise<void> {
  const before = await plate.nowMs();
  await plate.drawFrames(5);
  expect(await plate.nowMs()).toBe(before);
}

async function playAndPause(plate: Plate, hand: Hand): Promise<void> {
  await plate.seek('start');
  await hand.press(plate.button('Play'));
  await expect.poll(() => plate.nowMs()).toBeGreaterThan(0);
  await hand.press(plate.button('Pause'));
  await plate.button('Play').waitFor();
  await standsStill(plate);
}

/** Plays, pauses, scrubs, steps on and back and restarts. */
async function workTheClock(plate: Plate, hand: Hand): Promise<void> {
  const opensAtMs = await plate.nowMs();
  const opening = await plate.traceHash();
  await playAndPause(plate, hand);

  await slideAndSee(hand, plate.slider('Time'));
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    times.push(await plate.nowMs());
    await hand.press(plate.button('One event on'));
  }
  expect(times[1]).toBeGreaterThan(times[0]!);
  expect(times[2]).toBeGreaterThan(times[1]!);
  await hand.press(plate.button('One event back'));
  expect(await plate.nowMs()).toBe(times[2]);

  await hand.press(plate.button('Restart'));
  expect(await plate.nowMs()).toBe(opensAtMs);
  expect(await plate.traceHash()).toBe(opening);
}

async function changeEverySetting(plate: Plate, hand: Hand): Promise<void> {
  for (const group of await plate.root.locator('.controls').getByRole('group').all()) {
    for (const radio of (await group.getByRole('radio').all()).reverse()) {
      await hand.choose(radio);
      await isChecked(radio);
    }
  }
  for (const slider of await plate.root.locator('.controls').getByRole('slider').all()) {
    await slideAndSee(hand, slider);
    const shown = await plate.root.locator(`output[for="${(await slider.getAttribute('id')) ?? ''}"]`).textContent();
    expect(shown).toContain(await slider.inputValue());
  }
  for (const floe of await plate.button(/press to break/).all()) {
    const [name = ''] = ((await floe.textContent()) ?? '').split(':');
    await hand.press(plate.button(new RegExp(`${name.trim()}: up`)));
    await hand.press(plate.button(new RegExp(`${name.trim()}: down`)));
    expect(await plate.button(new RegExp(`${name.trim()}: up`)).getAttribute('aria-pressed')).toBe('true');
  }
  expect(await plate.root.getByRole('alert').count()).toBe(0);
}

async function lookRound(plate: Plate, hand: Hand): Promise<void> {
  for (const [view, pane] of [
    ['Words', '.pane-text'],
    ['Data', '.pane-data'],
    ['Picture', '.pane-stage'],
  ] as const) {
    await hand.choose(plate.radio(/^View of/, view));
    await plate.root.locator(pane).waitFor({ state: 'visible' });
    expect(await plate.root.locator('.pane:visible').count()).toBe(1);
  }
  for (const radio of await plate.root
    .getByRole('group', { name: /^Speed/ })
    .getByRole('radio')
    .all()) {
    await hand.choose(radio);
    await isChecked(radio);
  }
  const seed = plate.root.getByRole('textbox', { name: 'Seed' });
  const before = await plate.traceHash();
  await hand.press(plate.button('New seed'));
  expect(await seed.inputValue()).toBe('8');
  expect(await plate.traceHash()).not.toBe(before);
  await seed.fill('7');
  await seed.press('Enter');
  await expect.poll(() => plate.traceHash()).toBe(before);
  await hand.press(plate.root.locator('summary', { hasText: 'Keys of this plate' }));
  await plate.root.getByText('jump').waitFor({ state: 'visible' });
}

/** Every control can be reached by Tab. */
async function tabThrough(plate: Plate): Promise<void> {
  const wanted = await plate.root.evaluate((figure) => {
    const controls = [...figure.querySelectorAll<HTMLElement>('button, input, select, summary, [tabindex="0"]')];
    const reachable = controls.filter(
      (control) => control.checkVisibility() && (!control.matches('[type=radio]') || control.matches(':checked')),
    );
    for (const [place, control] of reachable.entries()) control.dataset['stop'] = String(place);
    return reachable.length;
  });
  await plate.root.locator('[data-stop="0"]').focus();
  const seen = new Set<string>();
  for (let i = 0; i < wanted; i++) {
    seen.add(await plate.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['stop'] ?? ''));
    await plate.page.keyboard.press('Tab');
  }
  expect(seen.size).toBe(wanted);
}

/** The plate's own keys work while it has the focus. */
async function pressItsKeys(plate: Plate, id: string): Promise<void> {
  await plate.radio(/^View of/, 'Picture').focus();
  await plate.page.keyboard.press('Home');
  expect(await plate.nowMs()).toBe(0);
  await plate.page.keyboard.press('.');
  const first = await plate.nowMs();
  expect(first).toBeGreaterThan(0);
  await plate.page.keyboard.press('.');
  await plate.page.keyboard.press(',');
  expect(await plate.nowMs()).toBe(first);
  await plate.page.keyboard.press('End');
  expect(await plate.nowMs()).toBeGreaterThanOrEqual(60_000);
  if (id !== 'same-traffic') {
    await plate.page.keyboard.press('1');
    await plate.button(/^Floe 1: down/).waitFor();
  }
}

test.for(EACH_WAY)(
  '$id by $by: clock, views, speed, seed and every setting; by Tab and keys of its own',
  async ({ id, hand }, { visit }) => {
    const plate = await Plate.alone(visit, id);
    await workTheClock(plate, hand);
    await lookRound(plate, hand);
    await changeEverySetting(plate, hand);
    if (hand !== keyboard) return;
    await tabThrough(plate);
    await pressItsKeys(plate, id);
  },
);
