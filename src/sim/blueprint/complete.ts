import type { Blueprint, BlueprintInput } from './blueprint.ts';
import type { Field, Fields } from './fields/field.ts';
import { linkFields, runFields } from './fields/run.ts';
import type { Kinds } from './kind.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * A blueprint of our own making with its defaults filled in. Checks nothing: tests hold it against the parser for every
 * figure. A page needs the parser only for what strangers wrote. Throws an Error for a kind that `kinds` does not have.
 */
export function completeBlueprint(input: BlueprintInput, { kinds }: Kinds): Blueprint {
  const blocks = Object.entries(input['blocks'] as Readonly<Record<string, Raw>>).map(([id, block]): [string, Raw] => {
    const kind = kinds.find((one) => one.kind === block['kind']);
    if (kind === undefined) throw new Error(`This page has no blocks of kind "${String(block['kind'])}" (${id}).`);
    return [id, { kind: kind.kind, ...completeFields(kind.fields, block) }];
  });
  const links = ((input['links'] ?? []) as readonly Raw[]).map((link) => completeFields(linkFields, link));
  const happenings = ((input['happenings'] ?? []) as readonly Raw[]).map((happening) =>
    'do' in happening ? { key: null, forMs: null, ...happening } : happening,
  );
  const run = completeFields(runFields, input);
  return { ...run, places: input['places'] ?? {}, blocks: Object.fromEntries(blocks), links, happenings } as unknown as Blueprint;
}

/** The values of a table with the defaults of what is not given. */
export function completeFields(fields: Fields, input: Raw): Raw {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) values[name] = completeField(fields[name]!, input[name]);
  return values;
}

function completeField(field: Field, input: unknown): unknown {
  const given = input === undefined ? field.default : input;
  if (given === null || given === undefined) return given;
  switch (field.type) {
    case 'group':
      return completeFields(field.fields, given as Raw);
    case 'variants': {
      const variant = String((given as Raw)[field.by]);
      return { [field.by]: variant, ...completeFields(field.variants[variant]!, given as Raw) };
    }
    case 'list':
      return (given as readonly unknown[]).map((item) => completeField(field.of, item));
    case 'by-block':
    case 'by-name':
      return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, completeField(field.of, value)]));
    default:
      return given;
  }
}
