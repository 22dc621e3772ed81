import { describe, expect, test } from 'vitest';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { detectionTime } from '#theory/health-check.ts';

/** Time from the crash to the verdict, over many runs that differ in the phase of the probes alone. */
function detections(whenDown: 'refuse' | 'silent', check: Readonly<Record<string, number>>, runs: number): number[] {
  return Array.from({ length: runs }, (_, seed) => {
    const floe = { kind: 'server', serviceTime: { distribution: 'constant', meanMs: 1 }, whenDown };
    const blocks = { balancer: { kind: 'load-balancer', to: ['a', 'b'], healthCheck: { ...check, probe: 'connect' } }, a: floe, b: floe };
    const happenings = [{ atMs: 30_000, block: 'a', set: { up: false } }];
    const { report } = runBlueprint(blueprintOf({ version: 1, seed, durationMs: 60_000, blocks, happenings }));
    return (report.blocks['balancer'] as { detectionsMs: number[] }).detectionsMs[0]!;
  });
}

describe('time from a crash to the verdict', () => {
  test.each([
    ['refuse', 2000, 500, 3],
    ['silent', 2000, 500, 3],
    ['refuse', 5000, 1000, 2],
    ['silent', 1000, 900, 1],
  ] as const)('%s, every %i ms, timeout %i ms, fall %i', (whenDown, intervalMs, timeoutMs, fall) => {
    const RUNS = 400;
    const found = detections(whenDown, { intervalMs, timeoutMs, fall, rise: 2 }, RUNS);
    const theory = detectionTime(intervalMs, whenDown === 'refuse' ? 0 : timeoutMs, fall);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(theory.minMs);
    expect(Math.max(...found)).toBeLessThanOrEqual(theory.maxMs);
    const mean = found.reduce((sum, ms) => sum + ms, 0) / RUNS;
    // The phase is uniform: its standard deviation is the interval over √12.
    expect(Math.abs(mean - theory.meanMs)).toBeLessThan((3.3 * intervalMs) / Math.sqrt(12 * RUNS));
  });
});
