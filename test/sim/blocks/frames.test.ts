import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { ServerFrame } from '#blocks/frames.ts';
import { describe, expect, test } from 'vitest';
import { balancerOver, frameAt, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

/** What is drawn of the server `floe` at an instant. */
function serverAt(atMs: number, input: BlueprintInput): ServerFrame {
  const floe = frameAt(atMs, input).blocks['floe'];
  if (floe?.kind !== 'server') throw new Error('floe is no server');
  return floe;
}

describe('a server', () => {
  const input = (floe: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
    system({ visitors: visitorsAt([100, 110, 120, 130], 'floe'), floe: steadyServer(50, { workers: 2, queueLimit: 5, ...floe }) }, more);
  const request = { type: 0, work: 1, attempt: 1, isProbe: false };

  test('shows who is served, how far the work is, and who waits since when', () => {
    expect(frameAt(140, input()).blocks['floe']).toEqual({
      kind: 'server',
      up: true,
      workers: 2,
      queueLimit: 5,
      waiting: 2,
      recentlyLost: [],
      queue: [
        { ...request, request: 2, sinceMs: 120 },
        { ...request, request: 3, sinceMs: 130 },
      ],
      inService: [
        { ...request, request: 0, sinceMs: 100, doneShare: 0.8 },
        { ...request, request: 1, sinceMs: 110, doneShare: 0.6 },
      ],
    });
  });

  test('a worker that is free takes the next one; who is done is gone', () => {
    const frame = frameAt(155, input()).blocks['floe'];
    expect(frame).toMatchObject({ waiting: 1, queue: [{ request: 3, sinceMs: 130 }] });
    expect(frame).toMatchObject({
      inService: [
        { request: 1, doneShare: 0.9 },
        { request: 2, sinceMs: 150, doneShare: 0.1 },
      ],
    });
  });

  test('remembers whom it turned away or lost, and when', () => {
    const crash = { happenings: [{ atMs: 135, block: 'floe', set: { up: false } }] };
    const lost = { work: 1, position: 0 };
    expect(frameAt(140, input({ queueLimit: 0 })).blocks['floe']).toMatchObject({
      recentlyLost: [
        { ...lost, request: 2, atMs: 120 },
        { ...lost, request: 3, atMs: 130 },
      ],
    });
    expect(frameAt(140, input({}, crash)).blocks['floe']).toMatchObject({
      up: false,
      waiting: 0,
      inService: [],
      recentlyLost: [0, 1, 2, 3].map((number) => ({ ...lost, request: number, atMs: 135 })),
    });
  });

  test('work that takes no time is done', () => {
    const probed = system({
      visitors: visitorsAt([900], 'desk'),
      desk: balancerOver(['floe'], 'round-robin', { healthCheck: { intervalMs: 100, firstAtMs: 100 } }),
      floe: steadyServer(50, { workers: 1 }),
    });
    expect(frameAt(100, probed).blocks['floe']).toMatchObject({ inService: [], waiting: 0 });
  });

  test('shows so many of a long line, and says how long it is', () => {
    const crowd = system({
      visitors: visitorsAt(
        Array.from({ length: 200 }, () => 10),
        'floe',
      ),
      floe: steadyServer(500),
    });
    const { queue, waiting } = serverAt(20, crowd);
    expect(waiting).toBe(199);
    expect(queue.length).toBeLessThan(199);
    expect(queue.map(({ request: number }) => number)).toEqual(Array.from({ length: queue.length }, (_, i) => i + 1));
  });

  test('by priority shows the line in the order in which it will be served', () => {
    const mix = [
      { type: 'low', share: 1, priority: 1 },
      { type: 'high', share: 1, priority: 7 },
    ];
    const crowd = system({
      visitors: { kind: 'client', to: 'floe', arrivals: { process: 'bursts', everyMs: 10, count: 30 }, mix },
      floe: steadyServer(500, { discipline: 'priority' }),
    });
    const { queue } = serverAt(15, crowd);
    const types = queue.map(({ type }) => type);
    expect(new Set(types).size).toBe(2);
    expect(types).toEqual(types.toSorted((one, other) => other - one));
    for (const type of [0, 1]) {
      const numbers = queue.filter((one) => one.type === type).map(({ request: number }) => number);
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    }
  });
});

describe('a balancer', () => {
  const input = (desk: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
    system(
      {
        visitors: visitorsAt([100, 110, 120], 'desk'),
        desk: balancerOver(['a', 'b'], 'round-robin', desk),
        a: steadyServer(50, { workers: 5 }),
        b: steadyServer(50, { workers: 5 }),
      },
      more,
    );

  test('shows whom it chose, for whom and when, and what each holds by its own count', () => {
    const sent = { work: 1 };
    expect(frameAt(130, input()).blocks['desk']).toEqual({
      kind: 'load-balancer',
      policy: 'round-robin',
      to: ['a', 'b'],
      believedUp: [true, true],
      draining: [false, false],
      holding: [2, 1],
      lastChosen: 0,
      lastChosenAtMs: 120,
      recent: [
        { ...sent, request: 0, position: 0, atMs: 100 },
        { ...sent, request: 1, position: 1, atMs: 110 },
        { ...sent, request: 2, position: 0, atMs: 120 },
      ],
    });
    expect(frameAt(165, input()).blocks['desk']).toMatchObject({ holding: [1, 0] });
  });

  test('has chosen nobody before the first', () => {
    expect(frameAt(50, input()).blocks['desk']).toMatchObject({ lastChosen: -1, lastChosenAtMs: -Infinity, recent: [], holding: [0, 0] });
  });

  test('shows who drains, and whom it does not believe in', () => {
    expect(frameAt(10, input({ draining: ['b'] })).blocks['desk']).toMatchObject({ draining: [false, true], believedUp: [true, true] });
    const down = { happenings: [{ atMs: 20, block: 'a', set: { up: false } }] };
    const healthCheck = { intervalMs: 10, firstAtMs: 5, fall: 2, rise: 1, timeoutMs: 5 };
    expect(frameAt(30, input({ healthCheck }, down)).blocks['desk']).toMatchObject({ believedUp: [true, true] });
    expect(frameAt(40, input({ healthCheck }, down)).blocks['desk']).toMatchObject({ believedUp: [false, true] });
    const ejection = { failures: 1, baseMs: 1000, maxMs: 1000, maxShare: 1 };
    expect(frameAt(115, input({ ejection }, down)).blocks['desk']).toMatchObject({ believedUp: [false, true] });
  });

  test('remembers the last sixty-four it sent', () => {
    const crowd = system({
      visitors: visitorsAt(
        Array.from({ length: 100 }, (_, i) => i),
        'desk',
      ),
      desk: balancerOver(['a'], 'round-robin'),
      a: steadyServer(1, { workers: 200 }),
    });
    const recent = Array.from({ length: 64 }, (_, i) => ({ request: i + 36, work: 1, position: 0, atMs: i + 36 }));
    expect(frameAt(500, crowd).blocks['desk']).toMatchObject({ recent });
  });
});

test('what is on the road: from where to where, how far, and whether it is an answer', () => {
  const input = system(
    { visitors: visitorsAt([100], 'floe'), floe: steadyServer(50) },
    { links: [{ from: 'visitors', to: 'floe', oneWayMs: 40 }] },
  );
  const one = { request: 0, type: 0, work: 1, attempt: 1, isProbe: false };
  expect(frameAt(110, input).moving).toEqual([{ ...one, from: 'visitors', to: 'floe', sinceMs: 100, doneShare: 0.25, isAnswer: false }]);
  expect(frameAt(150, input).moving).toEqual([]);
  expect(frameAt(220, input).moving).toEqual([{ ...one, from: 'floe', to: 'visitors', sinceMs: 190, doneShare: 0.75, isAnswer: true }]);
  expect(frameAt(240, input).moving).toEqual([]);
});
