import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { arrivals, server, UNIT_MS } from './collect.ts';

/** When each request came, when its work began and how long that took, as the simulator tells it. */
class Starts implements Observer {
  readonly cameUs: number[] = [];
  readonly startedUs: number[] = [];
  readonly workUs: number[] = [];

  onFact(timeUs: number, fact: FactKind, _block: number, request: number, a: number): void {
    if (fact === Fact.sent) this.cameUs[request] = timeUs;
    else if (fact === Fact.started) {
      this.startedUs[request] = timeUs;
      this.workUs[request] = a;
    }
  }
}

const CUSTOMERS = 1_000_000;

test.each([1, 2, 10])('FIFO with %i workers starts every one of a million when Kiefer and Wolfowitz say', (workers) => {
  const load = 0.9 * workers;
  const starts = new Starts();
  const durationMs = (CUSTOMERS / load) * 1.01 * UNIT_MS;
  const blocks = {
    visitors: arrivals(load, 'floe'),
    floe: server(workers, { serviceTime: { distribution: 'lognormal', meanMs: UNIT_MS, cv2: 2 } }),
  };
  runBlueprint(blueprintOf({ version: 1, seed: 5, durationMs, blocks }), { observers: [starts] });
  const { cameUs, startedUs, workUs } = starts;
  expect(startedUs.length).toBeGreaterThanOrEqual(CUSTOMERS * 0.99);
  const freeUs = Array.from({ length: workers }, () => 0);
  let wrong = 0;
  for (let i = 0; i < startedUs.length; i++) {
    let first = 0;
    for (let worker = 1; worker < workers; worker++) if (freeUs[worker]! < freeUs[first]!) first = worker;
    const startUs = Math.max(cameUs[i]!, freeUs[first]!);
    if (startUs !== startedUs[i]) wrong++;
    freeUs[first] = startUs + workUs[i]!;
  }
  expect(wrong).toBe(0);
});

describe('Little as an identity, for a run that starts and ends empty', () => {
  /** Sum of all times in system, and in each server. */
  class Times implements Observer {
    totalUs = 0;
    readonly perServerUs = new Map<number, number>();
    private readonly since = new Map<number, number>();

    onFact(timeUs: number, fact: FactKind, block: number, request: number, _a: number, b: number): void {
      if (fact === Fact.finished) this.totalUs += b;
      else if (fact === Fact.chose) this.since.set(request, timeUs);
      else if (fact === Fact.served) this.perServerUs.set(block, (this.perServerUs.get(block) ?? 0) + timeUs - this.since.get(request)!);
    }
  }

  test.each(['round-robin', 'least-connections', 'power-of-two'])('%s', (policy) => {
    const ids = ['a', 'b', 'c'];
    const visitors = { kind: 'client', to: 'balancer', arrivals: { process: 'poisson', ratePerSec: 2.4, stopAtMs: 1_000_000 } };
    const blocks = {
      visitors,
      balancer: { kind: 'load-balancer', to: ids, policy },
      ...Object.fromEntries(ids.map((id) => [id, server()])),
    };
    const times = new Times();
    const durationMs = 2_000_000;
    const { report } = runBlueprint(blueprintOf({ version: 1, seed: 8, durationMs, blocks }), { observers: [times] });
    expect(report.requests.inFlight).toBe(0);
    const areaUs = ids.map((id) => (report.blocks[id] as { meanInSystem: number }).meanInSystem * durationMs * 1000);
    const wholeUs = areaUs.reduce((sum, area) => sum + area, 0);
    expect(Math.abs(wholeUs / times.totalUs - 1)).toBeLessThan(1e-12);
    ids.forEach((_, i) => {
      expect(Math.abs(areaUs[i]! / times.perServerUs.get(i + 2)! - 1)).toBeLessThan(1e-12);
    });
  });
});
