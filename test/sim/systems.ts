import type { Blueprint, BlueprintInput } from '#blueprint/blueprint.ts';
import { WiredRun } from '#blueprint/assemble.ts';
import type { Frame } from '#blueprint/frame.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import type { RunResult } from '#blueprint/run.ts';
import { FactLog } from './fact-log.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A client whose requests come at listed instants and bring one unit of work each. */
export function visitorsAt(atMs: readonly number[], to: string, more: Fields = {}): Fields {
  return { kind: 'client', to, arrivals: { process: 'list', atMs }, work: { distribution: 'constant', mean: 1 }, ...more };
}

/** A server that takes exactly `ms` per request. */
export function steadyServer(ms: number, more: Fields = {}): Fields {
  return { kind: 'server', serviceTime: { distribution: 'constant', meanMs: ms }, ...more };
}

/** A balancer over the given servers. */
export function balancerOver(to: readonly string[], policy: string, more: Fields = {}): Fields {
  return { kind: 'load-balancer', to, policy, ...more };
}

/** The rest of a blueprint: one second, seed 1, nothing special. */
export function system(blocks: Fields, more: Fields = {}): BlueprintInput {
  return { version: 1, seed: 1, durationMs: 1000, warmupMs: 0, blocks, ...more };
}

/** Poisson visitors, one balancer, `meansMs.length` floes that do the visitors' own work. */
export function village(
  meansMs: readonly number[],
  ratePerSec: number,
  policy: string,
  more: { client?: Fields; balancer?: Fields; server?: Fields; run?: Fields } = {},
): Blueprint {
  const ids = meansMs.map((_, i) => `floe-${i + 1}`);
  const servers = ids.map((id, i) => [
    id,
    { kind: 'server', serviceTime: { distribution: 'by-request', perWorkMs: meansMs[i] }, ...more.server },
  ]);
  const blocks = {
    visitors: { kind: 'client', to: 'balancer', arrivals: { process: 'poisson', ratePerSec }, ...more.client },
    balancer: balancerOver(ids, policy, more.balancer),
    ...(Object.fromEntries(servers) as Fields),
  };
  return blueprintOf(system(blocks, { durationMs: 60_000, ...more.run }));
}

/** Runs and keeps every fact. */
export function runAndLog(input: BlueprintInput): RunResult & { log: FactLog } {
  const log = new FactLog();
  return { ...runBlueprint(blueprintOf(input), { observers: [log], trace: true }), log };
}

/** A run stopped after everything due up to `atMs`, for tests that look into blocks. */
export function wiredAt(atMs: number, input: BlueprintInput): WiredRun {
  const wired = new WiredRun(blueprintOf(input), ALL_KINDS, () => []);
  wired.simulation.runUntil(atMs * 1000, Infinity);
  return wired;
}

/** The picture at one instant. */
export function frameAt(atMs: number, input: BlueprintInput): Frame {
  return wiredAt(atMs, input).frame();
}
