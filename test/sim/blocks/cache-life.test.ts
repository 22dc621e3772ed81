import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { memory } from '#test/sim/memory.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const OK = 0;
const FAILED = 2;

const outcomes = ({ log }: ReturnType<typeof memory>): number[] =>
  log
    .of('finished')
    .sort((one, other) => one.request - other.request)
    .map(({ a }) => a);

describe('past the life of a copy', () => {
  const renewed = { ttlMs: 500, staleWhileRevalidateMs: 300 };

  test('one renewal is under way for all who are served meanwhile', () => {
    // Fetched at 50 ms, fresh until 550, served and renewed until 850.
    const { memory: figures } = memory([0, 700, 710, 720, 900], [1], renewed);
    expect(figures).toMatchObject({ fetches: 2, servedPastLife: 3, misses: 1, hits: 1 });
  });

  test('it is served for so long and no longer', () => {
    expect(memory([0, 549.999], [1], renewed).memory).toMatchObject({ hits: 1, servedPastLife: 0 });
    expect(memory([0, 550], [1], renewed).memory).toMatchObject({ hits: 0, servedPastLife: 1 });
    expect(memory([0, 849.999], [1], renewed).memory).toMatchObject({ servedPastLife: 1, misses: 1 });
    expect(memory([0, 850], [1], renewed).memory).toMatchObject({ servedPastLife: 0, misses: 2 });
  });

  test('it stands in for an origin that fails for so long and no longer', () => {
    const down = { happenings: [{ atMs: 200, block: 'origin', set: { up: false } }] };
    const rules = { ttlMs: 500, staleIfErrorMs: 300 };
    expect(outcomes(memory([0, 849.999], [1], rules, down))).toEqual([OK, OK]);
    expect(outcomes(memory([0, 850], [1], rules, down))).toEqual([OK, FAILED]);
  });

  test('a life counts from the answer, and another length from the next', () => {
    const longer = { happenings: [{ atMs: 100, block: 'memory', set: { ttlMs: 5000 } }] };
    // The copy of 50 ms keeps the life it was given; that of 650 has the new one.
    expect(memory([0, 600, 3000], [1], { ttlMs: 500 }, longer).memory).toMatchObject({ hits: 1, misses: 2 });
  });
});

describe('sharing a fetch', () => {
  test('those who share it fail with it', () => {
    const shared = memory([0, 10, 20], [7], { coalesce: true }, {}, {}, { failShare: 1 });
    expect(outcomes(shared)).toEqual([FAILED, FAILED, FAILED]);
    expect(shared.memory).toMatchObject({ fetches: 1, coalesced: 2 });
    expect(shared.latenciesMs).toEqual([50, 40, 30]);
  });

  test('those of other keys do not', () => {
    expect(memory([0, 10, 20], [7, 8, 7], { coalesce: true }).memory).toMatchObject({ fetches: 2, coalesced: 1 });
  });

  test('a fetch that is over is shared no more', () => {
    expect(memory([0, 60, 70], [7], { coalesce: true, ttlMs: 5 }).memory).toMatchObject({ fetches: 2, coalesced: 1 });
  });

  test('several misses of one key, each with its own fetch, end each with its own', () => {
    expect(memory([0, 10, 20], [7], { capacityKb: 1 }).latenciesMs).toEqual([50, 50, 50]);
  });
});

test('a hit counts as use: what was asked for lately stays', () => {
  expect(memory([0, 100, 200, 300, 400], [1, 2, 1, 3, 1], { capacityEntries: 2 }).memory).toMatchObject({ hits: 2, evictions: 1 });
  expect(memory([0, 100, 200, 300, 400], [1, 2, 1, 3, 2], { capacityEntries: 2 }).memory).toMatchObject({ hits: 1, evictions: 2 });
});

test('hits take as long as is said now', () => {
  const slower = { happenings: [{ atMs: 500, block: 'memory', set: { 'hitTime.meanMs': 7 } }] };
  expect(memory([0, 100, 600], [1], {}, slower).latenciesMs).toEqual([50, 1, 7]);
});

describe('that there is no such key', () => {
  const unknown = (cache: Fields, atMs: readonly number[]): Figures & { stored: number } => {
    const blocks = {
      readers: visitorsAt(atMs, 'memory', { keys: keys(9) }),
      memory: { kind: 'cache', to: 'store', ...cache },
      store: { kind: 'database', readTime: constant(5), writeTime: constant(5), knownKeys: 5 },
    };
    const { report, log } = runAndLog(system(blocks, { durationMs: 20_000 }));
    return { ...(report.blocks['memory'] as Figures), stored: log.of('stored').length };
  };

  test('is kept for a life of its own', () => {
    expect(unknown({ ttlMs: 5000, negativeTtlMs: 500 }, [0, 400, 600])).toMatchObject({ hits: 1, misses: 2, stored: 2 });
    expect(unknown({ ttlMs: 100, negativeTtlMs: 500 }, [0, 400, 600])).toMatchObject({ hits: 1, misses: 2 });
    expect(unknown({ ttlMs: null, negativeTtlMs: 500 }, [0, 400, 600])).toMatchObject({ hits: 1, misses: 2 });
  });

  test('or not at all', () => {
    expect(unknown({ ttlMs: 5000 }, [0, 100])).toMatchObject({ hits: 0, misses: 2, stored: 0 });
    expect(unknown({ ttlMs: null }, [0, 100])).toMatchObject({ hits: 0, misses: 2 });
  });
});

describe('ordered from outside', () => {
  test('clearing drops everything, and is told', () => {
    const clear = { happenings: [{ atMs: 500, block: 'memory', do: 'clear' }] };
    const { memory: figures, log } = memory([0, 0, 600, 600], [1, 2], {}, clear);
    expect(figures).toMatchObject({ hits: 0, misses: 4 });
    expect(log.of('purged').map(({ atMs, a, b }) => [atMs, a, b])).toEqual([[500, 1, -1]]);
  });

  test('a purge of a key that is not there is not told', () => {
    const purge = { happenings: [{ atMs: 500, block: 'memory', do: 'purge', key: 8 }] };
    expect(memory([0], [1], {}, purge).log.of('purged')).toEqual([]);
  });

  test('nothing happens to a cache that is down', () => {
    const happenings = [
      { atMs: 100, block: 'memory', do: 'crash', forMs: 1000 },
      { atMs: 500, block: 'memory', do: 'clear' },
    ];
    expect(memory([0], [1], {}, { happenings }).log.of('purged')).toEqual([]);
  });
});

describe('down', () => {
  test('it does not hear the change log', () => {
    const happenings = [
      { atMs: 400, block: 'memory', do: 'crash', forMs: 200 },
      { atMs: 500, block: 'origin', do: 'publish', key: 1 },
    ];
    const log = { invalidate: 'change-log', changeLogDelayMs: 300 };
    // The copy of 700 ms is new, and the news of 500 ms must not drop it at 800.
    expect(memory([650, 900], [1], log, { happenings }).memory).toMatchObject({ hits: 1, misses: 1 });
  });

  test('it fails its probes, though it lets visitors pass', () => {
    const { log, report } = runAndLog(
      system(
        {
          visitors: visitorsAt([450], 'balancer', { keys: keys(1) }),
          balancer: {
            kind: 'load-balancer',
            to: ['memory'],
            policy: 'random',
            healthCheck: { intervalMs: 100, timeoutMs: 50, fall: 3, rise: 1, firstAtMs: 250 },
          },
          memory: { kind: 'cache', to: 'origin' },
          origin: steadyServer(10),
        },
        { durationMs: 2000, happenings: [{ atMs: 200, block: 'memory', do: 'crash', forMs: 500 }] },
      ),
    );
    expect(log.of('believed').map(({ atMs, b }) => [atMs, b])).toEqual([
      [450, 0],
      [750, 1],
    ]);
    expect(report.requests.sent).toBe(1);
  });

  test('who waits for a fetch fails, and its answer is for nobody', () => {
    const crash = { happenings: [{ atMs: 20, block: 'memory', do: 'crash', forMs: 10 }] };
    const { log, memory: figures } = memory([0, 40, 100], [1], {}, crash);
    expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([
      [20, FAILED],
      [90, OK],
      [101, OK],
    ]);
    expect(figures).toMatchObject({ hits: 1, misses: 2 });
  });
});

describe('room in kB', () => {
  const mix = { mix: [{ type: 'page', sizeKb: 10 }] };

  test('is free again when a copy is dropped', () => {
    const purge = { happenings: [{ atMs: 250, block: 'memory', do: 'purge', key: 1 }] };
    expect(memory([0, 100, 300, 400], [1, 2, 3, 2], { capacityKb: 20 }, purge, mix).memory).toMatchObject({ hits: 1, evictions: 0 });
  });

  test('is used once by a copy that takes the place of an older one', () => {
    const again = memory([0, 1000, 1100, 1200], [1, 1, 2, 1], { capacityKb: 20, ttlMs: 500 }, {}, mix);
    expect(again.memory).toMatchObject({ hits: 1, evictions: 0 });
  });

  test('is taken by all the copies that a large one needs', () => {
    const blocks = {
      small: visitorsAt([0, 100, 500, 600], 'memory', { keys: keys(1, 2, 1, 2), mix: [{ type: 'small', sizeKb: 10 }] }),
      large: visitorsAt([300], 'memory', { keys: keys(3), mix: [{ type: 'large', sizeKb: 18 }] }),
      memory: { kind: 'cache', to: 'origin', capacityKb: 20 },
      origin: steadyServer(10),
    };
    const figures = runAndLog(system(blocks)).report.blocks['memory'] as Figures;
    expect(figures).toMatchObject({ hits: 0, misses: 5, evictions: 3 });
  });
});

describe('a write that fails', () => {
  const down = [{ atMs: 0, block: 'origin', do: 'crash', forMs: 50 }];
  const written = (cache: Fields, happenings: readonly Fields[]): Figures => {
    const blocks = {
      writers: visitorsAt([10], 'memory', { keys: keys(1), mix: [{ op: 'write' }] }),
      readers: visitorsAt([200], 'memory', { keys: keys(1) }),
      memory: { kind: 'cache', to: 'origin', ...cache },
      origin: steadyServer(20),
    };
    return runAndLog(system(blocks, { happenings })).report.blocks['memory'] as Figures;
  };

  test('leaves no copy in a cache that writes through', () => {
    expect(written({ write: 'through' }, [])).toMatchObject({ hits: 1 });
    expect(written({ write: 'through' }, down)).toMatchObject({ hits: 0, misses: 1 });
  });
});

test('a share of hits that is forced can be had without any copy, and stores none', () => {
  const atMs = Array.from({ length: 400 }, (_, i) => i * 20);
  const { memory: figures } = memory(atMs, [1, 2], { serveByShare: 0, ttlMs: null });
  expect(figures).toMatchObject({ hits: 0, misses: 400 });
  expect(memory(atMs, [1, 2], { serveByShare: 1 }).memory).toMatchObject({ hits: 400, fetches: 0 });
});
