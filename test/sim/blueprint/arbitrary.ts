import fc from 'fast-check';
import type { BlockKind, BlockOptions, BlueprintInput } from '#blueprint/blueprint.ts';
import type { Field, Fields } from '#blueprint/fields/field.ts';
import { blockField } from '#blueprint/fields/kinds.ts';
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
      return fc.constantFrom(...field.choices);
    case 'name':
      return fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/);
    case 'block':
      return fc.constantFrom(...ids);
    case 'list':
      if (field.of.type === 'block') return fc.subarray([...ids], { minLength: field.min });
      return fc.array(arbitraryValue(field.of, scale, ids), { minLength: field.min, maxLength: Math.min(field.max, 6) });
    case 'by-block':
      return fc
        .subarray([...ids])
        .chain((chosen) => fc.record(Object.fromEntries(chosen.map((id) => [id, arbitraryValue(field.of, scale, ids)]))));
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
  const values = Object.entries(fields).map(([name, field]) => [name, arbitraryValue(field, scale, ids)] as const);
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

/** Servers, balancers that each send to later blocks, clients that send to any of them. */
function arbitraryBlocks(scale: Scale): fc.Arbitrary<Json> {
  const counts = fc.record({
    clients: fc.constantFrom(0, 1, 1, 1, 2),
    balancers: fc.integer({ min: 0, max: 3 }),
    servers: fc.integer({ min: 1, max: 4 }),
  });
  return counts.chain(({ clients, balancers, servers }) => {
    const receivers = [...named('balancer', balancers), ...named('floe', servers)];
    const blocks = [
      ...named('visitors', clients).map((id) => [id, arbitraryBlock('client', scale, receivers)] as const),
      ...named('balancer', balancers).map((id, i) => [id, arbitraryBalancer(scale, receivers.slice(i + 1))] as const),
      ...named('floe', servers).map((id) => [id, arbitraryBlock('server', scale, [])] as const),
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

function arbitraryLinks(blocks: Json): fc.Arbitrary<readonly Json[]> {
  const pairs = Object.entries(blocks).flatMap(([from, block]) => [(block as Json)['to'] ?? []].flat().map((to) => ({ from, to })));
  return fc
    .subarray(pairs)
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((pair) => fc.double({ min: 0, max: 100, noNaN: true }).map((oneWayMs) => ({ ...pair, oneWayMs: oneWayMs + 0 }))),
      ),
    );
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
export function arbitraryBlueprint(scale: Scale): fc.Arbitrary<BlueprintInput> {
  const run = fc.record({
    seed: fc.maxSafeNat(),
    durationMs: fc.integer({ min: 1, max: 60_000 }),
    warmupShare: fc.constantFrom(0, 0, 0, 0.1, 0.1, 1),
  });
  return fc.tuple(run, arbitraryBlocks(scale)).chain(([{ warmupShare, ...rest }, blocks]) => {
    const whole = { version: 1, ...rest, warmupMs: warmupShare * rest.durationMs, blocks };
    const parsed = parseBlueprint(whole, 'file');
    if (!parsed.ok) return fc.constant(whole);
    const changes = fc.array(arbitraryChange(parsed.blueprint.blocks, scale), { maxLength: 8 });
    return fc
      .tuple(arbitraryLinks(blocks), changes)
      .map(([links, found]) => ({ ...whole, links, happenings: fitting(found, parsed.blueprint.blocks) }));
  });
}
