/** What a field may hold. One table of these is the source of the parser, the schema, the documentation and the test data. */
export type Rule = NumberRule | BooleanRule | ChoiceRule | TextRule | NullableRule | ListRule | MapRule | RecordRule | VariantRule;

export interface NumberRule {
  readonly rule: 'number';
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

export interface BooleanRule {
  readonly rule: 'boolean';
}

export interface ChoiceRule {
  readonly rule: 'choice';
  readonly choices: readonly string[];
}

/** `id`: the name of a block. `words`: free text of at most `maxLength` characters. */
export interface TextRule {
  readonly rule: 'text';
  readonly is: 'id' | 'words';
  readonly maxLength: number;
}

export interface NullableRule {
  readonly rule: 'nullable';
  readonly of: Rule;
}

export interface ListRule {
  readonly rule: 'list';
  readonly of: Rule;
  readonly minLength: number;
  readonly maxLength: number;
}

/** Block id → value. */
export interface MapRule {
  readonly rule: 'map';
  readonly of: Rule;
  readonly maxLength: number;
}

export interface RecordRule {
  readonly rule: 'record';
  readonly fields: Fields;
}

/** A record whose other fields depend on the field named `tag`. */
export interface VariantRule {
  readonly rule: 'variant';
  readonly tag: string;
  readonly variants: Readonly<Record<string, Fields>>;
  /** Taken when the tag is not given; without it the tag is required. */
  readonly initial: string | null;
}

export interface Field {
  readonly of: Rule;
  /** Taken when the field is not given. Absent = required. */
  readonly initial?: unknown;
  /** False for what shapes the run before it starts: a happening may not set it. */
  readonly isSettable: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export function numberFrom(min: number, max: number): NumberRule {
  return { rule: 'number', min, max, isWhole: false };
}

export function wholeFrom(min: number, max: number): NumberRule {
  return { rule: 'number', min, max, isWhole: true };
}

export const truth: BooleanRule = { rule: 'boolean' };
export const blockId: TextRule = { rule: 'text', is: 'id', maxLength: 40 };

export function oneOf(...choices: string[]): ChoiceRule {
  return { rule: 'choice', choices };
}

export function words(maxLength: number): TextRule {
  return { rule: 'text', is: 'words', maxLength };
}

export function orNull(of: Rule): NullableRule {
  return { rule: 'nullable', of };
}

export function listOf(of: Rule, minLength: number, maxLength: number): ListRule {
  return { rule: 'list', of, minLength, maxLength };
}

export function mapOf(of: Rule, maxLength: number): MapRule {
  return { rule: 'map', of, maxLength };
}

export function record(fields: Fields): RecordRule {
  return { rule: 'record', fields };
}

export function variant(tag: string, variants: Readonly<Record<string, Fields>>, initial: string | null = null): VariantRule {
  return { rule: 'variant', tag, variants, initial };
}

/** A field that must be given. */
export function needed(of: Rule): Field {
  return { of, isSettable: true };
}

/** A field with a value of its own. */
export function field(of: Rule, initial: unknown): Field {
  return { of, initial, isSettable: true };
}

/** A field that no happening may set. */
export function fixed(of: Field): Field {
  return { ...of, isSettable: false };
}
