import { describe, expect, test } from 'vitest';
import { constant } from '#test/sim/kitchen.ts';
import { FIRST_PART, readWrite as run } from '#test/sim/read-write.ts';
import { runAndLog, system, visitorsAt } from '#test/sim/systems.ts';

describe('what it holds', () => {
  const held = { readTime: constant(50), connections: 1, queueLimit: 1 };
  const ends = ({ log }: ReturnType<typeof run>): number[][] => log.of('finished').map(({ atMs, a }) => [atMs, a]);

  test('fails at once when the whole of it dies, and one that is back takes new requests at once', () => {
    const happenings = [{ atMs: 20, block: 'store', do: 'crash', forMs: 5 }];
    expect(ends(run([0, 10, 30], [], held, { happenings }))).toEqual([
      [20, 2],
      [20, 2],
      [80, 0],
    ]);
  });

  test('goes on when a part that is up is told to be', () => {
    const happenings = [{ atMs: 20, block: 'store/primary', set: { up: true } }];
    expect(ends(run([0], [], held, { happenings }))).toEqual([[50, 0]]);
  });

  test('has so much room, and who finds none is told', () => {
    const { log } = run([0, 10, 20], [], held);
    expect(log.of('refused').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([[20, 2, 1]]);
  });
});

test('key 0 is a key as any other', () => {
  const { log } = run([30, 200], [0], { replicas: 1, readFrom: 'replicas', replicationLag: constant(100) }, {}, [0]);
  expect(log.of('wrote').map(({ a, request }) => [a, request])).toEqual([[1, 0]]);
  expect(log.of('outdated').map(({ atMs, a, b }) => [atMs, a, b])).toEqual([[35, 15, 1]]);
});

describe('without keys', () => {
  test('a write changes no version', () => {
    const blocks = {
      writers: visitorsAt([0], 'store', { mix: [{ op: 'write' }] }),
      store: { kind: 'database', readTime: constant(5), writeTime: constant(20), replicas: 1 },
    };
    const { log } = runAndLog(system(blocks));
    expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([[20, 0]]);
    expect(log.of('wrote')).toEqual([]);
  });

  test('everybody asks for one and the same thing, which a cache may keep', () => {
    const blocks = {
      readers: visitorsAt([0, 100], 'memory'),
      memory: { kind: 'cache', to: 'store' },
      store: { kind: 'database', readTime: constant(5), writeTime: constant(5), knownKeys: 5 },
    };
    expect(runAndLog(system(blocks)).report.blocks['memory']).toMatchObject({ hits: 1, misses: 1 });
  });
});

test('what is published from outside is told as a write of nobody', () => {
  const publish = { happenings: [{ atMs: 100, block: 'store', do: 'publish', key: 3 }] };
  const { log } = run([], [], {}, publish);
  expect(log.of('wrote').map(({ atMs, request, a, b }) => [atMs, request, a, b])).toEqual([[100, -1, 1, 3]]);
});

test('each replica hears of changes after times of its own', () => {
  const lag = { replicas: 2, replicationLag: { distribution: 'uniform', minMs: 100, maxMs: 900 }, readFrom: 'replicas' };
  const reads = Array.from({ length: 200 }, (_, i) => 20 + i * 5);
  const { log } = run(reads, [0], { ...lag, readTime: constant(0) });
  const lastOld = [2, 3].map((replica) => {
    const old = log.of('outdated').filter(({ block }) => block === FIRST_PART + replica - 1);
    return Math.max(...old.map(({ atMs }) => atMs));
  });
  expect(Math.abs(lastOld[0]! - lastOld[1]!)).toBeGreaterThan(10);
});

test('with every replica down, turns are not lost: they are taken up where they were', () => {
  const happenings = ['store/replica-1', 'store/replica-2'].map((block) => ({ atMs: 100, block, do: 'crash', forMs: 100 }));
  const { log } = run([0, 150, 300, 310], [], { replicas: 2, readFrom: 'replicas' }, { happenings });
  const places = log.of('read').map(({ block }) => block - FIRST_PART);
  expect(places).toEqual([1, 0, 2, 1]);
});
