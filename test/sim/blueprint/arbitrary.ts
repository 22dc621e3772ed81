import fc from 'fast-check';
import type { BlockOptions } from '#blocks/block-options.ts';
import type { BlockKind, BlueprintInput } from '#blueprint/blueprint.ts';
import type { Field, Fields } from '#blueprint/fields/field.ts';
import { blockField } from '#blueprint/fields/kinds.ts';
import { linkFields } from '#blueprint/fields/run.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { applySetting, settableField, settablePaths } from '#blueprint/settable.ts';

/** Random blueprints, drawn from the parser's own tables of fields: a new field is tested without a line here. */

type Json = Readonly<Record<string, unknown>>;

/** `full`: any value that is allowed. `small`: values that keep a run short enough to be run by the hundred. */
export type Scale = 'full' | 'small';

const SMALL = 400;

/** Evenly over the range, near its lower end, exactly at an end, and any double at all. */
function arbitraryNumber(field: Extract<Field, { type: 'number' }>, scale: Scale): fc.Arbitrary<number> {
  const { min, whole } = field;
  const max = scale === 'small' ? Math.min(field.max, SMALL) : field.max;
  const between = (to: number): fc.Arbitrary<number> =>
    fc
      .nat({ max: 1_000_000 })
      .map((share) => Math.min(to, min + ((to - min) * share) / 1_000_000))
      .map((value) => (whole ? Math.round(value) : value));
  const any = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc
    .oneof({ weight: 3, arbitrary: between(max) }, between(Math.min(max, min + 10)), fc.constantFrom(min, max), any)
    .map((value) => value + 0);
}

/** The places of every blueprint, so that blocks may stand somewhere. */
export const PLACES = { north: { latDeg: 51.5, lonDeg: -0.1 }, south: { latDeg: -33.9, lonDeg: 151.2 } };
const place = fc.constantFrom('north', 'south');

/** Fields whose names mean places or keys: what they take depends on more than their table. */
const OF_PLACES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  place: fc.option(place, { freq: 1 }),
  places: fc.constantFrom({}, { north: 3, south: 1 }),
  edges: fc.constantFrom({ first: { place: 'north' } }, { first: { place: 'north' }, second: { place: 'south' } }),
  slowKeys: fc.constantFrom({}, { 0: 10, 7: 3 }),
};

/** A valid value of one field. `ids` are the blocks it may name. */
function arbitraryValue(field: Field, scale: Scale, ids: readonly string[]): fc.Arbitrary<unknown> {
  const content = arbitraryContent(field, scale, ids);
  return field.nullable === true ? fc.option(content, { freq: 1 }) : content;
}

function arbitraryContent(field: Field, scale: Scale, ids: readonly string[]): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'number':
      return arbitraryNumber(field, scale);
    case 'flag':
      return fc.constantFrom(true, true, true, false);
    case 'choice':
      // Belady's optimum asks more of the whole blueprint than a table can say; it has tests of its own.
      return fc.constantFrom(...field.choices.filter((choice) => choice !== 'optimal'));
    case 'name':
      return field.orAll === true ? fc.constant('*') : fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/);
    case 'block':
      return ids.length === 0 ? fc.constant('nobody') : fc.constantFrom(...ids);
    case 'list':
      if (field.of.type === 'block') return fc.subarray([...ids], { minLength: field.min });
      return fc.array(arbitraryValue(field.of, scale, ids), { minLength: field.min, maxLength: Math.min(field.max, 6) });
    case 'by-block':
      return fc
        .subarray([...ids])
        .chain((chosen) => fc.record(Object.fromEntries(chosen.map((id) => [id, arbitraryValue(field.of, scale, ids)]))));
    case 'part':
      return ids.length === 0 ? fc.constant('nobody') : fc.constantFrom(...ids);
    case 'path':
      return fc.constantFrom('/', '/fish', '/fish/menu');
    case 'route':
      return ids.length === 0 ? fc.constant('nobody') : fc.constantFrom(...ids);
    case 'by-name':
      return fc.constant({});
    case 'group':
      return arbitraryFields(field.fields, scale, ids);
    case 'variants':
      return fc.constantFrom(...Object.keys(field.variants)).chain((variant) => {
        return arbitraryFields(field.variants[variant]!, scale, ids).map((fields) => ({ [field.by]: variant, ...fields }));
      });
  }
}

/** Optional fields are there or not. */
function arbitraryFields(fields: Fields, scale: Scale, ids: readonly string[]): fc.Arbitrary<Json> {
  const isShield = Object.hasOwn(fields, 'cache') && Object.keys(fields).length === 2;
  const values = Object.entries(fields).map(
    ([name, field]) => [name, isShield && name === 'place' ? place : (OF_PLACES[name] ?? arbitraryValue(field, scale, ids))] as const,
  );
  const requiredKeys = Object.keys(fields).filter((name) => fields[name]!.default === undefined);
  return fc.record(Object.fromEntries(values), { requiredKeys }).map(ordered);
}

/** Puts right what fields say of one another: bounds of a uniform law, steps in the order of time. */
function ordered(fields: Json): Json {
  const { minMs, maxMs, min, max, steps } = fields;
  if (typeof minMs === 'number' && typeof maxMs === 'number' && minMs > maxMs) return { ...fields, minMs: maxMs, maxMs: minMs };
  if (typeof min === 'number' && typeof max === 'number' && min > max) return { ...fields, min: max, max: min };
  if (!Array.isArray(steps)) return fields;
  const times = new Map((steps as { fromMs: number }[]).map((step) => [step.fromMs, step]));
  return { ...fields, steps: [...times.values()].sort((one, other) => one.fromMs - other.fromMs) };
}

function arbitraryBlock(kind: BlockKind, scale: Scale, ids: readonly string[]): fc.Arbitrary<Json> {
  return arbitraryFields(blockField.variants[kind], scale, ids).map((fields) => ({ kind, ...fields }));
}

/** Kinds that pass requests on to others. */
const MIDDLES = ['load-balancer', 'reverse-proxy', 'cache', 'cdn', 'server'] as const;
const ENDS = ['server', 'database'] as const;
const MAX_DEPTH = 5;
const EVERY_KIND = Object.keys(blockField.variants) as BlockKind[];

/**
 * Clients that send to any receiver; middles that each send to later ones, so that they nest up to six deep; ends; a queue with
 * its dead letters and its consumers.
 */
function arbitraryBlocks(scale: Scale, kinds: readonly BlockKind[]): fc.Arbitrary<Json> {
  const plan = fc.record({
    clients: fc.constantFrom(0, 1, 1, 1, 2),
    middles: fc.array(fc.constantFrom(...MIDDLES.filter((kind) => kinds.includes(kind))), { maxLength: MAX_DEPTH }),
    ends: fc.array(fc.constantFrom(...ENDS.filter((kind) => kinds.includes(kind))), { minLength: 1, maxLength: 3 }),
    consumers: kinds.includes('consumer') ? fc.constantFrom(0, 0, 1, 2) : fc.constant(0),
  });
  return plan.chain(({ clients, middles, ends, consumers }) => {
    const endIds = ends.map((kind, i) => `${kind}-${i + 1}`);
    const queueIds = consumers > 0 ? ['queue'] : [];
    const middleIds = middles.map((kind, i) => `${kind}-middle-${i + 1}`);
    const receivers = [...middleIds, ...queueIds, ...endIds];
    const block = (kind: BlockKind, ids: readonly string[]) => arbitraryBlock(kind, scale, ids);
    const later = (i: number): readonly string[] => receivers.slice(i + 1);
    const blocks = [
      ...named('visitors', clients).map((id) => [id, block('client', receivers)] as const),
      ...middles.map(
        (kind, i) => [middleIds[i]!, kind === 'load-balancer' ? arbitraryBalancer(scale, later(i)) : block(kind, later(i))] as const,
      ),
      ...queueIds.map((id) => [id, block('message-queue', ['dead']).map((queue) => ({ ...queue, deadLetterTo: 'dead' }))] as const),
      ...queueIds.map(() => ['dead', block('message-queue', []).map((queue) => ({ ...queue, deadLetterTo: null }))] as const),
      ...named('cook', consumers).map((id) => [id, block('consumer', endIds).map((consumer) => ({ ...consumer, from: 'queue' }))] as const),
      ...ends.map((kind, i) => [endIds[i]!, block(kind, []).map((end) => (kind === 'server' ? { ...end, calls: [] } : end))] as const),
    ];
    return fc.record(Object.fromEntries(blocks));
  });
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

interface Change {
  readonly atMs: number;
  readonly block: string;
  readonly dotted: string;
  readonly value: unknown;
}

function arbitraryChange(blocks: Readonly<Record<string, BlockOptions>>, scale: Scale): fc.Arbitrary<Change> {
  return fc.constantFrom(...Object.keys(blocks)).chain((block) => {
    const options = blocks[block]!;
    const targets = options.kind === 'load-balancer' ? options.to : [];
    const paths = settablePaths(options.kind).flatMap((path) =>
      path.endsWith('.ID') ? targets.map((id) => path.replace(/ID$/, id)) : [path],
    );
    return fc.constantFrom(...paths).chain((dotted) => {
      const value = arbitraryValue(settableField(options.kind, dotted)!, scale, targets);
      return fc.record({ atMs: fc.integer({ min: 0, max: 60_000 }), block: fc.constant(block), dotted: fc.constant(dotted), value });
    });
  });
}

/** Keeps the changes that fit the blocks as they are at that time (a rate only where the process has one). */
function fitting(changes: readonly Change[], blocks: Readonly<Record<string, BlockOptions>>): readonly Json[] {
  const now = new Map(Object.entries(blocks));
  const inOrder = [...changes].sort((one, other) => one.atMs - other.atMs);
  return inOrder.flatMap(({ atMs, block, dotted, value }) => {
    try {
      now.set(block, applySetting(now.get(block)!, dotted, value));
      return [{ atMs, block, set: { [dotted]: value } }];
    } catch {
      return [];
    }
  });
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
    const changes = fc.array(arbitraryChange(parsed.blueprint.blocks, scale), { maxLength: 8 });
    return fc
      .tuple(arbitraryLinks(blocks, scale), changes)
      .map(([links, found]) => ({ ...whole, links, happenings: fitting(found, parsed.blueprint.blocks) }));
  });
}
