import { describe, expect, test } from 'vitest';
import { door } from '#test/sim/door.ts';
import { constant, keys } from '#test/sim/kitchen.ts';
import { steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A proxy that dies at an instant and is back 2 ms later. */
const crashAt = (atMs: number): Fields => ({ happenings: [{ atMs, block: 'door', do: 'crash', forMs: 2 }] });
const auth = { cpuMs: 20, validShare: 1 };
const page = { mix: [{ type: 'page', sizeKb: 40 }] };

describe('a proxy that dies and is back soon', () => {
  test('has all its workers free; the work of its earlier life never ends', () => {
    // The first is at work until 20 when it dies at 5; the next comes at 10 and has its own 20 ms before the backend's 10.
    const { outcomes, latenciesMs, log } = door([0, 10], { workers: 1, auth }, {}, crashAt(5));
    expect(outcomes).toBe('nY');
    expect(latenciesMs).toEqual([5, 30]);
    expect(log.of('broken').map(({ atMs, request, a }) => [atMs, request, a])).toEqual([[5, 0, 1]]);
  });

  test('has an empty line', () => {
    const { outcomes, latenciesMs, log } = door([0, 1, 10], { workers: 1, auth }, {}, crashAt(5));
    expect(outcomes).toBe('nnY');
    expect(latenciesMs).toEqual([5, 4, 30]);
    expect(log.of('broken').map(({ request, a }) => [request, a])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('judges the next anew, though it died while it compressed', () => {
    const compress = { ratio: 0.5, cpuMsPerKb: 1, minKb: 1 };
    // In until 20, back at 30, compressed until 70: it dies at 40. The next passes all of it from 50 on.
    const { outcomes, latenciesMs, floe } = door([0, 50], { auth, compress }, page, crashAt(40));
    expect(outcomes).toBe('nY');
    expect(latenciesMs).toEqual([40, 70]);
    expect(floe['served']).toBe(2);
  });

  test('lets nobody go on early because one before was delayed', () => {
    const limits = [{ by: 'all', ratePerSec: 20, burst: 1, onExcess: 'delay', maxDelayMs: 10_000 }];
    // The second was to go on at 50, the third at 100 ms. Full buckets at 22: then one token each 50 ms.
    const { outcomes, latenciesMs } = door([0, 0, 0, 30, 41, 42, 43], { limits }, {}, crashAt(20));
    expect(outcomes).toBe('YnnYYYY');
    expect(latenciesMs.slice(3)).toEqual([10, 49, 98, 147]);
  });

  test('lets go of everything it held', () => {
    const proxy = { upstreamConnections: 1, workers: 1, cache: { coalesce: true }, retries: { max: 2, backoff: 'fixed', baseMs: 30 } };
    const run = watched(
      system(
        {
          // Some are fetched for, some wait for a fetch under way, for a connection, for a worker or for another try.
          readers: visitorsAt([0, 1, 2, 3, 4, 20, 21], 'door', { keys: keys(1, 1, 2, 3, 4, 5, 5) }),
          writers: visitorsAt([0, 3, 22], 'door', { keys: keys(1, 2, 3), mix: [{ op: 'write', path: '/lost' }] }),
          door: { kind: 'reverse-proxy', to: { '/': 'floe', '/lost/': 'floe' }, auth: { cpuMs: 1, validShare: 1 }, ...proxy },
          floe: steadyServer(10, { failShare: 0.5 }),
        },
        { happenings: [7, 24, 35].map((atMs) => ({ atMs, block: 'door', do: 'crash', forMs: 2 })), durationMs: 10_000 },
      ),
    );
    expect(run.leftAfter(1000)).toEqual([0, 0]);
    expect(run.log.of('finished')).toHaveLength(10);
  });
});

describe('nothing is left behind', () => {
  test.each([
    ['by what it answers from its backend or its copies', { cache: { hitTime: constant(1) } }],
    ['by what leads nowhere', { to: { '/shop': 'floe' } }],
    ['by what fails', { retries: { max: 1, backoff: 'none' }, timeoutMs: 5 }],
  ])('%s', (_, more) => {
    const blocks = {
      readers: visitorsAt([0, 5, 50, 60], 'door', { keys: keys(1, 2) }),
      door: { kind: 'reverse-proxy', to: 'floe', upstreamConnections: 1, ...more },
      floe: steadyServer(10),
    };
    const run = watched(system(blocks));
    expect(run.leftAfter(1000)).toEqual([0, 0]);
    expect(run.log.of('finished')).toHaveLength(4);
  });
});

describe('compression', () => {
  const compress = { ratio: 0.5, cpuMsPerKb: 1, minKb: 1 };

  test('is the work of a backend before which nobody does it', () => {
    const { latenciesMs, door: figures } = door([0, 100], {}, page, {}, { compress });
    expect(latenciesMs).toEqual([50, 50]);
    expect(figures).toMatchObject({ kbIn: 80, kbOut: 40 });
  });

  test('that is switched off leaves what waits for it as it is', () => {
    // Both are back at 10; one is compressed until 50, the other waits until then.
    const off = { happenings: [{ atMs: 20, block: 'door', set: { compress: null } }] };
    const { latenciesMs, door: figures } = door([0, 0], { workers: 1, compress }, page, off);
    expect(latenciesMs).toEqual([50, 50]);
    expect(figures).toMatchObject({ kbIn: 80, kbOut: 60 });
  });
});

test('the life of a copy counts from when the backend made it, not from when it came', () => {
  const links = [{ from: 'door', to: 'floe', oneWayMs: 100 }];
  const cache = { hitTime: constant(1), ttlMs: 1000 };
  // Made at 110, here at 210: old at 1,110.
  const { latenciesMs } = door([0, 1109, 1150], { cache }, { keys: keys(7) }, { links });
  expect(latenciesMs).toEqual([210, 1, 210]);
});

const FLOE = 4;

test('each proxy waits by lots of its own before it tries again', () => {
  const retries = { max: 1, backoff: 'fixed', baseMs: 1000, jitter: 'full' };
  const run = watched(
    system(
      {
        ones: visitorsAt([0], 'one'),
        others: visitorsAt([0], 'other'),
        one: { kind: 'reverse-proxy', to: 'floe', retries },
        other: { kind: 'reverse-proxy', to: 'floe', retries },
        floe: steadyServer(10, { workers: 2, failShare: 1 }),
      },
      { durationMs: 5000 },
    ),
  );
  run.runTo(5000);
  const tries = run.log.of('started').filter(({ block }) => block === FLOE);
  expect(tries.map(({ atMs }) => atMs > 10)).toEqual([false, false, true, true]);
  expect(tries[2]!.atMs).not.toBe(tries[3]!.atMs);
});

test('shedding that is switched on goes by waits from then on', () => {
  const shed = { targetWaitMs: 1, kp: 1, ki: 0 };
  const on = { happenings: [{ atMs: 1000, block: 'door', set: { shed } }] };
  // Ten wait for one worker of 20 ms, long ago; the next finds nobody before him.
  const crowd = Array<number>(10).fill(0);
  expect(door([...crowd, 1100], { workers: 1, auth }, {}, on).outcomes).toBe('YYYYYYYYYYY');
});
