import { expect, test } from 'vitest';
import { Simulation } from '#kernel/simulation.ts';

test('the clock goes from event to event and ends where it was told to', () => {
  const simulation = new Simulation();
  const seen: [number, number][] = [];
  const handler = simulation.register({ handle: (_code, a) => seen.push([simulation.nowUs, a]) });
  simulation.after(30, handler, 0, 3, 0);
  simulation.after(10, handler, 0, 1, 0);
  simulation.after(10, handler, 0, 2, 0);
  expect(simulation.runUntil(20, Infinity)).toBe(true);
  expect(seen).toEqual([
    [10, 1],
    [10, 2],
  ]);
  expect(simulation.nowUs).toBe(20);
  expect(simulation.nextDueUs()).toBe(30);
});

test('a budget of events stops it in between, and it can go on', () => {
  const simulation = new Simulation();
  const handler = simulation.register({ handle: () => simulation.after(5, handler, 0, 0, 0) });
  simulation.after(5, handler, 0, 0, 0);
  expect(simulation.runUntil(1000, 3)).toBe(false);
  expect(simulation.nowUs).toBe(15);
  expect(simulation.runUntil(1000, Infinity)).toBe(true);
  expect(simulation.eventCount).toBe(200);
});

test('an interruption precedes every event of its instant', () => {
  const simulation = new Simulation();
  const log: string[] = [];
  const handler = simulation.register({ handle: () => log.push(`event ${simulation.nowUs}`) });
  const dueUs = [7, 7, 9];
  simulation.interruptWith({ nextUs: () => dueUs[0] ?? Infinity, run: () => log.push(`interruption ${dueUs.shift()!}`) });
  simulation.after(7, handler, 0, 0, 0);
  simulation.runUntil(20, Infinity);
  expect(log).toEqual(['interruption 7', 'interruption 7', 'event 7', 'interruption 9']);
});

test('what is due next is the event or the interruption, whichever comes first', () => {
  const simulation = new Simulation();
  let interruptionUs = 5;
  simulation.interruptWith({ nextUs: () => interruptionUs, run: () => undefined });
  expect(simulation.nextDueUs()).toBe(5);
  simulation.after(7, 0, 0, 0, 0);
  expect(simulation.nextDueUs()).toBe(5);
  interruptionUs = 9;
  expect(simulation.nextDueUs()).toBe(7);
});

test('interruptions and work that is charged use up the budget of events as well', () => {
  const simulation = new Simulation();
  const handler = simulation.register({ handle: () => simulation.charge(4) });
  simulation.after(1, handler, 0, 0, 0);
  simulation.after(2, handler, 0, 0, 0);
  expect(simulation.runUntil(10, 5)).toBe(false);
  expect([simulation.nowUs, simulation.eventCount]).toEqual([1, 5]);
  expect(simulation.runUntil(10, 5)).toBe(true);
  expect(simulation.eventCount).toBe(10);

  const dueUs = [20, 30];
  simulation.interruptWith({ nextUs: () => dueUs[0] ?? Infinity, run: () => dueUs.shift() });
  expect(simulation.runUntil(40, 1)).toBe(false);
  expect([simulation.nowUs, simulation.eventCount]).toEqual([20, 11]);
});

test('an event in the past is a bug', () => {
  const simulation = new Simulation();
  expect(() => simulation.after(-1, 0, 0, 0, 0)).toThrow('an event was scheduled -1 µs from now');
});
