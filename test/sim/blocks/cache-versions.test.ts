import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { memory } from '#test/sim/memory.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const WRITE = { mix: [{ op: 'write' }] };
const PLACES = { places: { here: { latDeg: 0, lonDeg: 0 } } };

/** A reader of key 1 at listed instants. */
const reader = (atMs: readonly number[], to = 'memory', more: Fields = {}): Fields => visitorsAt(atMs, to, { keys: keys(1), ...more });
/** The origin has a new version of key 1. */
const publish = (atMs: number, block = 'origin'): Fields => ({ atMs, block, do: 'publish', key: 1 });

/** Who was served something old when, how old it was, and by how many versions. */
function outdated(blocks: Fields, happenings: readonly Fields[]): [string, number, number, number][] {
  const { log } = runAndLog(system(blocks, { ...PLACES, durationMs: 10_000, happenings }));
  return log.of('outdated').map(({ atMs, block, a, b }) => [Object.keys(blocks)[block] ?? 'a part', atMs, a, b]);
}

describe.each([[['origin', 'memory', 'readers']], [['readers', 'origin', 'memory']], [['readers', 'memory', 'origin']]])(
  'in the order %s',
  (order) => {
    const figures = (cache: Fields): Figures => {
      const blocks: Fields = {
        readers: reader([0, 400, 600]),
        memory: { kind: 'cache', to: 'origin', ...cache },
        origin: steadyServer(50),
      };
      const ordered = Object.fromEntries(order.map((id) => [id, blocks[id]]));
      return runAndLog(system(ordered, { happenings: [publish(500)] })).report.blocks['memory'] as Figures;
    };

    test('a new version is another thing where names carry it, and else the copy is old', () => {
      expect(figures({ versioned: true })).toMatchObject({ hits: 1, misses: 2, staleServed: 0 });
      expect(figures({})).toMatchObject({ hits: 2, misses: 1, staleServed: 1, staleMs: 100 });
    });
  },
);

describe('names go on carrying the version', () => {
  test('after a write that only the cache knows', () => {
    const blocks = {
      readers: reader([0, 300]),
      writers: visitorsAt([200], 'memory', { keys: keys(2), ...WRITE }),
      memory: { kind: 'cache', to: 'origin', versioned: true, write: 'back' },
      origin: steadyServer(50),
    };
    const { report } = runAndLog(system(blocks, { happenings: [publish(100)] }));
    expect(report.blocks['memory']).toMatchObject({ hits: 0, misses: 2, staleServed: 0 });
  });

  test('after an answer that there is no such key', () => {
    const blocks = {
      readers: reader([0, 300]),
      lost: visitorsAt([200], 'memory', { keys: keys(9) }),
      memory: { kind: 'cache', to: 'origin', versioned: true, negativeTtlMs: 1000 },
      origin: { kind: 'database', readTime: constant(5), writeTime: constant(5), knownKeys: 5 },
    };
    const { report } = runAndLog(system(blocks, { happenings: [publish(100)] }));
    expect(report.blocks['memory']).toMatchObject({ hits: 0, misses: 3, staleServed: 0 });
  });
});

describe('an answer that is passed on still says which version it is', () => {
  test('by a cache that is down and lets it through', () => {
    const blocks = {
      readers: reader([0, 600], 'outer'),
      outer: { kind: 'cache', to: 'memory' },
      memory: { kind: 'cache', to: 'origin', up: false },
      origin: steadyServer(50),
    };
    expect(outdated(blocks, [publish(500)])).toEqual([['outer', 600, 100, 1]]);
  });

  test('of a write, through a cache', () => {
    const blocks = {
      writers: visitorsAt([0], 'outer', { keys: keys(1), ...WRITE }),
      readers: reader([600], 'outer'),
      outer: { kind: 'cache', to: 'memory', write: 'through' },
      memory: { kind: 'cache', to: 'origin' },
      origin: steadyServer(50),
    };
    expect(outdated(blocks, [publish(500), publish(550)])).toEqual([['outer', 600, 100, 2]]);
  });

  test('of a write, by a database', () => {
    const blocks = {
      writers: visitorsAt([0], 'memory', { keys: keys(1), ...WRITE }),
      readers: reader([600]),
      memory: { kind: 'cache', to: 'origin', write: 'through' },
      origin: { kind: 'database', readTime: constant(5), writeTime: constant(5) },
    };
    expect(outdated(blocks, [publish(500)])).toEqual([['memory', 600, 100, 1]]);
  });

  test('by an edge that keeps nothing', () => {
    const blocks = {
      readers: reader([0, 600]),
      memory: { kind: 'cache', to: 'shops' },
      shops: { kind: 'cdn', to: 'origin', edges: { here: { place: 'here' } }, dynamic: { paths: ['/'] } },
      origin: steadyServer(50),
    };
    expect(outdated(blocks, [publish(500)])).toEqual([['memory', 600, 100, 1]]);
  });

  test('by one copy to the next, when the origin fails', () => {
    const blocks = {
      readers: reader([0, 1000, 1100], 'outer'),
      outer: { kind: 'cache', to: 'memory', ttlMs: 500 },
      memory: { kind: 'cache', to: 'origin', ttlMs: 500, staleIfErrorMs: 1000 },
      origin: steadyServer(50),
    };
    const happenings = [publish(300), { atMs: 400, block: 'origin', set: { up: false } }];
    // The inner one has to serve what is old, and the outer one keeps it as what it is.
    expect(outdated(blocks, happenings)).toEqual([
      ['memory', 1000, 700, 1],
      ['outer', 1100, 800, 1],
    ]);
  });
});

describe('served past its life', () => {
  const past = (cache: Fields, happenings: readonly Fields[] = []) => {
    const { log, latenciesMs } = memory([0, 1000], [1], { ttlMs: 500, ...cache }, { happenings });
    return { told: log.of('servedStale').map(({ atMs, a, b }) => [atMs, a, b]), latenciesMs };
  };

  test('a copy is told with how long it is past it, and whether it is renewed or its origin failed', () => {
    expect(past({ staleWhileRevalidateMs: 5000 })).toEqual({ told: [[1000, 450, 0]], latenciesMs: [50, 1] });
    const failing = [{ atMs: 200, block: 'origin', set: { failShare: 1 } }];
    expect(past({ staleIfErrorMs: 5000 }, failing)).toEqual({ told: [[1050, 500, 1]], latenciesMs: [50, 50] });
    expect(past({}, failing)).toEqual({ told: [], latenciesMs: [50, 50] });
  });
});

test('a cache knows things by their key alone, whatever the path', () => {
  const blocks = {
    ones: reader([0], 'memory', { mix: [{ type: 'menu', path: '/menu' }] }),
    others: reader([100], 'memory', { mix: [{ type: 'order', path: '/order' }] }),
    memory: { kind: 'cache', to: 'origin' },
    origin: steadyServer(50),
  };
  expect(runAndLog(system(blocks)).report.blocks['memory']).toMatchObject({ hits: 1, misses: 1 });
});

test('dropped before the write, a copy is missed while the write is under way', () => {
  const missed = (invalidate: string): number[] => {
    const blocks = {
      readers: reader([0, 510]),
      writers: visitorsAt([500], 'memory', { keys: keys(1), ...WRITE }),
      memory: { kind: 'cache', to: 'origin', invalidate },
      origin: steadyServer(50, { workers: 9 }),
    };
    const { log } = runAndLog(system(blocks));
    return log.of('missed').map(({ atMs }) => atMs);
  };
  expect(missed('before-write')).toEqual([0, 510]);
  expect(missed('on-write')).toEqual([0]);
});
