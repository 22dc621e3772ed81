import { expect, test, vi } from 'vitest';
import { allOf } from '#blueprint/all-of.ts';
import { oneFloe } from '#scenarios/one-floe.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { readyRun } from '#stage/ready-run.ts';
import { inSlices, Slices } from '#stage/slices.ts';
import type { Steps } from '#stage/slices.ts';

const STEP_MS = 3;

/** A clock that only work moves: each step takes so long. */
function slowSteps(steps: number, did: number[] = []): Steps {
  let nowMs = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  return (function* () {
    for (let step = 1; step <= steps; step++) {
      nowMs += STEP_MS;
      did.push(step);
      yield step / steps;
    }
  })();
}

/** Other work of the page: how often it had its turn before the promise was kept. */
async function turnsUntil(promise: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await promise;
  isOver = true;
  return turns;
}

const slices = (): Slices => new Slices(() => undefined);
const restOf = (work: Slices): Promise<void> => new Promise((resolve) => work.whenDone(resolve));

test('what takes many slices gives the thread back between them, what takes one does not', async () => {
  const long = slices();
  long.start(slowSteps(30));
  expect(long.isBusy).toBe(true);
  expect(await turnsUntil(restOf(long))).toBeGreaterThanOrEqual(9);
  const short = slices();
  short.start(slowSteps(2));
  expect(short.isBusy).toBe(false);
});

test('no slice is longer than its time and the step that ends it', async () => {
  const did: number[] = [];
  const work = slices();
  work.start(slowSteps(30, did));
  expect(did).toEqual([1, 2, 3]);
  await restOf(work);
  expect(did).toHaveLength(30);
});

test('other work drops what is under way, and what waited for it', async () => {
  const dropped: number[] = [];
  const waited = vi.fn();
  const work = slices();
  work.start(slowSteps(30, dropped));
  work.whenDone(waited);
  work.start(slowSteps(9));
  await restOf(work);
  expect(dropped).toEqual([1, 2, 3]);
  expect(waited).not.toHaveBeenCalled();
});

test('long work says how far it is, and that it is over; short work says nothing but the end', async () => {
  const told: (number | null)[] = [];
  const work = new Slices((share) => told.push(share));
  work.start(slowSteps(200));
  await restOf(work);
  expect(told.at(-1)).toBeNull();
  const shares = told.filter((share) => share !== null);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  told.length = 0;
  work.start(slowSteps(9));
  await restOf(work);
  expect(told.every((share) => share === null)).toBe(true);
});

test('a figure made ready in slices has the recordings and the trace of one made ready at once', async () => {
  const made = () => readyRun(oneFloe, valuesOf(oneFloe), 7, [], () => 60_000);
  vi.restoreAllMocks();
  let yields = 0;
  const steps = made();
  const counted = (function* () {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      yields++;
      yield value;
    }
  })();
  const [sliced, whole] = [await inSlices(counted), allOf(made())];
  expect(yields).toBeGreaterThan(20);
  expect(sliced.recordings).toEqual(whole.recordings);
  expect(sliced.together.traceHash()).toBe(whole.together.traceHash());
  expect(sliced.together.first.nowMs).toBe(60_000);
});

test('an instant that changes on the way is the one that is reached', () => {
  let aimMs = 60_000;
  const { together } = allOf(readyRun(oneFloe, valuesOf(oneFloe), 7, [], () => 0));
  const steps = together.goTo(() => aimMs);
  steps.next();
  expect(together.first.nowMs).toBeGreaterThan(0);
  aimMs = 1000;
  allOf(steps);
  expect(together.first.nowMs).toBe(1000);
});
