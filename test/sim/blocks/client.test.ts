import { describe, expect, test } from 'vitest';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

const client = (arrivals: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'client',
  to: 'floe',
  arrivals,
  ...more,
});
const sentMs = (arrivals: Record<string, unknown>, more: Record<string, unknown> = {}, happenings: unknown[] = []): number[] =>
  runAndLog(system({ visitors: client(arrivals, more), floe: steadyServer(1) }, { happenings }))
    .log.of('sent')
    .map((fact) => fact.atMs);

describe('arrivals', () => {
  test('regular: one every 1/rate', () => {
    expect(sentMs({ process: 'regular', ratePerSec: 4 })).toEqual([250, 500, 750, 1000]);
  });

  test('poisson: the count is Poisson and gaps have cv² 1', () => {
    const run = system({ visitors: client({ process: 'poisson', ratePerSec: 100 }), floe: steadyServer(0.01) }, { durationMs: 400_000 });
    const times = runAndLog(run)
      .log.of('sent')
      .map((fact) => fact.atMs);
    expect(Math.abs(times.length - 40_000)).toBeLessThan(4 * Math.sqrt(40_000));
    const gaps = times.slice(1).map((time, i) => time - times[i]!);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const cv2 = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length / mean ** 2;
    expect(Math.abs(cv2 - 1)).toBeLessThan(0.06);
  });

  test('a change of rate stretches the gap it falls into', () => {
    const doubled = [{ atMs: 125, block: 'visitors', set: { 'arrivals.ratePerSec': 8 } }];
    expect(sentMs({ process: 'regular', ratePerSec: 4 }, {}, doubled).slice(0, 3)).toEqual([187.5, 312.5, 437.5]);
  });

  test('a schedule changes the rate at its steps; rate 0 is a pause that loses no gap', () => {
    const steps = [
      { fromMs: 0, ratePerSec: 4 },
      { fromMs: 375, ratePerSec: 0 },
      { fromMs: 500, ratePerSec: 8 },
    ];
    expect(sentMs({ process: 'schedule', steps, regular: true })).toEqual([250, 562.5, 687.5, 812.5, 937.5]);
  });

  test('bursts: so many at once, every so often', () => {
    expect(sentMs({ process: 'bursts', everyMs: 400, count: 3 })).toEqual([400, 400, 400, 800, 800, 800]);
  });

  test('a list is followed to the letter; nothing after stopAtMs', () => {
    expect(sentMs({ process: 'list', atMs: [5, 5, 900] })).toEqual([5, 5, 900]);
    expect(sentMs({ process: 'regular', ratePerSec: 10, stopAtMs: 350 })).toEqual([100, 200, 300]);
  });

  test('closed loop: every user thinks, asks, waits for the answer, thinks again', () => {
    const arrivals = { process: 'closed', users: 2, thinkTime: { distribution: 'constant', meanMs: 100 } };
    const { log } = runAndLog(system({ visitors: client(arrivals), floe: steadyServer(50) }, { durationMs: 400 }));
    expect(log.of('sent').map((fact) => fact.atMs)).toEqual([100, 100, 250, 300, 400]);
  });

  test('a client that is switched off sends nobody', () => {
    const happenings = [
      { atMs: 300, block: 'visitors', set: { up: false } },
      { atMs: 700, block: 'visitors', set: { up: true } },
    ];
    expect(sentMs({ process: 'regular', ratePerSec: 10 }, {}, happenings)).toEqual([100, 200, 700, 800, 900, 1000]);
  });
});

describe('patience and retries', () => {
  const retried = (retries: Record<string, unknown>, server = steadyServer(1, { up: false })): number[] =>
    runAndLog(system({ visitors: visitorsAt([100], 'floe', { retries }), floe: server }, { durationMs: 20_000 }))
      .log.of('sent')
      .map((fact) => fact.atMs);

  test('max counts the tries after the first', () => {
    expect(retried({ max: 3 })).toEqual([100, 100, 100, 100]);
  });

  test('fixed and exponential pauses, with a cap', () => {
    expect(retried({ max: 2, backoff: 'fixed', baseMs: 50 })).toEqual([100, 150, 200]);
    expect(retried({ max: 4, backoff: 'exponential', baseMs: 100, capMs: 300 })).toEqual([100, 200, 400, 700, 1000]);
  });

  test('full jitter stays below the pause', () => {
    const times = retried({ max: 3, backoff: 'fixed', baseMs: 100, jitter: 'full' });
    const pauses = times.slice(1).map((time, i) => time - times[i]!);
    expect(pauses.every((pause) => pause >= 0 && pause < 100)).toBe(true);
    expect(new Set(pauses).size).toBe(3);
  });

  test('an answer ends the retries; latency counts from the first attempt', () => {
    const happenings = [{ atMs: 175, block: 'floe', set: { up: true } }];
    const blocks = {
      visitors: visitorsAt([100], 'floe', { retries: { max: 9, backoff: 'fixed', baseMs: 50 } }),
      floe: steadyServer(10, { up: false }),
    };
    const { report } = runAndLog(system(blocks, { happenings }));
    expect(report.requests).toMatchObject({ sent: 1, ok: 1, attempts: 3 });
    expect(report.latencyMs?.max).toBe(110);
  });

  test('a budget allows retries as a share of first attempts', () => {
    const atMs = Array.from({ length: 100 }, (_, i) => i);
    const blocks = { visitors: visitorsAt(atMs, 'floe', { retries: { max: 3, budgetShare: 0.1 } }), floe: steadyServer(1, { up: false }) };
    expect(runAndLog(system(blocks)).report.requests).toMatchObject({ sent: 100, attempts: 110, failed: 100 });
  });

  test('each time-out is counted once, and a late answer changes nothing', () => {
    const blocks = { visitors: visitorsAt([0], 'floe', { timeoutMs: 30, retries: { max: 1 } }), floe: steadyServer(50) };
    const { log, report } = runAndLog(system(blocks));
    expect(report.requests).toMatchObject({ sent: 1, attempts: 2, timedOut: 1, ok: 0 });
    expect(log.of('finished').map((fact) => fact.atMs)).toEqual([60]);
  });
});

test('the mix is drawn by share and brings its own work', () => {
  const mix = [
    { type: 'menu', share: 3, work: 1 },
    { type: 'order', share: 1, work: 4 },
  ];
  const blocks = {
    visitors: client({ process: 'regular', ratePerSec: 100 }, { mix, work: { distribution: 'constant', mean: 1 } }),
    floe: { kind: 'server', workers: 1000, serviceTime: { distribution: 'by-request', perWorkMs: 5 } },
  };
  const { log } = runAndLog(system(blocks, { durationMs: 40_000 }));
  const types = log.of('sent').map((fact) => fact.b);
  expect(Math.abs(types.filter((type) => type === 1).length / types.length - 0.25)).toBeLessThan(0.035);
  const started = new Map(log.of('started').map((fact) => [fact.request, fact.a]));
  for (const fact of log.of('sent')) if (started.has(fact.request)) expect(started.get(fact.request)).toBe(fact.b === 1 ? 20_000 : 5_000);
});
