import { expect, test } from 'vitest';
import { RIDE, RIBBON } from '#course/ride.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import { headingsOf, readChapters, tagsOf } from './chapter-text.ts';

const { body } = readChapters().find(({ id }) => id === 'uber')!;

test('every stop of the ride has its heading, its ribbon, a guess, a figure and a question, in this order', () => {
  const slugs = headingsOf(body).map(({ slug }) => slug);
  for (const { number, anchor } of RIDE) {
    expect(slugs).toContain(anchor);
    const section = sectionOf(anchor);
    const places = [`<Era stop="${String(number)}"`, '<Predict', '<Figure', '<Source', '<Check'].map((tag) => section.lastIndexOf(tag));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
});

test('years lie on the ribbon, and each figure says its own and where its numbers come from', () => {
  for (const { from, to } of RIDE) {
    expect(from).toBeGreaterThanOrEqual(RIBBON.from);
    expect(to).toBeLessThanOrEqual(RIBBON.to);
    expect(from).toBeLessThanOrEqual(to);
  }
  const cited = new Set(tagsOf(body, 'Source').map(({ attributes }) => attributes['id']));
  for (const { attributes } of tagsOf(body, 'Figure')) {
    const { era, origins = [] } = scenarioOf(attributes['id'] ?? '');
    expect(era).toBeTruthy();
    expect(origins.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['published', 'toy']));
    expect(origins.filter(({ kind, source }) => kind === 'published' && !cited.has(source))).toEqual([]);
  }
});

test('the chapter says that it is not affiliated and that hexagons are not established', () => {
  expect(body).toMatch(/independent teaching model/);
  expect(body).toMatch(/not established/);
});

function sectionOf(anchor: string): string {
  const headings = headingsOf(body).filter(({ level }) => level === 2);
  const at = headings.findIndex(({ slug }) => slug === anchor);
  const from = body.indexOf(`## ${headings[at]!.text}`);
  return body.slice(from, body.indexOf(`## ${headings[at + 1]!.text}`));
}
