import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import { reverseProxyKind } from '#blueprint/kinds/reverse-proxy.ts';
import { describeBlock } from '#describe/blocks.ts';
import type { Fields } from './scenario.ts';

/** Pieces that the figures about reverse proxies have in common. */

export const GATE_KINDS: Kinds = { kinds: [clientKind, reverseProxyKind, plainServerKind], roads: null, inWords: describeBlock };

/** Callers who knock at the gate. */
export function callers(arrivals: Fields, more: Fields = {}): Fields {
  return { kind: 'client', to: 'gate', arrivals, ...more };
}

/** A gate whose own work costs nothing and whose roads inside never run out, but for what is given. */
export function gate(to: unknown, more: Fields = {}): Fields {
  return { kind: 'reverse-proxy', to, workers: 16, upstreamConnections: 10_000, ...more };
}

export const GATE_NAMES: Readonly<Record<string, string>> = {
  callers: 'the callers',
  gate: 'the ambassador',
  kitchen: 'the kitchen',
};

/** A part of a whole, 0–1; NaN while there is no whole. */
export function share(part: number, whole: number): number {
  return whole === 0 ? NaN : part / whole;
}
