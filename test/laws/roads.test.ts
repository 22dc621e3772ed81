import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { tripsToFirstByte } from '#theory/connections.ts';

type Fields = Readonly<Record<string, unknown>>;

const ONE_WAY_MS = 50;

/** Latencies of requests at listed instants over one link to a server that takes no time. */
function over(link: Fields, atMs: readonly number[] = [0], client: Fields = {}): number[] {
  const blocks = { reader: visitorsAt(atMs, 'floe', { clients: 1, ...client }), floe: steadyServer(0) };
  const links = [{ from: 'reader', to: 'floe', oneWayMs: ONE_WAY_MS, ...link }];
  const { log } = runAndLog(system(blocks, { links, durationMs: 300_000 }));
  return log.of('finished').map((fact) => fact.b / 1000);
}

describe('round trips to the first byte', () => {
  test.each([
    ['tcp', 2],
    ['tls1.2', 4],
    ['tls1.3', 3],
    ['quic', 2],
  ] as const)('%s: %i, and one when the connection is open', (protocol, trips) => {
    expect(tripsToFirstByte(protocol)).toBe(trips);
    expect(over({ protocol }, [0, 10_000])).toEqual([trips * 2 * ONE_WAY_MS, 2 * ONE_WAY_MS]);
  });

  test.each([
    ['tls1.3', 2],
    ['quic', 1],
  ] as const)('%s with early data, coming back: %i', (protocol, trips) => {
    // The connection has closed by then, but they have met.
    expect(over({ protocol, earlyData: true, keepAliveMs: 1000 }, [0, 10_000])[1]).toBe(trips * 2 * ONE_WAY_MS);
  });
});

describe('a connection that starts slowly', () => {
  test.each([
    [10, 1],
    [100, 3],
    [1000, 7],
  ])('%i kB take %i round trips', (sizeKb, rounds) => {
    const mix = [{ type: 'page', sizeKb }];
    // One round trip to connect; the first of the answer's rounds carries the request too.
    expect(over({ protocol: 'tcp', tcpSlowStart: true }, [0], { mix })).toEqual([(1 + rounds) * 2 * ONE_WAY_MS]);
  });
});

test('bytes take their time at the pace of the link', () => {
  expect(over({ kbPerSec: 1000 }, [0], { mix: [{ type: 'page', sizeKb: 200 }] })).toEqual([2 * ONE_WAY_MS + 200]);
});

test('lost packets cost a share of the answers a further round trip', () => {
  const atMs = Array.from({ length: 20_000 }, (_, i) => i * 10);
  const mix = [{ type: 'page', sizeKb: 20 * 1.46 }];
  const late = over({ lossShare: 0.035 }, atMs, { mix }).filter((ms) => ms > 2 * ONE_WAY_MS).length / atMs.length;
  // 51 % of answers of twenty packets lose one; a lost request comes on top.
  const expected = 1 - 0.965 ** 21;
  expect(Math.abs(late - expected)).toBeLessThan(3.3 * Math.sqrt((expected * (1 - expected)) / atMs.length));
});
