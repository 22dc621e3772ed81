import { describe, expect, test } from 'vitest';
import { keys } from '#test/sim/kitchen.ts';
import { memory } from '#test/sim/memory.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

const MEMORY = 1;
const WRITES = [{ op: 'write' }];

test('a miss takes what the origin takes, a hit takes the hit time', () => {
  const { latenciesMs, memory: figures } = memory([0, 100], [7, 7]);
  expect(latenciesMs).toEqual([50, 1]);
  expect(figures).toMatchObject({ hits: 1, misses: 1, fetches: 1, hitShare: 0.5 });
});

test('misses of one key at one time fetch twice, or share one fetch', () => {
  expect(memory([0, 10], [7, 7]).memory).toMatchObject({ fetches: 2, coalesced: 0 });
  const shared = memory([0, 10], [7, 7], { coalesce: true });
  expect(shared.memory).toMatchObject({ fetches: 1, coalesced: 1, misses: 2 });
  expect(shared.latenciesMs).toEqual([50, 40]);
});

describe('room', () => {
  test('for so many copies', () => {
    const { memory: figures } = memory([0, 100, 200, 300], [1, 2, 3, 1], { capacityEntries: 2 });
    expect(figures).toMatchObject({ hits: 0, evictions: 2 });
  });

  test('for so many kB; what is larger than all of it is not kept', () => {
    const mix = [{ type: 'any', sizeKb: 10 }];
    expect(memory([0, 100, 200, 300], [1, 2, 1, 2], { capacityKb: 20 }, {}, { mix }).memory).toMatchObject({ hits: 2, evictions: 0 });
    expect(memory([0, 100, 200, 300], [1, 2, 1, 2], { capacityKb: 15 }, {}, { mix }).memory).toMatchObject({ hits: 0, evictions: 3 });
    expect(memory([0, 100], [1, 1], { capacityKb: 5 }, {}, { mix }).memory).toMatchObject({ hits: 0, evictions: 0 });
  });

  test('that shrinks during the run pushes copies out', () => {
    const happenings = [{ atMs: 250, block: 'memory', set: { capacityEntries: 1 } }];
    expect(memory([0, 100, 300, 400], [1, 2, 2, 1], {}, { happenings }).memory).toMatchObject({ hits: 1, evictions: 2 });
  });
});

describe('life', () => {
  test('ends, and the next reader fetches', () => {
    expect(memory([0, 1000, 2100], [1, 1, 1], { ttlMs: 2000 }).memory).toMatchObject({ hits: 1, misses: 2 });
  });

  test('past it, a copy is served while it is renewed', () => {
    const { memory: figures, latenciesMs } = memory([0, 1000, 2000], [1, 1, 1], { ttlMs: 500, staleWhileRevalidateMs: 5000 });
    expect(figures).toMatchObject({ misses: 1, servedPastLife: 2, fetches: 3 });
    expect(latenciesMs).toEqual([50, 1, 1]);
  });

  test('past it, a copy is served when the origin fails', () => {
    const happenings = [{ atMs: 200, block: 'origin', set: { up: false } }];
    const fails = memory([0, 1000], [1, 1], { ttlMs: 500 }, { happenings });
    const helped = memory([0, 1000], [1, 1], { ttlMs: 500, staleIfErrorMs: 5000 }, { happenings });
    expect(fails.report.requests).toMatchObject({ ok: 1, failed: 1 });
    expect(helped.report.requests).toMatchObject({ ok: 2, failed: 0 });
  });

  test('is different for each copy with jitter', () => {
    const all = Array.from({ length: 200 }, (_, i) => i);
    const atMs = [...all.map(() => 0), ...all.map(() => 1000)];
    const { memory: figures } = memory(atMs, [...all, ...all], { ttlMs: 950, ttlJitterShare: 0.2 }, {}, {}, { workers: 500 });
    expect(figures['hits']).toBeGreaterThan(60);
    expect(figures['hits']).toBeLessThan(140);
  });
});

describe('what is old', () => {
  const publish = { happenings: [{ atMs: 500, block: 'origin', do: 'publish', key: 1 }] };

  test('is counted by how long it has been old', () => {
    const { memory: figures } = memory([0, 400, 600, 900], [1, 1, 1, 1], {}, publish);
    expect(figures).toMatchObject({ hits: 3, staleServed: 2, staleMs: 250 });
  });

  test('is dropped by a change log after its delay', () => {
    const { memory: figures } = memory([0, 600, 700], [1, 1, 1], { invalidate: 'change-log', changeLogDelayMs: 150 }, publish);
    expect(figures).toMatchObject({ hits: 1, misses: 2, staleServed: 1 });
  });

  test('is not found where names carry the version', () => {
    expect(memory([0, 400, 600], [1, 1, 1], { versioned: true }, publish).memory).toMatchObject({ hits: 1, misses: 2, staleServed: 0 });
  });

  test('is dropped by a purge of its key, or of all', () => {
    const purge = (key: number | null) => ({ happenings: [{ atMs: 500, block: 'memory', do: 'purge', key }] });
    expect(memory([0, 0, 600, 600], [1, 2, 1, 2], {}, purge(1)).memory).toMatchObject({ hits: 1, misses: 3 });
    expect(memory([0, 0, 600, 600], [1, 2, 1, 2], {}, purge(null)).memory).toMatchObject({ hits: 0, misses: 4 });
  });
});

describe('writes', () => {
  const mix = [{ type: 'read' }];

  test('around: the copy stays as it was, or is dropped when the write is done', () => {
    const two = (cache: Fields): Figures => {
      const { report } = runAndLog(
        system(
          {
            readers: visitorsAt([0, 1000], 'memory', { keys: keys(1), mix }),
            writers: visitorsAt([500], 'memory', { keys: keys(1), mix: WRITES }),
            memory: { kind: 'cache', to: 'origin', ...cache },
            origin: steadyServer(50),
          },
          { durationMs: 5000 },
        ),
      );
      return report.blocks['memory'] as Figures;
    };
    expect(two({})).toMatchObject({ hits: 1, staleServed: 1 });
    expect(two({ invalidate: 'on-write' })).toMatchObject({ hits: 0, misses: 2, staleServed: 0 });
    expect(two({ write: 'through' })).toMatchObject({ hits: 1, staleServed: 0 });
    expect(two({ write: 'back' })).toMatchObject({ hits: 1, staleServed: 0, wroteBack: 1 });
  });

  test('dropping before the write lets a reader bring the old copy back', () => {
    const old = (invalidate: string): number => {
      const { report } = runAndLog(
        system(
          {
            writers: visitorsAt([0], 'memory', { keys: keys(1), mix: WRITES, work: { distribution: 'constant', mean: 10 } }),
            readers: visitorsAt([10, 200, 300], 'memory', { keys: keys(1), mix }),
            memory: { kind: 'cache', to: 'origin', invalidate },
            origin: { kind: 'server', workers: 9, serviceTime: { distribution: 'by-request', perWorkMs: 5 } },
          },
          { durationMs: 5000 },
        ),
      );
      return (report.blocks['memory'] as Figures)['staleServed']!;
    };
    expect(old('before-write')).toBe(2);
    expect(old('on-write')).toBe(0);
  });

  test('back: confirmed at once, written once per key and flush, lost in a crash', () => {
    const kept = memory([0, 100, 200, 300], [1, 1, 2, 1], { write: 'back', flushEveryMs: 1000 }, {}, { mix: WRITES });
    expect(kept.latenciesMs).toEqual([1, 1, 1, 1]);
    expect(kept.memory).toMatchObject({ wroteBack: 2, lostWrites: 0 });
    const crash = { happenings: [{ atMs: 500, block: 'memory', do: 'crash', forMs: 100 }] };
    const lost = memory([0, 100, 200, 300], [1, 1, 2, 1], { write: 'back', flushEveryMs: 1000 }, crash, { mix: WRITES });
    expect(lost.memory).toMatchObject({ wroteBack: 0, lostWrites: 4 });
    const flushed = { happenings: [{ atMs: 400, block: 'memory', do: 'flush' }, ...crash.happenings] };
    expect(memory([0, 100, 200, 300], [1, 1, 2, 1], { write: 'back' }, flushed, { mix: WRITES }).memory).toMatchObject({ lostWrites: 0 });
  });

  test('back: a copy that is pushed out is written first', () => {
    const { memory: figures } = memory(
      [0, 100],
      [1, 2],
      { write: 'back', flushEveryMs: 10_000, capacityEntries: 1 },
      { durationMs: 1000 },
      { mix: WRITES },
    );
    expect(figures).toMatchObject({ evictions: 1, wroteBack: 1 });
  });
});

describe('down', () => {
  const crash = { happenings: [{ atMs: 100, block: 'memory', do: 'crash', forMs: 1000 }] };

  test('it lets requests through, and is empty when it is back', () => {
    const { memory: figures, report } = memory([0, 500, 2000], [1, 1, 1], {}, crash);
    expect(report.requests).toMatchObject({ ok: 3 });
    expect(figures).toMatchObject({ hits: 0, misses: 2 });
  });

  test('or it fails them, with those that it held', () => {
    const { report } = memory([0, 80, 500], [1, 2, 3], { whenDown: 'fail' }, crash);
    expect(report.requests).toMatchObject({ ok: 1, failed: 2 });
  });
});

test('a forced share of hits stores nothing', () => {
  const atMs = Array.from({ length: 2000 }, (_, i) => i * 20);
  const { memory: figures, log } = memory(atMs, [1], { serveByShare: 0.8 });
  expect(figures['hitShare']).toBeGreaterThan(0.77);
  expect(figures['hitShare']).toBeLessThan(0.83);
  expect(log.of('stored').filter((fact) => fact.block === MEMORY)).toEqual([]);
});
