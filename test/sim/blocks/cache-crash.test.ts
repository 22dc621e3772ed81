import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { memory } from '#test/sim/memory.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

type Fields = Readonly<Record<string, unknown>>;

const OK = 0;
const FAILED = 2;

/** The cache dies at an instant and is back 5 ms later. */
const crashAt = (atMs: number): Fields => ({ happenings: [{ atMs, block: 'memory', do: 'crash', forMs: 5 }] });
const finished = ({ log }: ReturnType<typeof memory>): [number, number][] => log.of('finished').map(({ atMs, a }) => [atMs, a]);

describe('a cache dies', () => {
  const slow = { hitTime: constant(30) };
  const road = { links: [{ from: 'readers', to: 'memory', oneWayMs: 50 }] };

  test('while it serves a copy: the next reader waits for his own answer', () => {
    // Served until 130, dead at 110. The next comes at 116 to an empty cache.
    expect(finished(memory([0, 100, 116], [1], slow, crashAt(110)))).toEqual([
      [50, OK],
      [110, FAILED],
      [166, OK],
    ]);
  });

  test('while it serves a copy: the reader hears of it once', () => {
    // With it at 250, served until 280, dead at 260.
    expect(finished(memory([0, 200], [1], slow, { ...road, ...crashAt(260) }))).toEqual([
      [150, OK],
      [310, FAILED],
    ]);
  });

  test('an answer on its way arrives, and a request on its way is met by what is there then', () => {
    // One is answered at 251; one comes at 272, another at 280 when it is back and empty.
    expect(finished(memory([0, 200, 222, 230], [1], { whenDown: 'fail' }, { ...road, ...crashAt(270) }))).toEqual([
      [150, OK],
      [301, OK],
      [322, FAILED],
      [380, OK],
    ]);
  });

  test('nothing is left behind by what was fetched for somebody, or for nobody', () => {
    const cache = { kind: 'cache', to: 'origin', ttlMs: 100, staleWhileRevalidateMs: 10_000, coalesce: true };
    const happenings = [70, 320].map((atMs) => ({ atMs, block: 'memory', do: 'crash', forMs: 5 }));
    const run = watched(
      system(
        {
          readers: visitorsAt([0, 10, 60, 61, 100, 310, 400], 'memory', { keys: keys(1, 1, 2, 2, 1, 1, 1) }),
          memory: cache,
          origin: steadyServer(50, { workers: 9 }),
        },
        { happenings },
      ),
    );
    expect(run.leftAfter(1000)).toEqual([0, 0]);
    expect(run.log.of('fetched').map(({ a }) => a)).toEqual([1, 1, 1, 0, 1]);
  });
});

describe('work at an edge', () => {
  const places = { here: { latDeg: 0, lonDeg: 0 } };
  const atEdge = (atMs: readonly number[], crashMs: number, oneWayMs: number): [number, number][] => {
    const blocks = {
      readers: visitorsAt(atMs, 'shops', { place: 'here' }),
      shops: {
        kind: 'cdn',
        to: 'origin',
        edges: { here: { place: 'here' } },
        dynamic: { paths: ['/'], edgeTime: constant(30) },
        failover: { afterMs: 60_000 },
      },
      origin: steadyServer(50),
    };
    const happenings = [{ atMs: crashMs, block: 'shops/here', do: 'crash', forMs: 5 }];
    const { log } = runAndLog(system(blocks, { places, happenings, links: [{ from: 'readers', to: 'shops', oneWayMs }] }));
    return log.of('finished').map(({ atMs: endMs, a }) => [endMs, a]);
  };

  test('that dies with it is not done for the next one', () => {
    expect(atEdge([0, 16], 10, 0)).toEqual([
      [10, FAILED],
      [46, OK],
    ]);
  });

  test('is answered once: with its failure, or with what was done before', () => {
    expect(atEdge([0], 60, 50)).toEqual([[110, FAILED]]);
    expect(atEdge([0], 90, 50)).toEqual([[130, OK]]);
  });
});

test('of two fetches of one name the end of the first leaves the second under way', () => {
  // Fetched from 0 to 50 and from 30 to 80, each for its reader; at 60 the first copy is old and the second on its way.
  const { memory: figures } = memory([0, 30, 60], [1], { ttlMs: 5, staleWhileRevalidateMs: 1000 });
  expect(figures).toMatchObject({ fetches: 2, servedPastLife: 1 });
});

test('a fetch that is over is not shared by those who ask for another key, or for the same', () => {
  // Fetched from 0 to 50; another key from 60 to 110; the first, old by then, again at 70.
  const { memory: figures, latenciesMs } = memory([0, 60, 70], [1, 2, 1], { coalesce: true, ttlMs: 5 });
  expect(figures).toMatchObject({ fetches: 3, coalesced: 0 });
  expect(latenciesMs).toEqual([50, 50, 50]);
});

test('a hit that takes no time is over before anybody else who comes then is met', () => {
  const { log } = memory([0, 100, 100], [1], { hitTime: constant(0) });
  const then = log.facts.filter(({ atMs, fact }) => atMs === 100 && (fact === 'hit' || fact === 'finished'));
  expect(then.map(({ fact, request }) => `${fact} ${request}`)).toEqual(['hit 1', 'finished 1', 'hit 2', 'finished 2']);
});

test('a hit that is forced takes the hit time', () => {
  expect(memory([0, 100], [1], { serveByShare: 1 }).latenciesMs).toEqual([1, 1]);
});

describe('room in kB', () => {
  const page = (sizeKb: number): Fields => ({ mix: [{ sizeKb }] });

  test('is enough for a copy that takes all of it, and what is larger is not stored', () => {
    expect(memory([0, 100], [1], { capacityKb: 10 }, {}, page(10)).memory).toMatchObject({ hits: 1, evictions: 0 });
    expect(memory([0, 100], [1], { capacityKb: 10 }, {}, page(10.001)).log.of('stored')).toEqual([]);
  });

  test('is whole again when all is dropped, though sizes do not add up exactly', () => {
    // In floating point 0.1 + 0.3 − 0.1 − 0.3 is a little more than nothing.
    const sizes = [0.1, 0.3];
    const blocks = {
      ...Object.fromEntries(sizes.map((sizeKb, i) => [`r${i}`, visitorsAt([i], 'memory', { keys: keys(i), mix: [{ sizeKb }] })])),
      last: visitorsAt([200, 300], 'memory', { keys: keys(9), mix: [{ sizeKb: 0.4 }] }),
      memory: { kind: 'cache', to: 'origin', capacityKb: 0.4 },
      origin: steadyServer(50, { workers: 9 }),
    };
    const { report } = runAndLog(system(blocks, { happenings: [{ atMs: 150, block: 'memory', do: 'clear' }] }));
    expect(report.blocks['memory']).toMatchObject({ hits: 1, misses: 3 });
  });
});

test('each cache draws lots of its own: for hit times, for hits that are forced, for who goes', () => {
  const atMs = Array.from({ length: 60 }, (_, i) => i * 10);
  const asked = Array.from({ length: 60 }, (_, i) => i % 4);
  const twins = (fact: 'finished' | 'hit', cache: Fields): [number[], number[]] => {
    const blocks = {
      ones: visitorsAt(atMs, 'one', { keys: keys(...asked) }),
      others: visitorsAt(atMs, 'other', { keys: keys(...asked) }),
      one: { kind: 'cache', to: 'origin', ...cache },
      other: { kind: 'cache', to: 'origin', ...cache },
      origin: steadyServer(1, { workers: 9 }),
    };
    const log = runAndLog(system(blocks)).log.of(fact);
    const [first, second] = fact === 'hit' ? [2, 3] : [0, 1];
    const of = (block: number): number[] => log.filter((one) => one.block === block).map((one) => one.atMs);
    return [of(first), of(second)];
  };
  for (const [fact, cache] of [
    ['finished', { hitTime: { distribution: 'exponential', meanMs: 1 } }],
    ['hit', { serveByShare: 0.5 }],
    ['hit', { policy: 'random', capacityEntries: 2 }],
  ] as const) {
    const [one, other] = twins(fact, cache);
    expect(one.length).toBeGreaterThan(5);
    expect(one).not.toEqual(other);
  }
});
