import { expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { recordRun } from '#blueprint/record.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { village } from '#test/sim/systems.ts';

const happenings = [
  { atMs: 10_000, block: 'floe-1', set: { up: false } },
  { atMs: 20_000, block: 'floe-1', set: { up: true } },
  { atMs: 25_000, block: 'balancer', set: { policy: 'random' } },
];
const blueprint = village([20, 20, 20], 60, 'round-robin', {
  balancer: { healthCheck: { intervalMs: 1000, timeoutMs: 200, fall: 2, rise: 2, probe: 'connect' } },
  run: { durationMs: 30_000, happenings },
});
const recording = recordRun(blueprint, ALL_KINDS);

test('its report is the headless run’s', () => {
  expect(recording.report).toEqual(runBlueprint(blueprint).report);
  expect(recording.endedEarly).toBe(false);
});

test('the series add up to the report', () => {
  const { series, report } = recording;
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  expect(series.sent).toHaveLength(30);
  expect(total(series.sent)).toBe(report.requests.sent);
  expect(total(series.ok)).toBe(report.requests.ok);
  expect(total(series.lost)).toBe(report.requests.failed + report.requests.rejected + report.requests.timedOut);
  const floes = Object.entries(series.blocks).filter(([id]) => id.startsWith('floe'));
  expect(floes.length).toBeGreaterThan(1);
  for (const [id, server] of floes) {
    const figures = report.blocks[id]! as { utilisationShare: number; meanQueue: number };
    expect(total(server['utilisationShare']!) / 30).toBeCloseTo(figures.utilisationShare, 9);
    expect(total(server['waiting']!) / 30).toBeCloseTo(figures.meanQueue, 9);
  }
});

test('percentiles look back over the window only', () => {
  const { series, finished } = recording;
  const last = finished
    .filter((one) => one.outcome === 'ok' && one.sentMs + one.latencyMs >= 20_000 && one.sentMs + one.latencyMs < 30_000)
    .map((one) => one.latencyMs);
  const sorted = last.toSorted((a, b) => a - b);
  const exact = sorted[Math.ceil(0.95 * sorted.length) - 1]!;
  expect(Math.abs(series.p95Ms[29]! / exact - 1)).toBeLessThan(0.001);
  expect(series.p50Ms[29]!).toBeLessThan(series.p95Ms[29]!);
});

test('truth and belief are two series', () => {
  const up = recording.series.up['floe-1']!;
  const believedUp = recording.series.believedUp['floe-1']!;
  expect(up.slice(9, 11)).toEqual([true, false]);
  const noticed = believedUp.indexOf(false);
  expect(noticed).toBeGreaterThanOrEqual(11);
  expect(noticed).toBeLessThanOrEqual(12);
  expect(believedUp.at(-1)).toBe(true);
});

test('the log names what happened, in order, with the price of not noticing', () => {
  const kinds = recording.notable.map((event) => event.what);
  expect(kinds).toEqual(['went-down', 'believed-down', 'came-up', 'believed-up', 'changed']);
  const noticed = recording.notable[1]! as { lost: number; about: string };
  expect(noticed.about).toBe('floe-1');
  expect(noticed.lost).toBe(recording.report.requests.failed);
});

test('a budget ends it early and says so', () => {
  const short = recordRun(blueprint, ALL_KINDS, { maxEvents: 1000 });
  expect(short.endedEarly).toBe(true);
  expect(short.series.sent.length).toBeLessThan(30);
});
