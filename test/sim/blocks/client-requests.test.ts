import { describe, expect, test } from 'vitest';
import { frameAt, runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

type Fields = Readonly<Record<string, unknown>>;

const SENT = 4000;
const regular = { process: 'regular', ratePerSec: 100 };
const many = (client: Fields, more: Fields = {}, run: Fields = {}) =>
  runAndLog(
    system(
      { visitors: { kind: 'client', to: 'floe', arrivals: regular, ...client }, floe: steadyServer(0, { workers: 99 }), ...more },
      { durationMs: SENT * 10, ...run },
    ),
  );

/** Within four standard deviations of a binomial share. */
function expectShare(count: number, share: number): void {
  expect(Math.abs(count / SENT - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / SENT));
}

describe('what a request brings is drawn at its birth', () => {
  test('a share of them is poison: their work fails', () => {
    const input = { from: 'board', serviceTime: { distribution: 'constant', meanMs: 0 }, members: 1 };
    const { report } = many(
      { to: 'board', poisonShare: 0.3 },
      {
        board: { kind: 'message-queue', publishTime: { distribution: 'constant', meanMs: 0 }, maxReceives: 1 },
        cooks: { kind: 'consumer', ...input },
      },
    );
    expectShare((report.blocks['board'] as { deadLettered: number }).deadLettered, 0.3);
  });

  test('senders share the requests evenly, and are told apart', () => {
    const one = { kind: 'server', serviceTime: { distribution: 'constant', meanMs: 0 }, workers: 99 };
    const { report } = many(
      { to: 'desk', clients: 4 },
      { desk: { kind: 'load-balancer', to: ['a', 'b', 'c', 'd'], policy: 'hash', hashBy: 'client' }, a: one, b: one, c: one, d: one },
    );
    const { sentTo } = report.blocks['desk'] as { sentTo: Record<string, number> };
    const counts = Object.values(sentTo).toSorted((x, y) => x - y);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SENT);
    for (const count of counts)
      expect(Math.min(...[0, 1, 2, 3, 4].map((senders) => Math.abs(count / SENT - senders / 4)))).toBeLessThan(0.03);
  });

  test('places share them by weight', () => {
    const places = { near: { latDeg: 0, lonDeg: 0 }, far: { latDeg: 0, lonDeg: 90 } };
    const links = [{ from: 'far', to: 'near', oneWayMs: 80 }];
    const floe = steadyServer(0, { workers: 99, place: 'near' });
    const { log } = many({ places: { near: 3, far: 1 } }, { floe }, { places, links, durationMs: SENT * 10 + 1000 });
    const slow = log.of('finished').filter(({ b }) => b === 160_000).length;
    expectShare(slow, 0.25);
  });

  test('types go where the mix says: to their own target, or to that of all others', () => {
    const mix = [
      { type: 'menu', share: 1 },
      { type: 'order', share: 1 },
    ];
    const { log } = many({ mix, to: { order: 'kitchen', '*': 'floe' } }, { kitchen: steadyServer(0, { workers: 99 }) });
    const types = new Map(log.of('sent').map(({ request, b }) => [request, b]));
    const started = log.of('started');
    expect(started.length).toBeGreaterThan(SENT - 2);
    expect(started.every(({ request, block }) => block === (types.get(request) === 1 ? 2 : 1))).toBe(true);
    expectShare(started.filter(({ block }) => block === 2).length, 0.5);
  });
});

describe('what is drawn of a client', () => {
  const at = (client: Fields, ms: number, happenings: unknown[] = []) =>
    frameAt(ms, system({ visitors: { kind: 'client', to: 'floe', ...client }, floe: steadyServer(70, { workers: 9 }) }, { happenings }))
      .blocks['visitors'];

  test('its rate now, and who waits for an answer', () => {
    expect(at({ arrivals: { process: 'regular', ratePerSec: 20 } }, 160)).toEqual({ kind: 'client', ratePerSec: 20, inFlight: 2 });
    expect(at({ arrivals: { process: 'regular', ratePerSec: 20 } }, 165)).toEqual({ kind: 'client', ratePerSec: 20, inFlight: 2 });
    expect(at({ arrivals: { process: 'regular', ratePerSec: 20 } }, 175)).toEqual({ kind: 'client', ratePerSec: 20, inFlight: 1 });
  });

  test('the rate of a schedule is that of its step; of bursts the mean; lists and loops have none', () => {
    const steps = [
      { fromMs: 0, ratePerSec: 4 },
      { fromMs: 300, ratePerSec: 9 },
    ];
    expect(at({ arrivals: { process: 'schedule', steps } }, 299)).toMatchObject({ ratePerSec: 4 });
    expect(at({ arrivals: { process: 'schedule', steps } }, 300)).toMatchObject({ ratePerSec: 9 });
    expect(at({ arrivals: { process: 'bursts', everyMs: 200, count: 3 } }, 10)).toMatchObject({ ratePerSec: 15 });
    expect(at({ arrivals: { process: 'list', atMs: [5] } }, 10)).toMatchObject({ ratePerSec: 0 });
    const closed = { process: 'closed', users: 2, thinkTime: { distribution: 'constant', meanMs: 5 } };
    expect(at({ arrivals: closed }, 10)).toMatchObject({ ratePerSec: 0, inFlight: 2 });
  });

  test('switched off it sends nothing, whatever its rate', () => {
    const off = [{ atMs: 100, block: 'visitors', set: { up: false } }];
    expect(at({ arrivals: { process: 'regular', ratePerSec: 20 } }, 250, off)).toEqual({ kind: 'client', ratePerSec: 0, inFlight: 0 });
  });
});

test('nobody comes from the end on, whatever brings them', () => {
  const sentMs = (arrivals: Fields) =>
    runAndLog(system({ visitors: { kind: 'client', to: 'floe', arrivals }, floe: steadyServer(1, { workers: 9 }) }))
      .log.of('sent')
      .map(({ atMs }) => atMs);
  expect(sentMs({ process: 'regular', ratePerSec: 5, stopAtMs: 600 })).toEqual([200, 400]);
  expect(sentMs({ process: 'bursts', everyMs: 200, count: 1, stopAtMs: 600 })).toEqual([200, 400]);
  expect(sentMs({ process: 'list', atMs: [1, 2, 3], stopAtMs: 3 })).toEqual([1, 2]);
  expect(sentMs({ process: 'closed', users: 1, thinkTime: { distribution: 'constant', meanMs: 99 }, stopAtMs: 199 })).toEqual([99]);
});

describe('arrivals that are changed on the way', () => {
  const sentMs = (arrivals: Fields, set: Fields, more: Fields = {}) =>
    runAndLog(
      system(
        { visitors: { kind: 'client', to: 'floe', arrivals, ...more }, floe: steadyServer(1, { workers: 9 }) },
        { happenings: [{ atMs: 500, block: 'visitors', set }] },
      ),
    )
      .log.of('sent')
      .map(({ atMs }) => atMs);

  test('bursts: another size from the next one on, another pause after it', () => {
    expect(sentMs({ process: 'bursts', everyMs: 200, count: 1 }, { 'arrivals.count': 2 })).toEqual([
      200, 400, 600, 600, 800, 800, 1000, 1000,
    ]);
    expect(sentMs({ process: 'bursts', everyMs: 200, count: 1 }, { 'arrivals.everyMs': 150 })).toEqual([200, 400, 600, 750, 900]);
  });

  test('a closed loop: they think longer from the next thought on', () => {
    const closed = { process: 'closed', users: 1, thinkTime: { distribution: 'constant', meanMs: 99 } };
    expect(sentMs(closed, { 'arrivals.thinkTime.meanMs': 199 })).toEqual([99, 199, 299, 399, 499, 699, 899]);
  });

  test('a closed loop that is switched off goes on thinking, and asks again when it is back', () => {
    const closed = { process: 'closed', users: 1, thinkTime: { distribution: 'constant', meanMs: 99 } };
    expect(sentMs(closed, { up: false })).toEqual([99, 199, 299, 399, 499]);
  });
});

test('users who never pause ask a microsecond after each answer, not endlessly within one instant', () => {
  const closed = { process: 'closed', users: 1, thinkTime: { distribution: 'constant', meanMs: 0 } };
  const { log } = runAndLog(
    system({ visitors: { kind: 'client', to: 'floe', arrivals: closed }, floe: steadyServer(0) }, { durationMs: 1 }),
  );
  expect(log.of('sent').map(({ atMs }) => atMs)).toEqual(Array.from({ length: 1000 }, (_, i) => (i + 1) / 1000));
});

test('a burst counts as many events as it has requests', () => {
  const bursts = { process: 'bursts', everyMs: 400, count: 50 };
  const { events } = runAndLog(
    system({ visitors: { kind: 'client', to: 'floe', arrivals: bursts }, floe: steadyServer(0, { workers: 50 }) }),
  );
  // Two bursts, and an end of work for each of their requests.
  expect(events).toBe(2 * 50 + 2 * 50);
});

test('requests that are retried keep what they were born with', () => {
  const { log } = runAndLog(
    system({
      visitors: visitorsAt([100], 'floe', {
        retries: { max: 2, backoff: 'fixed', baseMs: 10 },
        keys: { distribution: 'list', keys: [5, 6] },
      }),
      floe: steadyServer(1, { up: false }),
    }),
  );
  expect(log.of('sent').map(({ request, a }) => [request, a])).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
});
