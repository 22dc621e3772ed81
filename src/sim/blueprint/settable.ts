import { checkBlock } from './block-rules.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import type { BlockKind } from './blueprint.ts';
import type { Field, Fields } from './fields/field.ts';
import { blockField } from './fields/kinds.ts';
import { Reading } from './problem.ts';
import { isObject, joined, readField } from './read-field.ts';

const CANNOT = 'cannot be set; what can be set here';

/**
 * The field that a dotted name such as `arrivals.ratePerSec` or `weights.floe-1` means in a block of this kind, if a
 * happening may set it in some block of the kind; otherwise `null`.
 */
export function settableField(kind: BlockKind, dotted: string): Field | null {
  let field: Field = { type: 'group', fields: blockField.variants[kind] };
  for (const name of dotted.split('.')) {
    const fields: Fields | undefined = partsOf(field).find((part) => Object.hasOwn(part, name));
    const next: Field | undefined = field.type === 'by-block' ? field.of : fields?.[name];
    if (next === undefined || next.fixed === 'all') return null;
    field = next;
  }
  return field.fixed === undefined ? field : null;
}

/** Dotted names of everything that can be set in such a block; `ID` stands for the id of a block. */
export function settablePaths(kind: BlockKind): readonly string[] {
  return pathsIn([blockField.variants[kind]], '');
}

/**
 * The options with one field set. Pure. Throws an Error that says what is allowed when there is no such field in this
 * block, when it is fixed for the run, or when the value is not one it takes.
 */
export function applySetting(options: BlockOptions, dotted: string, value: unknown): BlockOptions {
  const reading = new Reading('file');
  const changed = readSetting(options, dotted, value, '', reading);
  const [problem] = reading.problems;
  if (problem !== undefined || changed === undefined) throw new Error(problem?.message ?? dotted);
  return changed.options;
}

/** The same for untrusted input found in the object at `within`: notes what is wrong, and gives the value as it was understood. */
export function readSetting(
  options: BlockOptions,
  dotted: string,
  input: unknown,
  within: string,
  reading: Reading,
): { readonly options: BlockOptions; readonly value: unknown } | undefined {
  const path = joined(within, dotted);
  const problemsBefore = reading.problems.length;
  const names = dotted.split('.');
  const isKnown = settableField(options.kind, dotted) !== null;
  if (!isKnown) return reading.refuseName(path, dotted, settablePaths(options.kind).join(', '), CANNOT);
  if (input === undefined) return reading.refuse(path, input, 'a value');
  let value: unknown;
  const set = (field: Field, current: unknown, depth: number): unknown => {
    const name = names[depth];
    if (name === undefined) return (value = readField(field, input, path, reading));
    const next = isObject(current) ? partIn(field, current, name) : undefined;
    if (next === undefined || !isObject(current)) return reading.refuseName(path, dotted, partsNow(current, names.slice(0, depth)), CANNOT);
    return { ...current, [name]: set(next, current[name], depth + 1) };
  };
  // The tables give every field the type that the options declare (see kinds.ts), so a setting keeps the type.
  const changed = set(blockField, options, 0) as BlockOptions;
  if (reading.problems.length > problemsBefore) return undefined;
  checkBlock(changed, within, reading);
  return reading.problems.length > problemsBefore ? undefined : { options: changed, value };
}

function partsNow(current: unknown, names: readonly string[]): string {
  return isObject(current) ? Object.keys(current).join(', ') : `nothing, because ${names.join('.')} is off then`;
}

/** Tables in which a part of this field may be found, whatever variant is in force. */
function partsOf(field: Field): readonly Fields[] {
  if (field.type === 'group') return [field.fields];
  return field.type === 'variants' ? Object.values(field.variants) : [];
}

/** The field of a part of `current`, by the variant in force. */
function partIn(field: Field, current: Readonly<Record<string, unknown>>, name: string): Field | undefined {
  if (field.type === 'by-block') return field.of;
  const fields = field.type === 'variants' ? field.variants[String(current[field.by])] : field.type === 'group' ? field.fields : undefined;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function pathsIn(tables: readonly Fields[], prefix: string): readonly string[] {
  const found = tables.flatMap((fields) =>
    Object.entries(fields).flatMap(([name, field]): readonly string[] => {
      if (field.fixed === 'all') return [];
      const path = prefix + name;
      const itself = field.fixed === undefined ? [path] : [];
      const byBlock = field.type === 'by-block' ? [`${path}.ID`] : [];
      return [...itself, ...byBlock, ...pathsIn(partsOf(field), `${path}.`)];
    }),
  );
  return [...new Set(found)];
}
