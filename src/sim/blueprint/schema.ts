import { KEY, MAX_ROUTES, NAME, PART, PATH } from './fields/field.ts';
import type { Field, Fields } from './fields/field.ts';
import { blockField } from './fields/kinds.ts';
import { MAX_BLOCKS, MAX_HAPPENINGS } from './fields/limits.ts';
import { meaningOf } from './fields/meanings.ts';
import { deedFields, happeningFields, linkFields, placeFields, runFields } from './fields/run.ts';
import type { BlockKind } from './blueprint.ts';
import { MAX_SETTINGS } from './happenings.ts';
import { settableField, settablePaths } from './settable.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Schema = Readonly<Record<string, Json>>;

const id: Schema = { type: 'string', pattern: NAME.source };

/**
 * The JSON Schema (draft 2020-12) of a blueprint file, from the tables of fields. It allows whatever the parser allows;
 * what one part says of another (targets that exist, no circles, totals, settings that fit the variant) only the parser sees.
 */
export function blueprintSchema(): Schema {
  const kinds = Object.entries(blockField.variants).map(([kind, fields]) => object(fields, kind, { kind: { const: kind } }));
  const properties = {
    $schema: { type: 'string' },
    places: { type: 'object', propertyNames: id, maxProperties: 200, default: {}, additionalProperties: object(placeFields, 'place', {}) },
    blocks: { type: 'object', propertyNames: id, minProperties: 1, maxProperties: MAX_BLOCKS, additionalProperties: { oneOf: kinds } },
    links: { type: 'array', maxItems: MAX_BLOCKS * MAX_BLOCKS, default: [], items: object(linkFields, 'link', {}) },
    happenings: { type: 'array', maxItems: MAX_HAPPENINGS, default: [], items: happeningSchema() },
  };
  const whole = object(runFields, 'blueprint', properties, ['blocks']);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Blueprint',
    description: 'A system of building blocks, its traffic and what happens to it, as data for the simulator.',
    ...whole,
  };
}

function happeningSchema(): Schema {
  const part: Schema = { type: 'string', pattern: PART.source };
  const block = {
    oneOf: [part, { type: 'array', items: part, minItems: 1, maxItems: MAX_BLOCKS, uniqueItems: true }],
    description: meaningOf('happening.block').meaning,
  };
  const values = new Map<string, Schema[]>();
  const patterns = new Map<string, Schema[]>();
  for (const kind of Object.keys(blockField.variants) as BlockKind[]) {
    for (const path of settablePaths(kind)) {
      const isPattern = path.endsWith('.ID');
      const field = settableField(kind, isPattern ? path.replace(/ID$/, 'x') : path);
      if (field === null) continue;
      const [map, key] = isPattern ? [patterns, `^${path.slice(0, -3)}\\.`] : [values, path];
      map.set(key, [...(map.get(key) ?? []), contentOf(field, `${kind}.${path}`)]);
    }
  }
  const set = {
    type: 'object',
    description: meaningOf('happening.set').meaning,
    minProperties: 1,
    maxProperties: MAX_SETTINGS,
    properties: anyOfEach(values),
    patternProperties: anyOfEach(patterns),
    additionalProperties: false,
  };
  const setting = object(happeningFields, 'happening', { block, set }, ['block', 'set']);
  return { oneOf: [setting, object(deedFields, 'happening', { block }, ['block'])] };
}

function routeSchema(by: 'type' | 'path'): Schema {
  const names = { anyOf: [{ pattern: (by === 'path' ? PATH : NAME).source }, { const: '*' }] };
  const byName = { type: 'object', propertyNames: names, minProperties: 1, maxProperties: MAX_ROUTES, additionalProperties: id };
  return { anyOf: [id, byName] };
}

/** The same dotted name can mean different fields in different kinds or variants. */
function anyOfEach(schemas: ReadonlyMap<string, readonly Schema[]>): Schema {
  const entries = [...schemas].map(([key, found]): [string, Json] => {
    const different = [...new Map(found.map((schema) => [JSON.stringify(schema), schema])).values()];
    return [key, different.length === 1 ? different[0]! : { anyOf: different }];
  });
  return Object.fromEntries(entries);
}

function object(fields: Fields, path: string, also: Schema, alsoRequired: readonly string[] = Object.keys(also)): Schema {
  const own = Object.entries(fields).map(([name, field]): [string, Json] => [name, described(field, `${path}.${name}`)]);
  const required = Object.keys(fields).filter((name) => fields[name]!.default === undefined);
  return {
    type: 'object',
    properties: { ...also, ...Object.fromEntries(own) },
    required: [...alsoRequired, ...required],
    additionalProperties: false,
  };
}

function described(field: Field, path: string): Schema {
  const standard = field.default === undefined ? {} : { default: field.default as Json };
  return { description: meaningOf(path).meaning, ...standard, ...contentOf(field, path) };
}

function contentOf(field: Field, path: string): Schema {
  const content = plainContentOf(field, path);
  return field.nullable === true ? { anyOf: [content, { type: 'null' }] } : content;
}

function plainContentOf(field: Field, path: string): Schema {
  switch (field.type) {
    case 'number':
      return { type: field.whole ? 'integer' : 'number', minimum: field.min, maximum: field.max };
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { enum: field.choices };
    case 'name':
      return field.orAll === true ? { anyOf: [id, { const: '*' }] } : id;
    case 'block':
      return id;
    case 'part':
      return { type: 'string', pattern: PART.source };
    case 'path':
      return { type: 'string', pattern: PATH.source };
    case 'route':
      return routeSchema(field.by);
    case 'list':
      return { type: 'array', items: contentOf(field.of, path), minItems: field.min, maxItems: field.max };
    case 'by-block':
      return { type: 'object', propertyNames: id, maxProperties: MAX_BLOCKS, additionalProperties: contentOf(field.of, path) };
    case 'by-name':
      return {
        type: 'object',
        propertyNames: { pattern: (field.names === 'key' ? KEY : NAME).source },
        minProperties: field.min,
        maxProperties: 200,
        additionalProperties: contentOf(field.of, path),
      };
    case 'group':
      return object(field.fields, path, {});
    case 'variants':
      return { oneOf: Object.entries(field.variants).map(([variant, fields]) => object(fields, path, { [field.by]: { const: variant } })) };
  }
}
