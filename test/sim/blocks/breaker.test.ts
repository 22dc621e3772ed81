import { describe, expect, test } from 'vitest';
import { Breaker } from '#blocks/breaker.ts';
import { DESK, desk, NAMES } from '#test/sim/desk.ts';
import type { FactLog } from '#test/sim/fact-log.ts';
import { constant } from '#test/sim/kitchen.ts';
import { steadyServer, system } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

const OK = 0;
const REJECTED = 1;
const FAILED = 2;

describe('a breaker', () => {
  const breaker = { failures: 3, openMs: 1000, probes: 1 };
  const every100 = Array.from({ length: 30 }, (_, i) => i * 100);
  const turns = (log: FactLog): string[] =>
    log.facts
      .filter(({ fact }) => ['breakerOpened', 'breakerHalfOpened', 'breakerClosed'].includes(fact))
      .map(({ atMs, fact, a, block }) => `${atMs} ${fact} ${NAMES[a]} by ${NAMES[block]}`);

  test('opens after so many failures in a row, refuses at once, and closes when a trial call is good', () => {
    const down = { run: { happenings: [{ atMs: 0, block: 'ledger', do: 'crash', forMs: 1500 }] } };
    const { log, finished } = desk(every100, [{ to: 'ledger', breaker }], down);
    expect(turns(log)).toEqual([
      '210 breakerOpened ledger by desk',
      '1210 breakerHalfOpened ledger by desk',
      '1210 breakerOpened ledger by desk',
      '2210 breakerHalfOpened ledger by desk',
      '2230 breakerClosed ledger by desk',
    ]);
    expect(finished.filter(([, outcome]) => outcome === FAILED)).toHaveLength(22);
    expect(log.of('breakerRefused').map(({ a, block }) => [a, block])).toEqual(Array.from({ length: 18 }, () => [2, DESK]));
  });

  test('counts failures in a row only', () => {
    // Two fail, one is good, two fail again.
    const happenings = [0, 300].flatMap((fromMs) => [
      { atMs: fromMs, block: 'ledger', set: { up: false } },
      { atMs: fromMs + 195, block: 'ledger', set: { up: true } },
    ]);
    const { log, report } = desk([0, 100, 200, 300, 400, 500], [{ to: 'ledger', breaker }], { run: { happenings } });
    expect(report.requests).toMatchObject({ ok: 2, failed: 4 });
    expect(turns(log)).toEqual([]);
  });

  test('lets so many try at one time', () => {
    const slowReturn = [
      { atMs: 0, block: 'ledger', set: { up: false } },
      { atMs: 500, block: 'ledger', set: { up: true, 'serviceTime.meanMs': 300 } },
    ];
    const trials = (probes: number): number => {
      const calls = [{ to: 'ledger', breaker: { ...breaker, probes } }];
      const { log } = desk([0, 100, 200, 1300, 1310, 1320, 1330], calls, { run: { happenings: slowReturn } });
      return log.of('started').filter(({ block }) => block === 2).length;
    };
    expect([trials(1), trials(2), trials(3)]).toEqual([1, 2, 3]);
  });

  test('that is open opens no second time for a call that was under way', () => {
    const calls = [{ to: 'ledger', breaker: { ...breaker, failures: 1 } }];
    const { log } = desk([0, 5, 1019, 1021], calls, { ledger: { failShare: 1 } });
    expect(turns(log)).toEqual([
      '30 breakerOpened ledger by desk',
      '1031 breakerHalfOpened ledger by desk',
      '1051 breakerOpened ledger by desk',
    ]);
  });

  test('lets one more try for each trial that nobody waits for any more', () => {
    const { wired, runTo } = watched(system({ desk: steadyServer(1), ledger: steadyServer(1) }));
    const one = new Breaker(wired.network, 0, 1);
    const rules = { failures: 1, openMs: 100, probes: 3 };
    const tries = (count: number): boolean[] => Array.from({ length: count }, () => one.admits(rules));
    one.note(false, rules);
    runTo(99.999);
    expect(tries(1)).toEqual([false]);
    runTo(100);
    expect(tries(4)).toEqual([true, true, true, false]);
    one.withdraw();
    expect(tries(2)).toEqual([true, false]);
  });

  test('is one for each target', () => {
    const calls = [
      { to: 'ledger', required: false, breaker },
      { to: 'store', breaker },
    ];
    const { finished, log } = desk(every100.slice(0, 6), calls, { ledger: { up: false } });
    expect(finished.map(([, outcome]) => outcome)).toEqual([OK, OK, OK, OK, OK, OK]);
    expect(log.of('breakerRefused')).toHaveLength(3);
  });

  test('takes a time-out for a failure', () => {
    const calls = [{ to: 'ledger', timeoutMs: 50, breaker }];
    const { log } = desk(every100.slice(0, 5), calls, { ledger: { serviceTime: constant(500) } });
    expect(turns(log)).toEqual(['260 breakerOpened ledger by desk']);
  });

  test('is closed again after a restart of its owner', () => {
    const happenings = [
      { atMs: 0, block: 'ledger', set: { up: false } },
      { atMs: 350, block: 'desk', do: 'crash', forMs: 10 },
    ];
    const { log } = desk([0, 100, 200, 300, 400], [{ to: 'ledger', breaker }], { run: { happenings } });
    expect(log.of('breakerRefused').map(({ atMs }) => atMs)).toEqual([310]);
  });

  test('refuses its request as a failure', () => {
    const { finished } = desk(every100.slice(0, 4), [{ to: 'ledger', breaker }], { ledger: { up: false } });
    expect(finished.map(([, outcome]) => outcome)).toEqual([FAILED, FAILED, FAILED, FAILED]);
    expect(finished.some(([, outcome]) => outcome === REJECTED)).toBe(false);
  });
});
