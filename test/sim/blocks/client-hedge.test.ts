import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Visitors who ask again beside a slow attempt after 30 ms, before two workers. */
function hedged(atMs: readonly number[], more: { client?: Fields; floe?: Fields; run?: Fields } = {}) {
  const { log, report } = runAndLog(
    system(
      { visitors: visitorsAt(atMs, 'floe', { hedgeAfterMs: 30, ...more.client }), floe: steadyServer(50, { workers: 2, ...more.floe }) },
      more.run,
    ),
  );
  return {
    report,
    hedgedMs: log.of('hedged').map((fact) => fact.atMs),
    startedMs: log.of('started').map((fact) => fact.atMs),
    servedMs: log.of('served').map((fact) => fact.atMs),
    finished: log.of('finished').map(({ atMs, a }) => [atMs, a]),
  };
}
const OK = 0;
const FAILED = 2;
const TIMED_OUT = 3;

test('an attempt that is slow gets a second one beside it; the first good answer counts, and the work of the other goes on', () => {
  const { report, hedgedMs, startedMs, servedMs, finished } = hedged([100]);
  expect(hedgedMs).toEqual([130]);
  expect(startedMs).toEqual([100, 130]);
  expect(servedMs).toEqual([150, 180]);
  expect(finished).toEqual([[150, OK]]);
  expect(report.requests).toMatchObject({ sent: 1, attempts: 1, ok: 1 });
});

test('an answer in time makes no second attempt', () => {
  const { hedgedMs, finished } = hedged([100], { floe: steadyServer(20) });
  expect(hedgedMs).toEqual([]);
  expect(finished).toEqual([[120, OK]]);
});

test('the answer of the second counts when it comes first', () => {
  // The first visitor's attempt begins a slow work; what begins after the change is quick.
  const quick = [{ atMs: 110, block: 'floe', set: { speed: 10 } }];
  const { finished, servedMs } = hedged([100], { run: { happenings: quick } });
  expect(servedMs).toEqual([135, 150]);
  expect(finished).toEqual([[135, OK]]);
});

describe('a bad answer', () => {
  const down = (atMs: number) => [{ atMs, block: 'floe', set: { up: false } }];

  test('of both is one failure', () => {
    const { finished, report } = hedged([100], { run: { happenings: down(140) } });
    expect(finished).toEqual([[140, FAILED]]);
    expect(report.requests).toMatchObject({ sent: 1, failed: 1, inFlight: 0 });
  });

  test('of the first alone is waited out: the second may still be good', () => {
    // The second waits in line when the first one fails.
    const floe = { workers: 1, failShare: 1 };
    const healed = [{ atMs: 160, block: 'floe', set: { failShare: 0 } }];
    const { finished, servedMs } = hedged([100], { floe, run: { happenings: healed } });
    expect(servedMs).toEqual([150, 200]);
    expect(finished).toEqual([[200, OK]]);
  });

  test('of the second alone is waited out as well', () => {
    const { finished } = hedged([100], { floe: { workers: 1, queueLimit: 0 } });
    expect(finished).toEqual([[150, OK]]);
  });

  test('before the time to ask again ends the attempt: there is nothing to ask beside', () => {
    const { hedgedMs, finished } = hedged([100], { run: { happenings: down(110) } });
    expect(finished).toEqual([[110, FAILED]]);
    expect(hedgedMs).toEqual([]);
  });
});

describe('patience', () => {
  test('counts from the first attempt for both', () => {
    const { finished, servedMs, report } = hedged([100], { client: { timeoutMs: 45 } });
    expect(finished).toEqual([[145, TIMED_OUT]]);
    expect(servedMs).toEqual([150, 180]);
    expect(report.requests).toMatchObject({ sent: 1, timedOut: 1, inFlight: 0 });
  });

  test('over before the time to ask again: nobody asks', () => {
    expect(hedged([100], { client: { timeoutMs: 20 } }).hedgedMs).toEqual([]);
  });

  test('each retry is hedged anew', () => {
    const { hedgedMs, finished } = hedged([100], { client: { timeoutMs: 45, retries: { max: 1 } }, floe: { workers: 9 } });
    expect(hedgedMs).toEqual([130, 175]);
    expect(finished).toEqual([[190, TIMED_OUT]]);
  });
});

test('each visitor has a pair of their own', () => {
  const { hedgedMs, finished } = hedged([100, 110], { floe: { workers: 4 } });
  expect(hedgedMs).toEqual([130, 140]);
  expect(finished).toEqual([
    [150, OK],
    [160, OK],
  ]);
});
