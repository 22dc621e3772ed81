import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { readWrite as run } from '#test/sim/read-write.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

test('reads and writes take their own time and share the connections', () => {
  const { log, store } = run([0, 1], [0], { connections: 1 });
  expect(log.of('finished').map((fact) => fact.atMs)).toEqual([5, 25, 30]);
  expect(store).toMatchObject({ reads: 2, writes: 1, maxQueue: 2 });
});

test('beyond its waiting places it says no', () => {
  expect(run([0, 0, 0], [], { connections: 1, queueLimit: 1 }).report.requests).toMatchObject({ ok: 2, rejected: 1 });
});

test('a key that it does not know is answered as such, and a cache may keep that', () => {
  expect(run([0, 10], [], { knownKeys: 5 }, {}, [4, 5]).store).toMatchObject({ reads: 2, unknown: 1 });
  const { report } = runAndLog(
    system({
      readers: visitorsAt([0, 100], 'memory', { keys: keys(9) }),
      memory: { kind: 'cache', to: 'store', negativeTtlMs: 500 },
      store: { kind: 'database', readTime: constant(5), writeTime: constant(5), knownKeys: 5 },
    }),
  );
  expect(report.blocks['memory']).toMatchObject({ hits: 1, misses: 1 });
});

describe('replicas', () => {
  const replicas = { replicas: 2, replicationLag: constant(100), readFrom: 'replicas' };

  test('serve what is old until they have heard', () => {
    const { store } = run([50, 110, 200], [0], replicas);
    expect(store).toMatchObject({ reads: 3, staleReads: 2 });
    expect(run([50, 110, 200], [0], { ...replicas, readFrom: 'primary' }).store).toMatchObject({ staleReads: 0 });
  });

  test('hear of changes in order, whatever each takes', () => {
    const writes = Array.from({ length: 40 }, (_, i) => i * 100);
    const lag = { replicationLag: { distribution: 'uniform', minMs: 1, maxMs: 900 } };
    const { log } = run(
      Array.from({ length: 200 }, (_, i) => i * 25),
      writes,
      { ...replicas, replicas: 1, ...lag },
    );
    // A reader never falls further behind than all writes so far.
    expect(log.of('outdated').every((fact) => fact.b >= 1 && fact.b <= 40)).toBe(true);
    expect(log.of('outdated').length).toBeGreaterThan(50);
  });

  test('take turns, and only those that are up', () => {
    const happenings = [{ atMs: 100, block: 'store/replica-1', set: { up: false } }];
    const { log } = run([0, 10, 200, 210], [], replicas, { happenings });
    const places = log.of('read').map((fact) => fact.block);
    expect(new Set(places.slice(0, 2)).size).toBe(2);
    expect(new Set(places.slice(2)).size).toBe(1);
  });

  test('without any that is up, the primary is read', () => {
    const happenings = [{ atMs: 0, block: 'store/replica-1', set: { up: false } }];
    const { log } = run([100], [], { ...replicas, replicas: 1 }, { happenings });
    expect(log.of('read').map((fact) => fact.a)).toEqual([0]);
  });
});

describe('down', () => {
  test('the primary: writes fail, replicas are still read', () => {
    const happenings = [{ atMs: 50, block: 'store/primary', do: 'crash', forMs: 100 }];
    const { report } = run([100], [40, 100, 200], { replicas: 1, readFrom: 'replicas' }, { happenings });
    expect(report.requests).toMatchObject({ ok: 2, failed: 2 });
  });

  test('all of it: everything fails, and what was written is kept', () => {
    const happenings = [{ atMs: 100, block: 'store', do: 'crash', forMs: 100 }];
    const { report, log } = run([150, 300], [0], {}, { happenings });
    expect(report.requests).toMatchObject({ ok: 2, failed: 1 });
    expect(log.of('outdated')).toEqual([]);
  });
});

describe('during the run', () => {
  const setAt = (atMs: number, set: Fields): Fields => ({ happenings: [{ atMs, block: 'store', set }] });

  test('reads and writes take as long as is said now', () => {
    const slower = { happenings: [{ atMs: 50, block: 'store', set: { 'readTime.meanMs': 7, 'writeTime.meanMs': 30 } }] };
    expect(
      run([0, 100], [0, 100], {}, slower)
        .log.of('finished')
        .map(({ atMs }) => atMs),
    ).toEqual([5, 20, 107, 130]);
  });

  test('more connections take over the line at once', () => {
    expect(
      run([0, 0], [], { connections: 1 }, setAt(2, { connections: 2 }))
        .log.of('finished')
        .map(({ atMs }) => atMs),
    ).toEqual([5, 7]);
    expect(
      run([0, 0], [], { connections: 2 }, setAt(0, { connections: 1 }))
        .log.of('finished')
        .map(({ atMs }) => atMs),
    ).toEqual([5, 10]);
  });

  test('changes take as long to the replicas as is said now', () => {
    const replica = { replicas: 1, readFrom: 'replicas', replicationLag: constant(100) };
    const quicker = setAt(500, { 'replicationLag.meanMs': 10 });
    // Written at 1,020 ms, heard of at 1,030.
    expect(
      run([1020, 1026], [1000], replica, quicker)
        .log.of('outdated')
        .map(({ atMs }) => atMs),
    ).toEqual([1025]);
  });

  test('none overtakes another: a quick one waits for the slow one before it', () => {
    const replica = { replicas: 1, readFrom: 'replicas', replicationLag: constant(500) };
    const quicker = setAt(100, { 'replicationLag.meanMs': 10 });
    const { log } = run([300, 530], [0, 200], replica, quicker);
    expect(log.of('outdated').map(({ atMs, b }) => [atMs, b])).toEqual([[305, 2]]);
  });
});

describe('who is read', () => {
  test('any: the primary as well, in turn', () => {
    const { log } = run([0, 10, 20, 30], [], { replicas: 1, readFrom: 'any' });
    expect(log.of('read').map(({ a }) => a)).toEqual([0, 1, 0, 1]);
  });

  test('replicas: never the primary while one is up', () => {
    const { log } = run([0, 10, 20, 30], [], { replicas: 1, readFrom: 'replicas' });
    expect(log.of('read').map(({ a }) => a)).toEqual([1, 1, 1, 1]);
  });
});

test('a version that is published from outside reaches the replicas as any other', () => {
  const publish = { happenings: [{ atMs: 100, block: 'store', do: 'publish', key: 1 }] };
  const { log } = run([150, 250], [], { replicas: 1, readFrom: 'replicas', replicationLag: constant(100) }, publish);
  expect(log.of('outdated').map(({ atMs, b }) => [atMs, b])).toEqual([[155, 1]]);
});

test('keys from the number of known ones on do not exist', () => {
  const { log } = run([0, 10, 20], [], { knownKeys: 5 }, {}, [4, 5, 6]);
  expect(log.of('read').map(({ b }) => b)).toEqual([0, 1, 1]);
});

describe('a part of it dies', () => {
  const replica = { replicas: 1, readFrom: 'replicas', replicationLag: constant(100) };

  test('what it held fails; what it had heard it knows when it is back', () => {
    const happenings = [{ atMs: 202, block: 'store/replica-1', do: 'crash', forMs: 100 }];
    const { log } = run([200, 400], [0], replica, { happenings });
    expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([
      [20, 0],
      [202, 2],
      [405, 0],
    ]);
    expect(log.of('outdated')).toEqual([]);
  });

  test('what it heard while it was down it knows as well', () => {
    const happenings = [{ atMs: 50, block: 'store/replica-1', do: 'crash', forMs: 200 }];
    expect(run([400], [0], replica, { happenings }).log.of('outdated')).toEqual([]);
  });

  test('it stays down when the whole of it comes back', () => {
    const happenings = [
      { atMs: 10, block: 'store/replica-1', set: { up: false } },
      { atMs: 20, block: 'store', do: 'crash', forMs: 10 },
    ];
    expect(
      run([100], [], replica, { happenings })
        .log.of('read')
        .map(({ a }) => a),
    ).toEqual([0]);
  });
});

test('a probe needs no connection', () => {
  const { log } = runAndLog(
    system({
      readers: visitorsAt([0], 'balancer'),
      balancer: {
        kind: 'load-balancer',
        to: ['store'],
        policy: 'random',
        healthCheck: { intervalMs: 100, timeoutMs: 20, fall: 1, firstAtMs: 10 },
      },
      store: { kind: 'database', readTime: constant(500), writeTime: constant(5), connections: 1 },
    }),
  );
  expect(log.of('probeEnded').length).toBeGreaterThan(8);
  expect(log.of('believed')).toEqual([]);
});
