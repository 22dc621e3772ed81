import { blockId, field, listOf, mapOf, needed, numberFrom, record, variant, wholeFrom } from '#blueprint/rules.ts';
import type { Fields } from '#blueprint/rules.ts';
import { clientFields } from './client.ts';
import { loadBalancerFields } from './load-balancer.ts';
import { serverFields } from './server.ts';
import { durationMs, MAX_BLOCKS, MAX_MS } from './shared.ts';

/** One table of fields per kind of block. */
export const blockKinds: Readonly<Record<string, Fields>> = {
  client: clientFields,
  server: serverFields,
  'load-balancer': loadBalancerFields,
};

/** Everything but the happenings, whose values depend on the block they change. */
export const blueprintFields: Fields = {
  version: needed(wholeFrom(1, 1)),
  seed: field(wholeFrom(0, Number.MAX_SAFE_INTEGER), 1),
  durationMs: needed(numberFrom(1, MAX_MS)),
  warmupMs: field(durationMs, 0),
  blocks: needed(mapOf(variant('kind', blockKinds), MAX_BLOCKS)),
  links: field(listOf(record({ from: needed(blockId), to: needed(blockId), oneWayMs: needed(durationMs) }), 0, 10_000), []),
};

export const MAX_HAPPENINGS = 1000;
