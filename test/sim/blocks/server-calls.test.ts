import { describe, expect, test } from 'vitest';
import { WiredRun } from '#blueprint/assemble.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { DESK, desk, deskInput } from '#test/sim/desk.ts';
import { constant, keys } from '#test/sim/kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

/** When the ledger began to work on each. */
const started = (log: ReturnType<typeof desk>['log']): number[] =>
  log
    .of('started')
    .filter(({ block }) => block === 2)
    .map(({ atMs }) => atMs);

const OK = 0;
const FAILED = 2;

test('calls come after the work, one after the other, and the worker waits', () => {
  const { served, finished } = desk([0, 0], [{ to: 'ledger' }, { to: 'store' }], { desk: { workers: 1 } });
  expect(served).toEqual(['ledger 30', 'store 60', 'desk 60', 'ledger 90', 'store 120', 'desk 120']);
  expect(finished).toEqual([
    [60, OK],
    [120, OK],
  ]);
});

test('a call that nobody waits for is made, and its end is not awaited, well or badly', () => {
  const calls = [{ to: 'store', wait: false }, { to: 'ledger' }];
  expect(desk([0], calls).served).toEqual(['ledger 30', 'desk 30', 'store 40']);
  const failing = desk([0], calls, { store: { failShare: 1 } });
  expect(failing.finished).toEqual([[30, OK]]);
});

describe('which calls are made', () => {
  const order = { client: { mix: [{ type: 'order' }] } };

  test('those for its type, or for all', () => {
    const calls = [
      { to: 'ledger', types: ['menu', 'order'] },
      { to: 'store', types: ['menu'] },
    ];
    expect(desk([0], calls, order).served).toEqual(['ledger 30', 'desk 30']);
    expect(desk([0], calls, { client: { mix: [{ type: 'menu' }] } }).served).toEqual(['ledger 30', 'store 60', 'desk 60']);
    expect(desk([0], [{ to: 'ledger', types: ['menu'] }, { to: 'store' }], order).served).toEqual(['store 40', 'desk 40']);
  });

  test('to the target of its type; where there is none the next one follows', () => {
    const calls = [{ to: { menu: 'ledger' } }, { to: { order: 'ledger', '*': 'store' } }];
    expect(desk([0], calls, order).served).toEqual(['ledger 30', 'desk 30']);
    expect(desk([0], calls, { client: { mix: [{ type: 'else' }] } }).served).toEqual(['store 40', 'desk 40']);
  });

  test('none for work that failed, nor for a probe', () => {
    expect(desk([0], [{ to: 'ledger' }], { desk: { failShare: 1 } }).served).toEqual(['desk 10']);
    const { log } = runAndLog(
      system({
        visitors: visitorsAt([], 'balancer'),
        balancer: { kind: 'load-balancer', to: ['desk'], policy: 'random', healthCheck: { intervalMs: 100, firstAtMs: 50 } },
        desk: steadyServer(10, { calls: [{ to: 'ledger' }] }),
        ledger: steadyServer(20),
      }),
    );
    expect(new Set(log.of('served').map(({ block }) => block))).toEqual(new Set([2]));
  });
});

describe('a call that fails', () => {
  const calls = [{ to: 'ledger' }, { to: 'store' }];

  test('fails the request at once', () => {
    const { served, finished } = desk([0], calls, { ledger: { failShare: 1 } });
    expect(served).toEqual(['ledger 30', 'desk 30']);
    expect(finished).toEqual([[30, FAILED]]);
  });

  test('does so when it was refused as well: to the caller it is a failure', () => {
    expect(desk([0], calls, { ledger: { workers: 1, queueLimit: 0, up: false } }).finished).toEqual([[10, FAILED]]);
    const full = desk([0, 0], calls, { ledger: { workers: 1, queueLimit: 0 } });
    expect(full.finished).toEqual([
      [10, FAILED],
      [60, OK],
    ]);
  });

  test('or does not matter, where it is not required', () => {
    const { served, finished } = desk([0], [{ to: 'ledger', required: false }, { to: 'store' }], { ledger: { failShare: 1 } });
    expect(served).toEqual(['ledger 30', 'store 60', 'desk 60']);
    expect(finished).toEqual([[60, OK]]);
    // The last one matters again.
    expect(desk([0], [{ to: 'ledger', required: false }, { to: 'store' }], { store: { failShare: 1 } }).finished).toEqual([[60, FAILED]]);
  });
});

describe('patience', () => {
  const slow = { ledger: { serviceTime: constant(500) } };

  test('a call that takes too long is a failure then, and its late answer changes nothing', () => {
    const { finished, served } = desk([0], [{ to: 'ledger', timeoutMs: 40 }], slow);
    expect(finished).toEqual([[50, FAILED]]);
    expect(served).toEqual(['desk 50', 'ledger 510']);
  });

  test('it is made again, so many times, after a pause', () => {
    const calls = [{ to: 'ledger', timeoutMs: 40, retries: { max: 2, backoff: 'fixed', baseMs: 15 } }];
    const { finished, log } = desk([0], calls, slow);
    expect(started(log)).toEqual([10, 65, 120]);
    expect(finished).toEqual([[160, FAILED]]);
    expect(log.of('gaveUp').map(({ atMs, block, b }) => [atMs, block, b])).toEqual([
      [50, DESK, 3],
      [105, DESK, 3],
    ]);
  });

  test('a good second try is a good call', () => {
    const calls = [{ to: 'ledger', retries: { max: 1, backoff: 'fixed', baseMs: 100 } }];
    const back = { run: { happenings: [{ atMs: 0, block: 'ledger', do: 'crash', forMs: 50 }] } };
    expect(desk([0], calls, back).finished).toEqual([[130, OK]]);
  });

  test('a budget allows retries as a share of all calls made', () => {
    const calls = [{ to: 'ledger', retries: { max: 3, backoff: 'none', budgetShare: 0.25 } }];
    const atMs = Array.from({ length: 40 }, (_, i) => i * 100);
    const { log } = desk(atMs, calls, { ledger: { failShare: 1 } });
    expect(log.of('served').filter(({ block }) => block === 2)).toHaveLength(50);
    expect(log.of('gaveUp').map(({ request }) => request)).toEqual([3, 7, 11, 15, 19, 23, 27, 31, 35, 39]);
  });
});

describe('the caller dies', () => {
  const crash = { run: { happenings: [{ atMs: 15, block: 'desk', do: 'crash', forMs: 100 }] } };

  test('and fails what it holds; answers that come later are for nobody', () => {
    const { finished, served } = desk([0, 300], [{ to: 'ledger' }, { to: 'store' }], crash);
    expect(finished).toEqual([
      [15, FAILED],
      [360, OK],
    ]);
    expect(served).toEqual(['ledger 30', 'ledger 330', 'store 360', 'desk 360']);
  });

  test('and with it the pause before another try', () => {
    const calls = [{ to: 'ledger', retries: { max: 5, backoff: 'fixed', baseMs: 50 } }];
    const happenings = [{ atMs: 0, block: 'ledger', do: 'crash', forMs: 40 }, ...crash.run.happenings];
    const { log, finished } = desk([0, 200, 210], calls, { run: { happenings } });
    expect(started(log)).toEqual([210, 220]);
    expect(finished).toEqual([
      [15, FAILED],
      [230, OK],
      [240, OK],
    ]);
  });

  test('and a pause of an earlier life makes nobody try twice', () => {
    const calls = [{ to: 'ledger', retries: { max: 5, backoff: 'fixed', baseMs: 50 } }];
    const happenings = [
      { atMs: 0, block: 'ledger', do: 'crash', forMs: 30 },
      { atMs: 15, block: 'desk', do: 'crash', forMs: 5 },
    ];
    // The first was to be tried again at 60 ms; by then the second has taken its place.
    const { log } = desk([0, 25], calls, { ledger: { serviceTime: constant(100) }, run: { happenings } });
    expect(started(log)).toEqual([35]);
  });

  test('and nothing is left behind', () => {
    const calls = [
      { to: 'store', wait: false },
      { to: 'ledger', timeoutMs: 15, retries: { max: 1, backoff: 'fixed', baseMs: 30 } },
    ];
    const wired = new WiredRun(blueprintOf(deskInput([0, 5, 200], calls, crash)), ALL_KINDS, () => []);
    wired.simulation.runUntil(100, Infinity);
    expect(wired.network.requests.live).toBe(1);
    wired.simulation.runUntil(30_000_000, Infinity);
    expect(wired.network.requests.live).toBe(0);
    expect(wired.network.calls.live).toBe(0);
  });
});

test('the answer of a callee is passed on, with the version it carries', () => {
  const happenings = [{ atMs: 500, block: 'ledger', do: 'publish', key: 1 }];
  const { log } = runAndLog(
    system(
      {
        readers: visitorsAt([0, 600], 'memory', { keys: keys(1) }),
        memory: { kind: 'cache', to: 'desk' },
        desk: steadyServer(10, { calls: [{ to: 'ledger' }] }),
        ledger: steadyServer(20),
      },
      { happenings },
    ),
  );
  expect(log.of('outdated').map(({ atMs, block, b }) => [atMs, block, b])).toEqual([[600, 1, 1]]);
});

test('a failed optional call passes nothing on', () => {
  const happenings = [{ atMs: 500, block: 'ledger', do: 'publish', key: 1 }];
  const { log } = runAndLog(
    system(
      {
        readers: visitorsAt([0, 600], 'memory', { keys: keys(1) }),
        memory: { kind: 'cache', to: 'desk' },
        desk: steadyServer(10, { calls: [{ to: 'ledger', required: false }] }),
        ledger: { kind: 'cache', to: 'store' },
        store: steadyServer(20, { failShare: 1 }),
      },
      { happenings: happenings.map((one) => ({ ...one, block: 'store' })) },
    ),
  );
  expect(log.of('finished').map(({ a }) => a)).toEqual([OK, OK]);
  expect(log.of('outdated')).toEqual([]);
});
