import { expect } from 'vitest';
import { Plate } from '#test/browser/plate.ts';
import { test } from '#test/browser/visit.ts';
import { FIGURES } from './every-figure.ts';
import { countOfControls, tabWalk } from './tab-walk.ts';

/** What a run gives is the simulator's affair, and has tests of its own: of these roles numbers are left out. */
const SAYS_RESULTS = /^\s*- '?(?:paragraph|text|definition|status|slider|option|listitem|cell|row|rowheader|textbox)\b/;
const withoutResults = (spoken: string): string =>
  spoken.replaceAll(/^.*$/gm, (line) => (SAYS_RESULTS.test(line) ? line.replaceAll(/\d[\d,.:]*/g, '#') : line));

/**
 * What a screen reader is given and where Tab stops, as committed: a change shows in review. To take it over on purpose:
 * `npm run access -- figures --update`.
 */
test.for(FIGURES)(
  '$chapter $id: names, roles and states; Tab stops at each control, seen and marked, and leaves',
  async (figure, { visit }) => {
    const plate = await Plate.open(visit, figure.id, { reducedMotion: true }, '', figure.chapter);
    const wanted = await countOfControls(plate);
    const spoken = await plate.root.ariaSnapshot();
    const stops = await tabWalk(plate);
    expect(stops.filter(({ isMarked }) => !isMarked).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ isCovered }) => isCovered).map(({ name }) => name)).toEqual([]);
    expect(stops).toHaveLength(wanted);
    const walk = stops.map(({ name }) => `- ${name}`).join('\n');
    await expect(`${withoutResults(spoken)}\n\nTab stops:\n${walk}\n`).toMatchFileSnapshot(`snapshots/${figure.id}.txt`);
  },
);
