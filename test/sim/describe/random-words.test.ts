import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '#blueprint/frame.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { recordRun } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { notableEvents } from '#describe/events.ts';
import { describeRun } from '#describe/run.ts';
import { describeState } from '#describe/state.ts';
import { runTable } from '#describe/table.ts';
import { arbitraryBlueprint } from '#test/sim/blueprint/arbitrary.ts';

const MAX_EVENTS = 30_000;
const STOPS = 4;

const kinds = ALL_KINDS.kinds.map(({ kind }) => kind);
const blueprints = fc.sample(arbitraryBlueprint('small', kinds), { numRuns: 150, seed: 3 }).flatMap((input) => {
  const result = parseBlueprint(input, 'file');
  return result.ok ? [result.blueprint] : [];
});

/** Adds up every "12 requests waiting" and the like. */
function said(text: string, what: RegExp): number {
  return [...text.matchAll(what)].reduce((sum, match) => sum + Number(match[1]!.replaceAll(',', '')), 0);
}

interface Counts {
  requests: number;
  messages: number;
  inHand: number;
  copies: number;
}

/** The same by the frame alone. What is down is said to be down, not how many wait there. */
function shown(frame: Frame): Counts {
  const sum: Counts = { requests: 0, messages: 0, inHand: 0, copies: 0 };
  for (const block of Object.values(frame.blocks)) {
    if (block.kind === 'server' && block.up) sum.requests += block.waiting;
    if (block.kind === 'database' && block.up) sum.requests += block.stations.reduce((all, station) => all + station.waiting, 0);
    if (block.kind === 'message-queue') {
      sum.messages += block.waiting;
      sum.inHand += block.inHand;
    }
    if (block.kind === 'cache' && block.up) sum.copies += block.entries;
    if (block.kind === 'cdn' && block.up) sum.copies += block.edges.filter((edge) => edge.up).reduce((all, edge) => all + edge.entries, 0);
  }
  return sum;
}

/** A number that was never there. */
const BROKEN = /NaN|undefined|Infinity|null|\[object/;

test('what is said of a moment is what is there, in blueprints of every kind', () => {
  const totals: Counts = { requests: 0, messages: 0, inHand: 0, copies: 0 };
  for (const blueprint of blueprints) {
    const playback = new Playback(blueprint, ALL_KINDS, { maxEvents: MAX_EVENTS });
    for (let stop = 1; stop <= STOPS; stop++) {
      playback.advanceTo((blueprint.durationMs * stop) / STOPS);
      const frame = playback.frame();
      const text = describeState(frame, {}, describeBlock);
      expect(text).not.toMatch(BROKEN);
      const counts = shown(frame);
      const heard: Counts = {
        requests: said(text, /has ([\d,]+) requests? waiting/g),
        messages: said(text, /([\d,]+) messages? waiting/g),
        inHand: said(text, /waiting and ([\d,]+) in hand/g),
        copies: said(text, /holds ([\d,]+) (?:of|cop)/g),
      };
      expect(heard, text).toEqual(counts);
      for (const name of Object.keys(totals) as (keyof Counts)[]) totals[name] += counts[name];
    }
  }
  for (const [name, total] of Object.entries(totals)) expect(total, name).toBeGreaterThan(10);
});

test('what is said of a run, its log and its table is what the report counts', () => {
  let answered = 0;
  for (const blueprint of blueprints) {
    const { report, notable, series } = recordRun(blueprint, ALL_KINDS, { maxEvents: MAX_EVENTS });
    const text = describeRun(report);
    expect(text).not.toMatch(BROKEN);
    if (report.requests.sent > 0) expect(said(text, / (\d+) (?:was|were) answered/g), text).toBe(report.requests.ok);
    expect(
      notableEvents(notable)
        .map((event) => event.text)
        .join(' '),
    ).not.toMatch(BROKEN);
    const { columns, rows } = runTable(series, series.bucketMs);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    answered += report.requests.ok;
  }
  expect(answered).toBeGreaterThan(1000);
});
