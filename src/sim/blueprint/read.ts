import { grouped } from './problems.ts';
import type { Findings } from './problems.ts';
import type { Field, Fields, ListRule, MapRule, NumberRule, Rule, TextRule, VariantRule } from './rules.ts';

/** Names of blocks: short, lower case, readable in a link. */
const ID = /^[a-z][a-z0-9-]*$/;

/** What came out of reading: a value, or nothing because of a problem that was noted. */
export type Read = { readonly value: unknown } | null;

/**
 * Reads an untrusted value by its rule; notes problems and clamps. Total: it never throws, follows the rules' own finite
 * depth (so circular input ends), and looks at no more entries than a rule allows.
 */
export function read(rule: Rule, value: unknown, path: string, findings: Findings): Read {
  if (findings.isFull) return null;
  switch (rule.rule) {
    case 'number':
      return readNumber(rule, value, path, findings);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : refuse(rule, value, path, findings);
    case 'choice':
      return typeof value === 'string' && rule.choices.includes(value) ? { value } : refuse(rule, value, path, findings);
    case 'text':
      return isText(rule, value) ? { value } : refuse(rule, value, path, findings);
    case 'nullable':
      return value === null ? { value } : read(rule.of, value, path, findings);
    case 'list':
      return readList(rule, value, path, findings);
    case 'map':
      return readMap(rule, value, path, findings);
    case 'record':
      return readFields(rule.fields, value, path, findings, allowed(rule));
    case 'variant':
      return readVariant(rule, value, path, findings);
  }
}

/** What a rule allows, in words that continue "…; ". */
export function allowed(rule: Rule): string {
  switch (rule.rule) {
    case 'number':
      return `a ${rule.isWhole ? 'whole ' : ''}number from ${grouped(rule.min)} to ${grouped(rule.max)} is`;
    case 'boolean':
      return 'true or false is';
    case 'choice':
      return `one of ${rule.choices.join(', ')} is`;
    case 'text':
      return rule.is === 'id' ? 'a name of lower-case letters, digits and hyphens, up to 40 characters, is' : `a text of up to ${rule.maxLength} characters is`;
    case 'nullable':
      return allowed(rule.of).replace(/ is$/, ', or null, is');
    case 'list':
      return `a list of ${grouped(rule.minLength)} to ${grouped(rule.maxLength)} entries is`;
    case 'map':
      return `an object with up to ${grouped(rule.maxLength)} named entries is`;
    case 'record':
      return `an object with ${Object.keys(rule.fields).join(', ')} is`;
    case 'variant':
      return `an object with "${rule.tag}": one of ${Object.keys(rule.variants).join(', ')} is`;
  }
}

function refuse(rule: Rule, value: unknown, path: string, findings: Findings): null {
  findings.refuse(path, value, allowed(rule));
  return null;
}

function readNumber(rule: NumberRule, value: unknown, path: string, findings: Findings): Read {
  if (typeof value !== 'number' || value !== value) return refuse(rule, value, path, findings);
  const inside = Math.min(rule.max, Math.max(rule.min, value));
  const taken = rule.isWhole ? Math.min(rule.max, Math.max(rule.min, Math.round(inside))) : inside;
  if (taken === value) return { value };
  if (findings.mode === 'file') return refuse(rule, value, path, findings);
  findings.clamp(path, value, taken, allowed(rule));
  return { value: taken };
}

function isText(rule: TextRule, value: unknown): boolean {
  return typeof value === 'string' && value.length <= rule.maxLength && (rule.is === 'words' || ID.test(value));
}

function readList(rule: ListRule, value: unknown, path: string, findings: Findings): Read {
  if (!Array.isArray(value) || value.length < rule.minLength || value.length > rule.maxLength) return refuse(rule, value, path, findings);
  const list: unknown[] = [];
  for (let i = 0; i < value.length && !findings.isFull; i++) {
    const entry = read(rule.of, value[i], `${path}[${i}]`, findings);
    if (entry !== null) list.push(entry.value);
  }
  return list.length === value.length ? { value: list } : null;
}

function readMap(rule: MapRule, value: unknown, path: string, findings: Findings): Read {
  const names = namesOf(value);
  if (names === null || names.length > rule.maxLength) return refuse(rule, value, path, findings);
  const entries: [string, unknown][] = [];
  for (const name of names) {
    if (findings.isFull) return null;
    if (name.length > 40 || !ID.test(name)) {
      findings.refuse(join(path, short(name)), name, 'a name of lower-case letters, digits and hyphens, up to 40 characters, is');
      continue;
    }
    const entry = read(rule.of, (value as Record<string, unknown>)[name], join(path, name), findings);
    if (entry !== null) entries.push([name, entry.value]);
  }
  return entries.length === names.length ? { value: Object.fromEntries(entries) } : null;
}

function readVariant(rule: VariantRule, value: unknown, path: string, findings: Findings): Read {
  if (namesOf(value) === null) return refuse(rule, value, path, findings);
  const given = Object.hasOwn(value as object, rule.tag) ? (value as Record<string, unknown>)[rule.tag] : (rule.initial ?? undefined);
  if (typeof given !== 'string' || !Object.hasOwn(rule.variants, given)) {
    findings.refuse(join(path, rule.tag), given, `one of ${Object.keys(rule.variants).join(', ')} is`);
    return null;
  }
  const fields = rule.variants[given]!;
  const names = [rule.tag, ...Object.keys(fields)].join(', ');
  const rest = readFields(fields, value, path, findings, `an object with ${names} is`, rule.tag);
  return rest === null ? null : { value: { [rule.tag]: given, ...(rest.value as object) } };
}

/** Reads every field of the table and refuses every name that is not in it (`besides` is the tag of a variant). */
export function readFields(fields: Fields, value: unknown, path: string, findings: Findings, shape: string, besides?: string): Read {
  const names = namesOf(value);
  if (names === null) {
    findings.refuse(path, value, shape);
    return null;
  }
  const before = findings.problems.length;
  const known = besides === undefined ? Object.keys(fields) : [besides, ...Object.keys(fields)];
  for (const name of names) {
    if (findings.isFull) return null;
    if (!known.includes(name)) findings.refuse(join(path, short(name)), (value as Record<string, unknown>)[name], `this place knows ${known.join(', ')}`);
  }
  const entries = Object.entries(fields).map(([name, field]) => [name, readField(field, name, value as Record<string, unknown>, path, findings)] as const);
  return findings.problems.length > before ? null : { value: Object.fromEntries(entries) };
}

function readField(field: Field, name: string, holder: Record<string, unknown>, path: string, findings: Findings): unknown {
  const isGiven = Object.hasOwn(holder, name) && holder[name] !== undefined;
  if (!isGiven && !('initial' in field)) {
    findings.refuse(join(path, name), undefined, allowed(field.of));
    return undefined;
  }
  return read(field.of, isGiven ? holder[name] : field.initial, join(path, name), findings)?.value;
}

/** Own names of a plain object, `null` for anything else. */
function namesOf(value: unknown): string[] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : null;
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
