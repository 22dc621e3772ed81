import { parseBlueprint } from '#blueprint/parse.ts';
import type { ParseMode } from '#blueprint/problem.ts';

export type Fields = Record<string, unknown>;

export const floe = { kind: 'server', serviceTime: { distribution: 'exponential', meanMs: 20 } };
export const visitors = { kind: 'client', to: 'balancer', arrivals: { process: 'poisson', ratePerSec: 90 } };
export const balancer = { kind: 'load-balancer', to: ['floe-1', 'floe-2'] };

/** Two floes behind a balancer, with parts replaced. */
export function village(parts: { visitors?: Fields; balancer?: Fields; floe?: Fields; more?: Fields; run?: Fields } = {}): Fields {
  const blocks = {
    visitors: { ...visitors, ...parts.visitors },
    balancer: { ...balancer, ...parts.balancer },
    'floe-1': { ...floe, ...parts.floe },
    'floe-2': floe,
    ...parts.more,
  };
  return { version: 1, durationMs: 60_000, blocks, ...parts.run };
}

export function complaints(input: unknown, mode: ParseMode = 'file'): readonly string[] {
  const result = parseBlueprint(input, mode);
  return result.ok ? [] : result.problems.map((problem) => problem.message);
}

export function notices(input: unknown): readonly string[] {
  const result = parseBlueprint(input, 'link');
  return result.ok ? result.notices.map((notice) => notice.message) : ['refused'];
}

export const happening = (set: Fields, block: unknown = 'floe-1') => village({ run: { happenings: [{ atMs: 1000, block, set }] } });
