import { describe, expect, test } from 'vitest';
import { WiredRun } from '#blueprint/assemble.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { FactLog } from '#test/sim/fact-log.ts';
import { keys } from '#test/sim/kitchen.ts';
import { steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const MEMORY = 1;
const ORIGIN = 2;

/** Writers at listed instants before a cache that writes back once a second, an origin of 50 ms, and readers. */
function run(
  writes: readonly number[],
  written: readonly number[],
  more: { cache?: Fields; origin?: Fields; happenings?: readonly Fields[]; reads?: readonly number[]; read?: readonly number[] } = {},
) {
  const log = new FactLog();
  const input = system(
    {
      writers: visitorsAt(writes, 'memory', { keys: keys(...written), mix: [{ op: 'write', sizeKb: 3 }] }),
      memory: { kind: 'cache', to: 'origin', write: 'back', flushEveryMs: 1000, ...more.cache },
      origin: steadyServer(50, { workers: 10, ...more.origin }),
      readers: visitorsAt(more.reads ?? [], 'memory', { keys: keys(...(more.read ?? [1])), mix: [{ sizeKb: 3 }] }),
    },
    { durationMs: 20_000, happenings: more.happenings ?? [] },
  );
  const wired = new WiredRun(blueprintOf(input), ALL_KINDS, () => [log]);
  const dirtyAt = (atMs: number): number[] => {
    wired.simulation.runUntil(atMs * 1000, Infinity);
    const memory = wired.frame().blocks['memory']!;
    if (memory.kind !== 'cache') return [];
    return memory.copies.filter(({ isDirty }) => isDirty).map(({ key }) => key);
  };
  return { log, wired, dirtyAt, end: () => wired.simulation.runUntil(20_000_000, Infinity) };
}

/** When which key was written back. */
const wroteBack = (log: FactLog): [number, number][] => log.of('wroteBack').map(({ atMs, b }) => [atMs, b]);
/** Versions that the origin gave. */
const versions = (log: FactLog): [number, number][] =>
  log
    .of('wrote')
    .filter(({ block }) => block === ORIGIN)
    .map(({ atMs, a }) => [atMs, a]);

test('one write for each key and flush, however often it was written, and it is the last one', () => {
  const { log, end } = run([0, 100, 200, 300, 1500], [1, 1, 2, 1, 2]);
  end();
  expect(log.of('wroteBack').map(({ atMs, request, a, b }) => [atMs, request, a, b])).toEqual([
    [1000, 3, 3, 1],
    [1000, 2, 1, 2],
    [2000, 4, 1, 2],
  ]);
  expect(versions(log)).toEqual([
    [1050, 1],
    [1050, 1],
    [2050, 2],
  ]);
});

test('a copy is marked until its write goes out', () => {
  const { dirtyAt } = run([0, 100, 1500], [1, 2, 2]);
  expect(dirtyAt(50)).toEqual([1]);
  expect(dirtyAt(999)).toEqual([1, 2]);
  expect(dirtyAt(1001)).toEqual([]);
  expect(dirtyAt(1600)).toEqual([2]);
});

test('nothing is left behind: every request and call is over in the end', () => {
  const { wired, end, log } = run([0, 100, 200, 1020, 1500], [1, 1, 2, 1, 3], { cache: { capacityEntries: 2 } });
  end();
  expect(log.of('wroteBack').length).toBeGreaterThan(3);
  expect(wired.network.requests.live).toBe(0);
  expect(wired.network.calls.live).toBe(0);
});

describe('the origin fails', () => {
  const down = [
    { atMs: 900, block: 'origin', set: { up: false } },
    { atMs: 1900, block: 'origin', set: { up: true } },
  ];

  test('what it did not take is written with the next flush, once', () => {
    const { log, dirtyAt, end, wired } = run([0, 100], [1, 2], { happenings: down });
    expect(dirtyAt(1500)).toEqual([1, 2]);
    end();
    expect(wroteBack(log)).toEqual([
      [1000, 1],
      [1000, 2],
      [2000, 1],
      [2000, 2],
    ]);
    expect(versions(log)).toHaveLength(2);
    expect(wired.network.requests.live).toBe(0);
  });

  test('a newer write takes its place, and counts the older ones as its own', () => {
    const slow = { happenings: [{ atMs: 1030, block: 'origin', do: 'crash', forMs: 100 }] };
    // The second write comes while the first is on its way, which then fails.
    const { log, end, wired } = run([0, 1010], [1, 1], slow);
    end();
    expect(log.of('wroteBack').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([
      [1000, 0, 1],
      [2000, 1, 2],
    ]);
    expect(wired.network.requests.live).toBe(0);
  });
});

test('a write that comes while an older one is on its way is written later, and the copy stays the newer', () => {
  const { log, dirtyAt, end } = run([0, 1010], [1, 1], { reads: [1500, 2500] });
  expect(dirtyAt(1040)).toEqual([1]);
  expect(dirtyAt(1100)).toEqual([1]);
  end();
  expect(wroteBack(log)).toEqual([
    [1000, 1],
    [2000, 1],
  ]);
  expect(log.of('outdated')).toEqual([]);
  expect(log.of('hit').filter(({ block }) => block === MEMORY)).toHaveLength(2);
});

test('what was written carries the version that the origin gave it', () => {
  const publish = [{ atMs: 1500, block: 'origin', do: 'publish', key: 1 }];
  // Before it was written nobody but the cache knows of it; after that it can be old.
  const { log, end } = run([0], [1], { reads: [500, 1200, 1600], happenings: publish });
  end();
  expect(log.of('outdated').map(({ atMs, b }) => [atMs, b])).toEqual([[1600, 1]]);
});

describe('of a key written again while its write is on its way', () => {
  const stored = ({ log, end }: ReturnType<typeof run>): number[] => {
    end();
    return log
      .of('stored')
      .filter(({ block }) => block === MEMORY)
      .map(({ atMs }) => atMs);
  };
  const failing = { happenings: [{ atMs: 1020, block: 'origin', do: 'crash', forMs: 100 }] };

  test('the copy is the newer one, and takes the version only of its own write', () => {
    // Written here at 0 and 1,010; at 1,050 the first arrives, at 2,050 the second.
    expect(stored(run([0, 1010], [0, 0]))).toEqual([0, 1010, 2050]);
    // At 1,020 the first fails; both are in the write that arrives at 2,050.
    expect(stored(run([0, 1010], [0, 0], failing))).toEqual([0, 1010, 2050]);
  });

  test('a write that failed leaves its copy as it is', () => {
    expect(stored(run([0], [0], failing))).toEqual([0, 2050]);
  });

  test('writes that arrived are not counted again', () => {
    const { log, end } = run([0, 500, 1010], [0, 0, 0]);
    end();
    expect(log.of('wroteBack').map(({ atMs, a }) => [atMs, a])).toEqual([
      [1000, 2],
      [2000, 1],
    ]);
  });
});

test('what was dropped while its write was on its way does not come back', () => {
  const purge = [{ atMs: 1020, block: 'memory', do: 'purge', key: 1 }];
  const { log, end } = run([0], [1], { reads: [1200], happenings: purge });
  end();
  expect(log.of('missed').map(({ atMs }) => atMs)).toEqual([1200]);
});

describe('pushed out', () => {
  test('a copy is written at once, alone, and not again', () => {
    const { log, end } = run([0, 100, 200], [1, 2, 3], { cache: { capacityEntries: 2 } });
    end();
    expect(wroteBack(log)).toEqual([
      [200, 1],
      [1000, 2],
      [1000, 3],
    ]);
  });

  test('a clean one is not written', () => {
    const { log, end } = run([0], [1], { cache: { capacityEntries: 1 }, reads: [1500], read: [9] });
    end();
    expect(log.of('evicted')).toHaveLength(1);
    expect(wroteBack(log)).toEqual([[1000, 1]]);
  });
});

describe('the cache dies', () => {
  const crash = { atMs: 1020, block: 'memory', do: 'crash', forMs: 100 };

  test('what it had confirmed and not sent is lost, and counted by writes and keys', () => {
    const { log, end, wired } = run([0, 1005, 1010, 1015], [1, 1, 1, 2], { happenings: [crash] });
    end();
    expect(log.of('lostWrites').map(({ atMs, block, request, a, b }) => [atMs, block, request, a, b])).toEqual([[1020, MEMORY, -1, 3, 2]]);
    // What was on its way arrives; nobody waits for its answer.
    expect(versions(log)).toEqual([[1050, 1]]);
    expect(wired.network.requests.live).toBe(0);
    expect(wired.network.calls.live).toBe(0);
  });

  test('with nothing to lose it says nothing', () => {
    const { log, end } = run([0], [1], { happenings: [{ ...crash, atMs: 1500 }] });
    end();
    expect(log.of('lostWrites')).toEqual([]);
  });

  test('twice: what was on its way the first time is not let go of a second time', () => {
    const { log, end, wired } = run([0], [1], { happenings: [crash, { ...crash, atMs: 1300 }] });
    end();
    expect(versions(log)).toEqual([[1050, 1]]);
    expect(wired.network.requests.live).toBe(0);
  });

  test('a write that was on its way and fails afterwards is not taken up again', () => {
    const both = [crash, { atMs: 1030, block: 'origin', do: 'crash', forMs: 10 }];
    const { log, end } = run([0], [1], { happenings: both });
    end();
    expect(wroteBack(log)).toEqual([[1000, 1]]);
  });

  test('back again, it flushes on a schedule of its own, counted from its return', () => {
    const { log, end } = run([0, 1500, 2200], [1, 2, 3], { happenings: [crash] });
    end();
    expect(wroteBack(log)).toEqual([
      [1000, 1],
      [2120, 2],
      [3120, 3],
    ]);
  });
});

describe('during the run', () => {
  test('another interval counts from now, and the old one is over', () => {
    const { log, end } = run([0, 700, 1300], [1, 2, 3], { happenings: [{ atMs: 500, block: 'memory', set: { flushEveryMs: 400 } }] });
    end();
    expect(wroteBack(log)).toEqual([
      [900, 1],
      [900, 2],
      [1300, 3],
    ]);
  });

  test('any other setting leaves the schedule alone', () => {
    const { log, end } = run([0], [1], { happenings: [{ atMs: 500, block: 'memory', set: { 'hitTime.meanMs': 3 } }] });
    end();
    expect(wroteBack(log)).toEqual([[1000, 1]]);
  });

  test('a flush that is ordered writes everything and leaves the schedule alone', () => {
    const { log, end } = run([0, 700], [1, 2], { happenings: [{ atMs: 500, block: 'memory', do: 'flush' }] });
    end();
    expect(wroteBack(log)).toEqual([
      [500, 1],
      [1000, 2],
    ]);
  });

  test('another way of writing flushes what is left', () => {
    const { log, end } = run([0, 700], [1, 2], { happenings: [{ atMs: 500, block: 'memory', set: { write: 'around' } }] });
    end();
    expect(wroteBack(log)).toEqual([[500, 1]]);
    expect(versions(log)).toEqual([
      [550, 1],
      [750, 1],
    ]);
  });

  test('what the origin refuses then is tried again as often as before, until it takes it', () => {
    const happenings = [
      { atMs: 500, block: 'memory', set: { write: 'around' } },
      { atMs: 510, block: 'origin', do: 'crash', forMs: 1500 },
      // Any other setting changes nothing of this.
      { atMs: 1700, block: 'memory', set: { 'hitTime.meanMs': 3 } },
    ];
    const { log, end, wired } = run([0], [1], { happenings });
    wired.simulation.runUntil(4_000_000, Infinity);
    const { eventCount } = wired.simulation;
    end();
    expect(wroteBack(log)).toEqual([500, 1500, 2500].map((atMs) => [atMs, 1]));
    expect(versions(log)).toEqual([[2550, 1]]);
    expect(wired.network.requests.live).toBe(0);
    // It looked once more, at 3,500, and waits for nothing since.
    expect(wired.simulation.eventCount).toBe(eventCount);
  });

  test('a cache that begins to write back flushes from then on', () => {
    const { log, end } = run([0, 700], [1, 2], {
      cache: { write: 'around' },
      happenings: [{ atMs: 500, block: 'memory', set: { write: 'back' } }],
    });
    end();
    expect(wroteBack(log)).toEqual([[1500, 2]]);
  });
});
