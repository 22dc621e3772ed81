import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Fields } from './scenario.ts';

/** Pieces that the figures of the village have in common. */

export const POLICIES = [
  { value: 'round-robin', label: 'Round robin' },
  { value: 'weighted-round-robin', label: 'Weighted turns' },
  { value: 'random', label: 'Random' },
  { value: 'power-of-two', label: 'Two choices' },
  { value: 'least-connections', label: 'Least connections' },
  { value: 'weighted-least-connections', label: 'Weighted least' },
  { value: 'hash', label: 'Hash' },
  { value: 'consistent-hash', label: 'Ring' },
] as const;

export interface Floe {
  /** Mean time for an average visitor's work. */
  readonly meanMs: number;
  readonly cooks?: number;
  readonly weight?: number;
}

export function floeId(position: number): string {
  return `floe-${position + 1}`;
}

/** Visitors whose work and key are drawn with them, so that every rule meets the same ones. */
export function visitors(ratePerSec: number, more: Fields = {}): Fields {
  return {
    kind: 'client',
    to: 'balancer',
    arrivals: { process: 'poisson', ratePerSec },
    work: { distribution: 'exponential', mean: 1 },
    keys: { distribution: 'zipf', count: 1000, exponent: 1 },
    ...more,
  };
}

export function floeServer(floe: Floe, more: Fields = {}): Fields {
  return { kind: 'server', workers: floe.cooks ?? 1, serviceTime: { distribution: 'by-request', perWorkMs: floe.meanMs }, ...more };
}

export function controller(floes: readonly Floe[], policy: string, more: Fields = {}): Fields {
  const weights = Object.fromEntries(floes.map((floe, i) => [floeId(i), floe.weight ?? 1]));
  return { kind: 'load-balancer', to: floes.map((_, i) => floeId(i)), policy, weights, ...more };
}

/** A whole village: visitors, one controller, floes; no time on the water. */
export function village(parts: {
  readonly seed: number;
  readonly durationMs: number;
  readonly floes: readonly Floe[];
  readonly visitors: Fields;
  readonly controller: Fields;
  readonly server?: Fields;
  readonly happenings?: readonly unknown[];
  readonly warmupMs?: number;
}): BlueprintInput {
  const servers = Object.fromEntries(parts.floes.map((floe, i) => [floeId(i), floeServer(floe, parts.server)]));
  return {
    version: 1,
    seed: parts.seed,
    durationMs: parts.durationMs,
    warmupMs: parts.warmupMs ?? 0,
    blocks: { visitors: parts.visitors, balancer: parts.controller, ...servers },
    happenings: parts.happenings ?? [],
  };
}

export function villageNames(count: number): Readonly<Record<string, string>> {
  const floes = Array.from({ length: count }, (_, i) => [floeId(i), `floe ${i + 1}`]);
  return { visitors: 'the visitors', balancer: 'the controller', ...(Object.fromEntries(floes) as Record<string, string>) };
}
