import fc from 'fast-check';
import type { Field, Fields } from '#blueprint/fields/field.ts';

/** Random values, drawn from the parser's own tables of fields: a new field is tested without a line here. */

export type Json = Readonly<Record<string, unknown>>;

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
export function arbitraryValue(field: Field, scale: Scale, ids: readonly string[]): fc.Arbitrary<unknown> {
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

/** Values of a table of fields. Optional ones are there or not. */
export function arbitraryFields(fields: Fields, scale: Scale, ids: readonly string[]): fc.Arbitrary<Json> {
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
