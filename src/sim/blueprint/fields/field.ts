/**
 * What one field of a blueprint may hold. The tables in this folder are made of these; parser, settings, JSON Schema,
 * documentation and test generators all walk them, so that a field is written down once.
 */
export type Field = Content & Traits;

/** Fields of one object, by name. */
export type Fields = Readonly<Record<string, Field>>;

export type Content =
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** A word the author makes up: {@link NAME}; with `orAll` also `*`, which stands for all. */
  | { readonly type: 'name'; readonly orAll?: true }
  /** The id of another block. */
  | { readonly type: 'block' }
  /** The id of a block, `block/part`, or the name of a place. */
  | { readonly type: 'part' }
  | { readonly type: 'list'; readonly of: Field; readonly min: number; readonly max: number }
  /** Values by block id. */
  | { readonly type: 'by-block'; readonly of: Field }
  /** Values by a name that the author makes up, or by a key (a whole number). */
  | { readonly type: 'by-name'; readonly of: Field; readonly names: 'name' | 'key' | 'part'; readonly min: number }
  /** A path of an address, from its first slash. */
  | { readonly type: 'path' }
  /** The id of another block, or ids by request type or by path prefix, `*` for the rest. */
  | { readonly type: 'route'; readonly by: 'type' | 'path' }
  | { readonly type: 'group'; readonly fields: Fields }
  /** An object whose field `by` names the variant and so decides which other fields there are. */
  | { readonly type: 'variants'; readonly by: string; readonly variants: Readonly<Record<string, Fields>> };

interface Traits {
  /** What is read when the field is absent, before parsing. Without it the field is required. */
  readonly default?: unknown;
  readonly nullable?: true;
  /** What a happening may not do: set anything here, or replace the object as a whole. */
  readonly fixed?: 'all' | 'whole';
}

/** Ids of blocks and names of request types. The names every JavaScript object inherits are left out. */
export const NAME =
  /^(?!(?:constructor|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)$)[A-Za-z][\w-]{0,63}$/;

/** An id, or `id/part`. */
export const PART = /^[A-Za-z][\w-]{0,63}(?:\/[A-Za-z][\w-]{0,63})?$/;
/** A path of an address: what requests ask for, and prefixes that routes go by. */
export const PATH = /^\/[\w\-./~%]{0,127}$/;
/** A key is a whole number from 0. */
export const KEY = /^(?:0|[1-9]\d{0,9})$/;
/** Names by which requests go to different blocks: at most so many. */
export const MAX_ROUTES = 50;

export const flag = { type: 'flag' } as const;
export const name = { type: 'name' } as const;
export const nameOrAll = { type: 'name', orAll: true } as const;
export const block = { type: 'block' } as const;
export const part = { type: 'part' } as const;

/** A number from `min` to `max`, both allowed. */
export const number = (min: number, max: number) => ({ type: 'number', min, max, whole: false }) as const;

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) => ({ type: 'number', min, max, whole: true }) as const;

/** One of the words; the first is the default. */
export const choice = <const Choices extends readonly [string, ...string[]]>(...choices: Choices) =>
  ({ type: 'choice', choices, default: choices[0] }) as const;

export const list = <const Of extends Field>(of: Of, min: number, max: number) => ({ type: 'list', of, min, max }) as const;

export const byBlock = <const Of extends Field>(of: Of) => ({ type: 'by-block', of }) as const;

export const byName = <const Of extends Field>(of: Of, names: 'name' | 'key' | 'part' = 'name', min = 0) =>
  ({ type: 'by-name', of, names, min }) as const;

export const path = { type: 'path' } as const;

/** Where requests go: one block, or blocks by request type or by path prefix. */
export const route = (by: 'type' | 'path') => ({ type: 'route', by }) as const;

export const group = <const Of extends Fields>(fields: Of) => ({ type: 'group', fields }) as const;

export const variants = <const By extends string, const Of extends Readonly<Record<string, Fields>>>(by: By, of: Of) =>
  ({ type: 'variants', by, variants: of }) as const;

/** The field may be left out and is then `standard`. */
export const or = <const Of extends Field>(standard: unknown, of: Of) => ({ ...of, default: standard }) as const;

/** The field may be left out or `null`, both of which mean off (or: no limit). */
export const orNull = <const Of extends Field>(of: Of) => ({ ...of, default: null, nullable: true }) as const;

/** Nothing in this field changes during a run. */
export const fixed = <const Of extends Field>(of: Of) => ({ ...of, fixed: 'all' }) as const;

/** The parts of this object may change during a run, the object as a whole may not. */
export const fixedWhole = <const Of extends Field>(of: Of) => ({ ...of, fixed: 'whole' }) as const;

/** The parsed value of a field. */
export type ValueOf<F> = F extends { readonly nullable: true } ? PlainValueOf<F> | null : PlainValueOf<F>;

/** The parsed object of a table of fields. */
export type ValuesOf<G> = { readonly [Name in keyof G]: ValueOf<G[Name]> };

type PlainValueOf<F> = F extends { readonly type: 'number' }
  ? number
  : F extends { readonly type: 'flag' }
    ? boolean
    : F extends { readonly type: 'choice'; readonly choices: readonly (infer Choice)[] }
      ? Choice
      : F extends { readonly type: 'name' | 'block' | 'part' | 'path' }
        ? string
        : F extends { readonly type: 'route' }
          ? string | Readonly<Record<string, string>>
          : F extends { readonly type: 'list'; readonly of: infer Of }
            ? readonly ValueOf<Of>[]
            : F extends { readonly type: 'by-block' | 'by-name'; readonly of: infer Of }
              ? Readonly<Record<string, ValueOf<Of>>>
              : F extends { readonly type: 'group'; readonly fields: infer Of }
                ? ValuesOf<Of>
                : F extends { readonly type: 'variants'; readonly by: infer By extends string; readonly variants: infer Of }
                  ? { [Variant in keyof Of]: Readonly<Record<By, Variant>> & ValuesOf<Of[Variant]> }[keyof Of]
                  : never;
