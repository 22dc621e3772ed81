import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { Playback } from '#blueprint/playback.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { village } from '#test/sim/systems.ts';

const CHECKS = { intervalMs: 500, timeoutMs: 100, fall: 2, rise: 2 };
const happenings = [
  { atMs: 2000, block: 'floe-1', set: { up: false } },
  { atMs: 4000, block: 'floe-1', set: { up: true } },
  { atMs: 5000, block: 'visitors', set: { 'arrivals.ratePerSec': 60 } },
];
const blueprint = village([20, 20, 40], 90, 'least-connections', {
  balancer: { healthCheck: CHECKS, retries: { max: 1 }, timeoutMs: 400 },
  client: { timeoutMs: 800, retries: { max: 2, backoff: 'exponential', baseMs: 50, jitter: 'full' } },
  server: { whenDown: 'silent' },
  run: { durationMs: 8000, happenings },
});
const WHOLE = runBlueprint(blueprint, { trace: true }).report.traceHash;

describe('the state of a run is a function of blueprint and time', () => {
  test('however it is sliced, the trace is the headless run’s', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 8000, noNaN: true }), { maxLength: 30 }), (stops) => {
        const playback = new Playback(blueprint, ALL_KINDS);
        for (const stop of stops.toSorted((a, b) => a - b)) playback.advanceTo(stop);
        playback.advanceTo(8000);
        expect(playback.traceHash()).toBe(WHOLE);
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  test('seek then play equals play', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 8000, noNaN: true }), { minLength: 1, maxLength: 5 }), (jumps) => {
        const playback = new Playback(blueprint, ALL_KINDS);
        for (const jump of jumps) playback.seek(jump);
        const there = new Playback(blueprint, ALL_KINDS);
        there.advanceTo(jumps.at(-1)!);
        expect(playback.nowMs).toBe(there.nowMs);
        expect(playback.traceHash()).toBe(there.traceHash());
        expect(playback.frame()).toEqual(there.frame());
        playback.advanceTo(8000);
        expect(playback.traceHash()).toBe(WHOLE);
      }),
      { seed: 4, numRuns: 20 },
    );
  });

  test('a live change replays: the blueprint it leaves behind gives the same trace', () => {
    const change = fc.record({
      atMs: fc.integer({ min: 0, max: 8000 }),
      what: fc.constantFrom<[string, Record<string, unknown>]>(
        ['floe-2', { up: false }],
        ['floe-2', { up: true }],
        ['balancer', { policy: 'random' }],
        ['balancer', { policy: 'power-of-two' }],
        ['visitors', { 'arrivals.ratePerSec': 150 }],
        ['floe-3', { speed: 0.5, 'serviceTime.perWorkMs': 30 }],
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(8000), (changes, back) => {
        const playback = new Playback(blueprint, ALL_KINDS);
        for (const { atMs, what } of changes.toSorted((a, b) => a.atMs - b.atMs)) {
          playback.advanceTo(atMs);
          playback.change(...what);
        }
        playback.advanceTo(8000);
        const played = playback.traceHash();
        expect(runBlueprint(playback.blueprint, { trace: true }).report.traceHash).toBe(played);
        playback.seek(back);
        playback.advanceTo(8000);
        expect(playback.traceHash()).toBe(played);
        expect(playback.report().traceHash).toBe(played);
      }),
      { seed: 5, numRuns: 30 },
    );
  });
});

describe('stepping', () => {
  test('goes to the next instant at which something happens, and back to the last', () => {
    const playback = new Playback(blueprint, ALL_KINDS);
    const instants: number[] = [];
    while (instants.length < 200 && playback.step()) instants.push(playback.nowMs);
    expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b));
    for (let i = instants.length - 2; i >= instants.length - 6; i--) {
      playback.stepBack();
      expect(playback.nowMs).toBe(instants[i]);
    }
    playback.seek(0);
    playback.stepBack();
    expect(playback.nowMs).toBe(0);
  });

  test('ends at the end', () => {
    const playback = new Playback(blueprint, ALL_KINDS);
    playback.advanceTo(7999.9);
    let steps = 0;
    while (playback.step()) steps++;
    expect(steps).toBeLessThan(100);
    expect(playback.nowMs).toBe(8000);
    expect(playback.traceHash()).toBe(WHOLE);
  });
});

describe('limits', () => {
  test('more events than allowed: it stops and says so', () => {
    const playback = new Playback(blueprint, ALL_KINDS, { maxEvents: 500 });
    playback.advanceTo(8000);
    expect(playback.isOverBudget).toBe(true);
    expect(playback.nowMs).toBeLessThan(8000);
    expect(playback.events).toBe(500);
    playback.advanceTo(8000);
    expect(playback.events).toBe(500);
  });

  test('a slice of events stops early without harm', () => {
    const playback = new Playback(blueprint, ALL_KINDS);
    while (playback.nowMs < 8000) playback.advanceTo(8000, 37);
    expect(playback.isOverBudget).toBe(false);
    expect(playback.traceHash()).toBe(WHOLE);
  });

  test('a change that cannot be made says why and changes nothing', () => {
    const playback = new Playback(blueprint, ALL_KINDS);
    expect(() => playback.change('floe-9', { up: false })).toThrow('There is no block "floe-9" to change.');
    expect(() => playback.change('floe-1', { colour: 'red' })).toThrow('colour');
    expect(() => playback.change('__proto__', { up: false })).toThrow('__proto__');
    expect(playback.blueprint).toBe(blueprint);
  });
});
