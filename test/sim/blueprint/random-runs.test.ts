import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import type { Blueprint } from '#blueprint/blueprint.ts';
import { WiredRun } from '#blueprint/assemble.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { runWithin } from '#blueprint/run-within.ts';
import { runBlueprint } from '#blueprint/run.ts';
import type { RequestCounts } from '#metrics/report.ts';
import { arbitraryBlueprint } from './arbitrary.ts';
import { Ledger } from './ledger.ts';
import { depthOf, happeningsOf } from './reach.ts';

const MAX_EVENTS = 100_000;
const SLICES = 5;

const blueprints = fc
  .sample(
    arbitraryBlueprint(
      'small',
      ALL_KINDS.kinds.map(({ kind }) => kind),
    ),
    { numRuns: 330, seed: 6 },
  )
  .flatMap((input): Blueprint[] => {
    const result = parseBlueprint(input, 'file');
    return result.ok ? [result.blueprint] : [];
  })
  .slice(0, 300);

function lost({ sent, ok, rejected, failed, timedOut, inFlight }: RequestCounts): number {
  return sent - ok - rejected - failed - timedOut - inFlight;
}

/** Paths of numbers that no report may hold: none at all, below 0, or a share above 1. */
function oddNumbers(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => oddNumbers(part, `${path}.${key}`));
  if (typeof value !== 'number') return [];
  const most = path.includes('Share') ? 1 + 1e-9 : Infinity;
  return Number.isFinite(value) && value >= 0 && value <= most ? [] : [`${path} = ${value}`];
}

/** Runs all at once, sliced, and (every fourth) sought back: three times, so that 300 of them stay a matter of seconds. */
const runs = blueprints.map((blueprint, i) => {
  const ledger = new Ledger();
  const { report, endedEarly } = runBlueprint(blueprint, { maxEvents: MAX_EVENTS, trace: true, observers: [ledger] });
  const sliced = new Playback(blueprint, ALL_KINDS, { maxEvents: MAX_EVENTS });
  for (let slice = 1; slice <= SLICES; slice++) sliced.advanceTo((blueprint.durationMs * slice) / SLICES);
  const slicedReport = sliced.report();
  if (!endedEarly) ledger.compare(sliced.frame());
  if (i % 4 === 0 && !endedEarly) {
    sliced.seek(blueprint.durationMs / 3);
    sliced.seek(blueprint.durationMs);
  }
  return { blueprint, report, endedEarly, ledger, slicedReport, soughtReport: sliced.report(), isOverBudget: sliced.isOverBudget };
});

test('there are 300 of them, and they do something', () => {
  expect(runs).toHaveLength(300);
  expect(runs.filter(({ ledger }) => ledger.finished > 10).length).toBeGreaterThan(80);
  expect(runs.filter(({ endedEarly }) => endedEarly).length).toBeGreaterThan(5);
});

/** How often each of these is among them. */
function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

test('they nest from none to six deep and more, hold every kind, and everything happens in them that may', () => {
  const depths = tally(blueprints.map((blueprint) => String(depthOf(blueprint))));
  // Behind a queue there are consumers, and whom they call: a few are deeper still.
  for (const depth of ['0', '1', '2', '3', '4', '5']) expect(depths[depth] ?? 0, `${depth} deep`).toBeGreaterThan(0);
  expect(depths['6']).toBeGreaterThan(30);
  const kinds = tally(blueprints.flatMap(({ blocks }) => Object.values(blocks).map(({ kind }) => kind)));
  for (const { kind } of ALL_KINDS.kinds) expect(kinds[kind], kind).toBeGreaterThan(100);
  const happened = tally(blueprints.flatMap(happeningsOf));
  const expected = ALL_KINDS.kinds.flatMap(({ kind }) => [`${kind}.set`, `${kind}.crash`]);
  const deeds = ['cache.clear', 'cache.flush', 'cache.purge', 'reverse-proxy.clear', 'reverse-proxy.purge', 'cdn.clear', 'cdn.purge'];
  const ofParts = ['database', 'cdn', 'message-queue'].flatMap((kind) => [`${kind}/part.set`, `${kind}/part.crash`]);
  for (const what of [...expected, ...deeds, 'server.publish', 'database.publish', ...ofParts])
    expect(happened[what] ?? 0, what).toBeGreaterThan(2);
});

test('no request is lost or counted twice', () => {
  expect(runs.filter(({ report }) => lost(report.requests) !== 0)).toEqual([]);
  const uncounted = runs.filter(({ blueprint, report, ledger }) => blueprint.warmupMs === 0 && report.requests.sent !== ledger.sent);
  expect(uncounted).toEqual([]);
});

test('at every stop each gauge is what the facts add up to, and never below 0', () => {
  for (const { blueprint } of runs.filter((_, i) => i % 3 === 0)) {
    const ledger = new Ledger();
    const run = new WiredRun(blueprint, ALL_KINDS, () => [ledger]);
    for (let slice = 1; slice <= SLICES; slice++) {
      const arrived = runWithin(run, Math.round((blueprint.durationMs * slice * 1000) / SLICES), MAX_EVENTS / SLICES);
      ledger.compare(run.frame());
      if (!arrived) break;
    }
  }
});

test('reports hold no number that cannot be', () => {
  expect(runs.flatMap(({ report }) => oddNumbers(report))).toEqual([]);
});

test('sliced, or sought back and run again, a run is the same', () => {
  expect(runs.filter(({ endedEarly, isOverBudget }) => endedEarly !== isOverBudget)).toEqual([]);
  for (const { report, slicedReport, soughtReport, endedEarly } of runs) {
    if (endedEarly) continue;
    expect(slicedReport).toEqual(report);
    expect(soughtReport).toEqual(report);
  }
});
