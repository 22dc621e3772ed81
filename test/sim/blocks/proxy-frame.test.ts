import { describe, expect, test } from 'vitest';
import { PROXY_STATIONS } from '#blocks/proxy-gate.ts';
import { door } from '#test/sim/door.ts';
import { steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

type Fields = Readonly<Record<string, unknown>>;

const doorOf = (atMs: readonly number[], proxy: Fields, more: Fields = {}) =>
  watched(
    system(
      {
        visitors: visitorsAt(atMs, 'door', { mix: [{ path: '/shop' }] }),
        door: { kind: 'reverse-proxy', to: 'shop', ...proxy },
        shop: steadyServer(10),
        rest: steadyServer(10),
      },
      more,
    ),
  );

describe('drawn of a proxy', () => {
  test('are the tokens left in buckets that count everybody, and how many there is room for', () => {
    const limits = [
      { by: 'client', ratePerSec: 10, burst: 4 },
      { by: 'all', ratePerSec: 10, burst: 5 },
      { by: 'all', ratePerSec: 1, burst: 20 },
    ];
    const { frameAt } = doorOf([0, 0, 0], { limits });
    // Three are taken; 100 ms bring one, and a tenth.
    expect(frameAt(100, 'door', 'reverse-proxy').buckets).toEqual([
      { tokens: 3, burst: 5 },
      { tokens: 17.1, burst: 20 },
    ]);
  });

  test('are the backends whose breaker is not closed', () => {
    const to = { '/shop': 'shop', '*': 'rest' };
    const happenings = [{ atMs: 0, block: 'shop', do: 'crash', forMs: 200 }];
    const { frameAt } = doorOf([10, 400], { to, breaker: { failures: 1, openMs: 300 } }, { happenings });
    expect(frameAt(5, 'door', 'reverse-proxy').openBreakers).toEqual([]);
    expect(frameAt(20, 'door', 'reverse-proxy').openBreakers).toEqual(['shop']);
    // Half open while the second tries.
    expect(frameAt(405, 'door', 'reverse-proxy').openBreakers).toEqual(['shop']);
    expect(frameAt(415, 'door', 'reverse-proxy').openBreakers).toEqual([]);
  });

  test('are those it turned away, each with the station', () => {
    const proxy = { workers: 1, queueLimit: 0, auth: { cpuMs: 20, validShare: 0 } };
    const happenings = [{ atMs: 5, block: 'door', do: 'crash', forMs: 5 }];
    const { frameAt, log } = doorOf([0, 1, 6, 50], proxy, { happenings });
    const { full, down, auth } = PROXY_STATIONS;
    expect(frameAt(100, 'door', 'reverse-proxy').recentlyLost).toEqual([
      { request: 1, work: 1, position: full, atMs: 1 },
      { request: 0, work: 1, position: down, atMs: 5 },
      { request: 2, work: 1, position: down, atMs: 6 },
      { request: 3, work: 1, position: auth, atMs: 70 },
    ]);
    // Told of those that did not come in: a = rejected for want of room, failed because it was dead.
    expect(log.of('refused').map(({ request, a }) => [request, a])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('a rate limit', () => {
  test('tells whom it delays, for how long, and whom it refuses', () => {
    const { log } = door([0, 0, 0], { limits: [{ by: 'all', ratePerSec: 10, burst: 1, onExcess: 'delay', maxDelayMs: 150 }] });
    expect(log.of('limited').map(({ request, a, b }) => [request, a, b])).toEqual([
      [1, 0, 100_000],
      [2, 1, 0],
    ]);
  });

  test('by client counts each sender of each client for himself, whatever sorts of request he sends', () => {
    const atMs = Array.from({ length: 200 }, (_, i) => i);
    const many = (to: string): Fields => visitorsAt(atMs, to, { clients: 12, mix: [{ type: 'menu' }, { type: 'order' }] });
    const limits = [{ by: 'client', ratePerSec: 0.001, burst: 1 }];
    const run = watched(
      system({ ones: many('door'), others: many('door'), door: { kind: 'reverse-proxy', to: 'floe', limits }, floe: steadyServer(1) }),
    );
    run.runTo(1000);
    const accepted = run.log.of('finished').filter(({ a }) => a === 0);
    // Two hundred requests of each client leave none of its twelve senders out.
    expect(accepted.map(({ block }) => block).toSorted()).toEqual([...Array<number>(12).fill(0), ...Array<number>(12).fill(1)]);
  });
});
