import fc from 'fast-check';
import type { BlockKind, BlueprintInput } from '#blueprint/blueprint.ts';
import { blockField } from '#blueprint/fields/kinds.ts';
import { linkFields } from '#blueprint/fields/run.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { arbitraryHappenings } from './arbitrary-happenings.ts';
import { arbitraryFields, PLACES } from './arbitrary-values.ts';
import type { Json, Scale } from './arbitrary-values.ts';

function arbitraryBlock(kind: BlockKind, scale: Scale, ids: readonly string[]): fc.Arbitrary<Json> {
  return arbitraryFields(blockField.variants[kind], scale, ids).map((fields) => ({ kind, ...fields }));
}

/** Kinds that pass requests on to others. */
const MIDDLES = ['load-balancer', 'reverse-proxy', 'cache', 'cdn', 'server'] as const;
const ENDS = ['server', 'database'] as const;
const MAX_DEPTH = 5;
const EVERY_KIND = Object.keys(blockField.variants) as BlockKind[];

interface Plan {
  readonly clients: number;
  readonly middles: readonly (typeof MIDDLES)[number][];
  readonly ends: readonly (typeof ENDS)[number][];
  readonly consumers: number;
  readonly isChain: boolean;
}

/** Most are as deep as chance will have it; one in five is a chain of as many as there may be, one leading to the next. */
function arbitraryPlan(kinds: readonly BlockKind[]): fc.Arbitrary<Plan> {
  const middle = fc.constantFrom(...MIDDLES.filter((kind) => kinds.includes(kind)));
  const rest = {
    ends: fc.array(fc.constantFrom(...ENDS.filter((kind) => kinds.includes(kind))), { minLength: 1, maxLength: 3 }),
    consumers: kinds.includes('consumer') ? fc.constantFrom(0, 0, 1, 2) : fc.constant(0),
  };
  const loose = fc.record({
    ...rest,
    clients: fc.constantFrom(0, 1, 1, 1, 2),
    middles: fc.array(middle, { maxLength: MAX_DEPTH }),
    isChain: fc.constant(false),
  });
  const middles = fc.array(middle, { minLength: MAX_DEPTH, maxLength: MAX_DEPTH });
  const chain = fc.record({ ...rest, clients: fc.constant(1), middles, isChain: fc.constant(true) });
  return fc.oneof({ weight: 4, arbitrary: loose }, chain);
}

/**
 * Clients that send to any receiver; middles that each send to later ones, so that they nest up to six deep; ends; a queue with
 * its dead letters and its consumers.
 */
function arbitraryBlocks(scale: Scale, kinds: readonly BlockKind[]): fc.Arbitrary<Json> {
  return arbitraryPlan(kinds).chain(({ clients, middles, ends, consumers, isChain }) => {
    const endIds = ends.map((kind, i) => `${kind}-${i + 1}`);
    const queueIds = consumers > 0 ? ['queue'] : [];
    const middleIds = middles.map((kind, i) => `${kind}-middle-${i + 1}`);
    const receivers = [...middleIds, ...queueIds, ...endIds];
    const block = (kind: BlockKind, ids: readonly string[]) => arbitraryBlock(kind, scale, ids);
    const later = (i: number): readonly string[] => receivers.slice(i + 1, isChain ? i + 2 : undefined);
    const blocks = [
      ...named('visitors', clients).map((id) => [id, block('client', later(-1))] as const),
      ...middles.map((kind, i) => [middleIds[i]!, arbitraryMiddle(kind, scale, later(i), isChain)] as const),
      ...queueIds.map((id) => [id, block('message-queue', ['dead']).map((queue) => ({ ...queue, deadLetterTo: 'dead' }))] as const),
      ...queueIds.map(() => ['dead', block('message-queue', []).map((queue) => ({ ...queue, deadLetterTo: null }))] as const),
      ...named('cook', consumers).map((id) => [id, block('consumer', endIds).map((consumer) => ({ ...consumer, from: 'queue' }))] as const),
      ...ends.map((kind, i) => [endIds[i]!, block(kind, []).map((end) => (kind === 'server' ? { ...end, calls: [] } : end))] as const),
    ];
    return fc.record(Object.fromEntries(blocks));
  });
}

/** In a chain a server calls who comes next, whatever else it does. */
function arbitraryMiddle(kind: (typeof MIDDLES)[number], scale: Scale, later: readonly string[], isChain: boolean): fc.Arbitrary<Json> {
  if (kind === 'load-balancer') return arbitraryBalancer(scale, later);
  const block = arbitraryBlock(kind, scale, later);
  return kind === 'server' && isChain ? block.map((server) => ({ ...server, calls: [{ to: later[0]! }] })) : block;
}

/** Weights and drained servers must be among its targets. */
function arbitraryBalancer(scale: Scale, later: readonly string[]): fc.Arbitrary<Json> {
  return fc
    .subarray([...later], { minLength: 1 })
    .chain((to) => arbitraryBlock('load-balancer', scale, to).map((block) => ({ ...block, to })));
}

function named(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}

function arbitraryLinks(blocks: Json, scale: Scale): fc.Arbitrary<readonly Json[]> {
  const pairs = Object.entries(blocks).flatMap(([from, block]) =>
    ['client', 'load-balancer', 'reverse-proxy', 'cache', 'cdn'].includes(String((block as Json)['kind']))
      ? [(block as Json)['to'] ?? []].flat().map((to) => ({ from, to }))
      : [],
  );
  const link = Object.fromEntries(Object.entries(linkFields).filter(([name]) => name !== 'from' && name !== 'to'));
  return fc
    .subarray(pairs)
    .chain((chosen) => fc.tuple(...chosen.map((pair) => arbitraryFields(link, scale, []).map((rest) => ({ ...pair, ...rest })))));
}

/** Valid blueprints before parsing. A few are not (rings with too many points): the test filters them. */
export function arbitraryBlueprint(scale: Scale, kinds: readonly BlockKind[] = EVERY_KIND): fc.Arbitrary<BlueprintInput> {
  const run = fc.record({
    seed: fc.maxSafeNat(),
    durationMs: fc.integer({ min: 1, max: 60_000 }),
    warmupShare: fc.constantFrom(0, 0, 0, 0.1, 0.1, 1),
  });
  return fc.tuple(run, arbitraryBlocks(scale, kinds)).chain(([{ warmupShare, ...rest }, blocks]) => {
    const whole = { version: 1, ...rest, warmupMs: warmupShare * rest.durationMs, places: PLACES, blocks };
    const parsed = parseBlueprint(whole, 'file');
    if (!parsed.ok) return fc.constant(whole);
    const happenings = arbitraryHappenings(parsed.blueprint.blocks, scale, rest.durationMs);
    return fc.tuple(arbitraryLinks(blocks, scale), happenings).map(([links, found]) => ({ ...whole, links, happenings: found }));
  });
}
