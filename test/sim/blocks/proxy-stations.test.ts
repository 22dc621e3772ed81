import { describe, expect, test } from 'vitest';
import { door } from '#test/sim/door.ts';
import { constant, keys } from '#test/sim/kitchen.ts';

type Fields = Readonly<Record<string, unknown>>;

const setAt = (atMs: number, set: Fields): Fields => ({ happenings: [{ atMs, block: 'door', set }] });
const crashAt = (atMs: number, forMs: number): Fields => ({ happenings: [{ atMs, block: 'door', do: 'crash', forMs }] });

describe('the way in', () => {
  const filter = { hitShare: 1, falseAlarmShare: 0, cpuMs: 2 };
  const auth = { cpuMs: 3, validShare: 1 };

  test('costs its workers what each station takes', () => {
    expect(door([0, 0], { workers: 1, filter, auth }).latenciesMs).toEqual([15, 20]);
  });

  test('ends at the station that says no; those behind it cost nothing', () => {
    const hostile = { mix: [{ honest: false }] };
    const stopped = door([0], { filter, auth }, hostile);
    expect(stopped.latenciesMs).toEqual([2]);
    expect(stopped.door).toMatchObject({ filteredHostile: 1, filteredHonest: 0, unauthorised: 0 });
    expect(stopped.floe['served']).toBe(0);
    expect(door([0], { filter, auth: { ...auth, validShare: 0 } }).latenciesMs).toEqual([5]);
    const limits = [{ by: 'all', ratePerSec: 1, burst: 1 }];
    expect(door([0, 100], { filter, limits, auth }).latenciesMs).toEqual([15, 2]);
    // What the filter stops takes no token.
    const after = door([0, 100], { filter: { ...filter, hitShare: 0, falseAlarmShare: 1 }, limits });
    expect(after.door).toMatchObject({ filteredHonest: 2, limited: 0 });
  });

  test('has so many places in line', () => {
    const { report } = door([0, 0, 0, 0], { workers: 1, queueLimit: 1, auth });
    expect(report.requests).toMatchObject({ ok: 2, rejected: 2 });
  });

  test('has as many workers as is said now', () => {
    expect(door([0, 0, 0], { workers: 1, auth }, {}, setAt(1, { workers: 3 })).latenciesMs).toEqual([13, 14, 14]);
  });
});

describe('several limits', () => {
  const limit = (ratePerSec: number, more: Fields = {}): Fields => ({
    by: 'all',
    ratePerSec,
    burst: 1,
    onExcess: 'delay',
    maxDelayMs: 1000,
    ...more,
  });

  test('the longest wait counts, in whatever order they are written', () => {
    expect(door([0, 0], { limits: [limit(10), limit(5)] }).latenciesMs).toEqual([10, 210]);
    expect(door([0, 0], { limits: [limit(5), limit(10)] }).latenciesMs).toEqual([10, 210]);
  });

  test('who is refused by one takes no token of another', () => {
    const limits = [limit(0.1, { burst: 2, onExcess: 'reject' }), limit(5, { onExcess: 'reject' })];
    // The second is refused by the second limit; the first limit has a token left for the third.
    expect(door([0, 10, 400], { limits }).outcomes).toBe('YnY');
  });

  test('a delay that would be too long is a refusal', () => {
    expect(door([0, 0, 0], { limits: [limit(10, { maxDelayMs: 100 })] }).outcomes).toBe('YYn');
    expect(door([0, 0, 0], { limits: [limit(10, { maxDelayMs: 99 })] }).outcomes).toBe('Ynn');
  });

  test('senders of two clients are different senders', () => {
    const limits = [limit(0.1, { by: 'client', onExcess: 'reject' })];
    const { outcomes } = door([0, 10, 20, 30], { limits }, { clients: 1, mix: [{ type: 'menu' }, { type: 'order' }] });
    expect(outcomes).toBe('Ynnn');
  });

  test('buckets are full again after a crash', () => {
    const limits = [limit(0.1, { onExcess: 'reject' })];
    expect(door([0, 50, 100, 200], { limits }, {}, crashAt(60, 10)).outcomes).toBe('YnYn');
  });
});

describe('encryption', () => {
  const tls = { handshakeCpuMs: 3 };

  test('a resumed session costs nothing, and is counted apart', () => {
    const { latenciesMs, door: figures } = door([0], { tls: { ...tls, resumedShare: 1 } });
    expect(latenciesMs).toEqual([10]);
    expect(figures).toMatchObject({ handshakes: 0, resumed: 1 });
  });

  test('a connection that is open already needs no handshake', () => {
    const links = [{ from: 'visitors', to: 'door', oneWayMs: 1, protocol: 'tcp' }];
    const { door: figures, latenciesMs } = door([0, 500], { tls }, { clients: 1 }, { links });
    expect(latenciesMs).toEqual([17, 12]);
    expect(figures).toMatchObject({ handshakes: 1 });
  });

  test('half of sessions resumed is about half', () => {
    const atMs = Array.from({ length: 2000 }, (_, i) => i * 20);
    const { door: figures } = door(atMs, { tls: { ...tls, resumedShare: 0.5 } });
    expect(Math.abs(figures['resumed']! - 1000)).toBeLessThan(3.3 * Math.sqrt(500));
    expect(figures['handshakes']! + figures['resumed']!).toBe(2000);
  });

  test('spares the backend, also when the backend does it for others', () => {
    const backend = { tls: { handshakeCpuMs: 7 } };
    expect(door([0], { tls: { handshakeCpuMs: 0 } }, {}, {}, backend).latenciesMs).toEqual([10]);
    expect(door([0], {}, {}, {}, { ...backend, speed: 2 }).latenciesMs).toEqual([8.5]);
  });
});

describe('the way back', () => {
  const compress = { ratio: 0.25, cpuMsPerKb: 0.1, minKb: 40 };
  const page = (sizeKb: number): Fields => ({ mix: [{ type: 'page', sizeKb }] });

  test('what is small goes as it is', () => {
    const small = door([0], { compress }, page(39.9));
    expect(small.latenciesMs).toEqual([10]);
    expect(small.door).toMatchObject({ kbIn: 39.9, kbOut: 39.9 });
    const large = door([0], { compress }, page(40));
    expect(large.latenciesMs).toEqual([14]);
    expect(large.door).toMatchObject({ kbIn: 40, kbOut: 10 });
  });

  test('an answer waits for a worker even when the line is full for newcomers', () => {
    const { outcomes, latenciesMs } = door([0, 12], { compress, workers: 1, queueLimit: 0, auth: { cpuMs: 5, validShare: 1 } }, page(40));
    // In until 5, back at 15, compressed from 17 to 21; the second is back at 27.
    expect(outcomes).toBe('YY');
    expect(latenciesMs).toEqual([21, 19]);
  });

  test('a failure is not compressed', () => {
    expect(door([0], { compress }, page(40), {}, { failShare: 1 }).latenciesMs).toEqual([10]);
  });

  test('another ratio counts from now', () => {
    const { door: figures } = door([0, 100], { compress }, page(40), setAt(50, { 'compress.ratio': 0.5 }));
    expect(figures).toMatchObject({ kbIn: 80, kbOut: 30 });
  });
});

describe('the response cache', () => {
  const menu = { mix: [{ type: 'menu', path: '/menu' }], keys: keys(7) };
  const cache = { hitTime: constant(1) };

  test('is emptied on order, or of one key', () => {
    const deed = (what: Fields): number =>
      door([0, 100], { cache }, menu, { happenings: [{ atMs: 50, block: 'door', ...what }] }).floe['served']!;
    expect(deed({ do: 'clear' })).toBe(2);
    expect(deed({ do: 'purge', key: 7 })).toBe(2);
    expect(deed({ do: 'purge', key: 8 })).toBe(1);
  });

  test('follows its rules as they are now', () => {
    expect(door([0, 100, 200], { cache }, menu, setAt(50, { 'cache.hitTime.meanMs': 4 })).latenciesMs).toEqual([10, 4, 4]);
  });

  test('honours the age that an answer comes with', () => {
    expect(door([0, 1005, 1015], { cache: { ...cache, ttlMs: 1000 } }, menu).latenciesMs).toEqual([10, 1, 10]);
  });

  test('shares a fetch, and its failure', () => {
    const shared = door([0, 5], { cache: { ...cache, coalesce: true } }, menu, {}, { failShare: 1 });
    expect(shared.outcomes).toBe('nn');
    expect(shared.floe['served']).toBe(1);
  });
});

describe('towards the backend', () => {
  test('more connections are used at once', () => {
    expect(door([0, 0, 0], { upstreamConnections: 1 }, {}, setAt(5, { upstreamConnections: 3 })).latenciesMs).toEqual([10, 15, 15]);
  });

  test('a path that leads nowhere is refused', () => {
    const { report, log } = door([0, 5], { to: { '/shop': 'floe' }, upstreamConnections: 1 }, { mix: [{ path: '/x' }] });
    expect(report.requests).toMatchObject({ rejected: 2 });
    expect(log.of('finished').map(({ atMs }) => atMs)).toEqual([0, 5]);
  });

  test('its budget allows retries as a share of what it sends', () => {
    const atMs = Array.from({ length: 40 }, (_, i) => i * 100);
    const { floe } = door(atMs, { retries: { max: 3, backoff: 'none', budgetShare: 0.25 } }, {}, {}, { failShare: 1 });
    expect(floe['served']).toBe(50);
  });
});

describe('when it dies', () => {
  test('a delayed request goes no further, though its sender has not heard yet', () => {
    const limits = [{ by: 'all', ratePerSec: 20, burst: 1, onExcess: 'delay' }];
    const links = [{ from: 'visitors', to: 'door', oneWayMs: 50 }];
    // The second is to go on at 100 ms; the proxy dies at 80, which its sender hears at 130.
    const { floe, outcomes, log } = door([0, 0], { limits }, {}, { links, ...crashAt(80, 10) });
    expect(outcomes).toBe('Yn');
    expect(floe['served']).toBe(1);
    expect(log.of('finished').map(({ atMs }) => atMs)).toEqual([110, 130]);
  });

  test('what waits for a backend is not sent when it is back', () => {
    const { floe, outcomes } = door([0, 0, 200], { upstreamConnections: 1 }, {}, crashAt(5, 100));
    expect(outcomes).toBe('nnY');
    expect(floe['served']).toBe(2);
  });

  test('its breakers are closed again, and the time they were open ends', () => {
    const happenings = [
      { atMs: 0, block: 'floe', set: { up: false } },
      { atMs: 1000, block: 'door', do: 'crash', forMs: 100 },
      { atMs: 1050, block: 'floe', set: { up: true } },
    ];
    const breaker = { failures: 1, openMs: 30_000 };
    const { door: figures, outcomes } = door([100, 500, 1500], { breaker }, {}, { happenings });
    expect(outcomes).toBe('nnY');
    expect(figures).toMatchObject({ breakerRefused: 1, breakerOpenMs: 900 });
  });
});
