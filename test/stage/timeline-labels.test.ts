import { expect, test } from 'vitest';
import { timelineLabels } from '#stage/chart-paths.ts';

const span = (fromMs: number, toMs: number | null) => ({ fromMs, toMs, block: 'floe' });
const texts = (...spans: ReturnType<typeof span>[]) => timelineLabels(spans, 1000, (block) => `${block} breaks`).map(({ text }) => text);

test('a breakdown and its end are named where there is room', () => {
  expect(texts(span(200, 600))).toEqual(['floe breaks', 'it is back']);
});

test('a name that would touch the one before is left out', () => {
  expect(texts(span(200, 260))).toEqual(['floe breaks']);
  expect(texts(span(200, 600), span(620, null))).toEqual(['floe breaks', 'it is back']);
});

test('of many breakdowns none is named', () => {
  expect(texts(...[100, 300, 500, 700, 900].map((fromMs) => span(fromMs, fromMs + 20)))).toEqual([]);
});
