import type { Field, Fields } from './fields/field.ts';
import { KEY, MAX_ROUTES, NAME, PART, PATH } from './fields/field.ts';
import { MAX_BLOCKS } from './fields/limits.ts';
import { allowedBy, oneOf, shortened } from './problem.ts';
import type { Reading } from './problem.ts';

type Raw = Readonly<Record<string, unknown>>;
type Content<Type> = Extract<Field, { readonly type: Type }>;

/**
 * Reads one value by its field. Refused: notes why and returns `undefined`.
 * The table decides how deep and how far it looks, so that circles, depth and size of the input cost nothing.
 */
export function readField(field: Field, input: unknown, path: string, reading: Reading): unknown {
  const given = input === undefined ? field.default : input;
  if (given === null && field.nullable === true) return null;
  switch (field.type) {
    case 'number':
      return readNumber(field, given, path, reading);
    case 'flag':
      return typeof given === 'boolean' ? given : reading.refuse(path, given, allowedBy(field));
    case 'choice':
      return typeof given === 'string' && field.choices.includes(given) ? given : reading.refuse(path, given, allowedBy(field));
    case 'name':
      if (given === '*' && field.orAll === true) return given;
      return typeof given === 'string' && NAME.test(given) ? given : reading.refuse(path, given, allowedBy(field));
    case 'block':
      return typeof given === 'string' && NAME.test(given) ? given : reading.refuse(path, given, allowedBy(field));
    case 'part':
      return typeof given === 'string' && PART.test(given) ? given : reading.refuse(path, given, allowedBy(field));
    case 'path':
      return typeof given === 'string' && PATH.test(given) ? given : reading.refuse(path, given, allowedBy(field));
    case 'route':
      return readRoute(field, given, path, reading);
    case 'list':
      return readList(field, given, path, reading);
    case 'by-block':
      return readByBlock(field, given, path, reading);
    case 'by-name':
      return readByName(field, given, path, reading);
    case 'group':
      return isObject(given) ? readFields(field.fields, given, path, reading) : reading.refuse(path, given, allowedBy(field));
    case 'variants':
      return readVariant(field, given, path, reading);
  }
}

/** Reads the fields of one object. Names that the table does not have are refused. */
export function readFields(fields: Fields, input: Raw, path: string, reading: Reading, alsoKnown: readonly string[] = []): Raw {
  const known = [...alsoKnown, ...Object.keys(fields)];
  for (const key of Object.keys(input)) {
    if (reading.isOver) break;
    if (!known.includes(key)) reading.refuseName(joined(path, key), key, known.join(', '));
  }
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (reading.isOver) break;
    values[key] = readField(field, ownValue(input, key), joined(path, key), reading);
  }
  return values;
}

/** Reads a value by the field that the table calls for. */
export function ownValue(input: Raw, key: string): unknown {
  return Object.hasOwn(input, key) ? input[key] : undefined;
}

export function isObject(input: unknown): input is Raw {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

export function joined(path: string, key: string | number): string {
  const last = typeof key === 'string' ? shortened(key) : key;
  return path === '' ? String(last) : `${path}.${last}`;
}

function readNumber(field: Content<'number'>, input: unknown, path: string, reading: Reading): number | undefined {
  if (typeof input !== 'number' || Number.isNaN(input)) return reading.refuse(path, input, allowedBy(field));
  const inside = Math.min(field.max, Math.max(field.min, field.whole ? Math.round(input) : input));
  if (inside !== input) {
    if (reading.mode === 'file') return reading.refuse(path, input, allowedBy(field));
    reading.clamp(path, input, inside, allowedBy(field));
  }
  // Adding 0 turns −0 into 0, which is what JSON would make of it.
  return inside + 0;
}

function readList(field: Content<'list'>, input: unknown, path: string, reading: Reading): unknown {
  if (!Array.isArray(input) || input.length < field.min || input.length > field.max) return reading.refuse(path, input, allowedBy(field));
  const items: unknown[] = [];
  for (let i = 0; i < input.length && !reading.isOver; i++) items.push(readField(field.of, input[i] as unknown, joined(path, i), reading));
  return items;
}

function readByBlock(field: Content<'by-block'>, input: unknown, path: string, reading: Reading): unknown {
  const ids = isObject(input) ? Object.keys(input) : [];
  if (!isObject(input) || ids.length > MAX_BLOCKS) return reading.refuse(path, input, allowedBy(field));
  const values: [string, unknown][] = [];
  for (const id of ids) {
    if (reading.isOver) break;
    if (NAME.test(id)) values.push([id, readField(field.of, input[id], joined(path, id), reading)]);
    else reading.refuseName(joined(path, id), id, 'ids of blocks');
  }
  return Object.fromEntries(values);
}

/** Most entries of an object by name. */
const MAX_NAMED = 200;

function readByName(field: Content<'by-name'>, input: unknown, path: string, reading: Reading): unknown {
  const names = isObject(input) ? Object.keys(input) : [];
  if (!isObject(input) || names.length < field.min || names.length > MAX_NAMED) return reading.refuse(path, input, allowedBy(field));
  const values: [string, unknown][] = [];
  for (const name of names) {
    if (reading.isOver) break;
    const isName = field.names === 'key' ? KEY.test(name) : NAME.test(name);
    if (isName) values.push([name, readField(field.of, input[name], joined(path, name), reading)]);
    else reading.refuseName(joined(path, name), name, field.names === 'key' ? 'whole numbers' : 'names');
  }
  return Object.fromEntries(values);
}

function readRoute(field: Content<'route'>, input: unknown, path: string, reading: Reading): unknown {
  if (typeof input === 'string') return NAME.test(input) ? input : reading.refuse(path, input, allowedBy(field));
  const names = isObject(input) ? Object.keys(input) : [];
  if (!isObject(input) || names.length < 1 || names.length > MAX_ROUTES) return reading.refuse(path, input, allowedBy(field));
  const targets: [string, unknown][] = [];
  for (const name of names) {
    if (reading.isOver) break;
    const target = input[name];
    const isName = name === '*' || (field.by === 'path' ? PATH : NAME).test(name);
    if (!isName) reading.refuseName(joined(path, name), name, field.by === 'path' ? 'paths that begin with / or *' : 'request types or *');
    else if (typeof target === 'string' && NAME.test(target)) targets.push([name, target]);
    else reading.refuse(joined(path, name), target, 'the id of another block');
  }
  return Object.fromEntries(targets);
}

function readVariant(field: Content<'variants'>, input: unknown, path: string, reading: Reading): unknown {
  if (!isObject(input)) return reading.refuse(path, input, allowedBy(field));
  const variant = ownValue(input, field.by);
  if (typeof variant !== 'string' || !Object.hasOwn(field.variants, variant)) {
    return reading.refuse(joined(path, field.by), variant, oneOf(Object.keys(field.variants)));
  }
  return { [field.by]: variant, ...readFields(field.variants[variant]!, input, path, reading, [field.by]) };
}
