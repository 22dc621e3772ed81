import type { BlockOptions } from './blueprint.ts';
import { blockKinds } from './fields/blueprint.ts';
import { Findings } from './problems.ts';
import type { ParseMode } from './problems.ts';
import { allowed, join, read } from './read.ts';
import type { Fields, Rule } from './rules.ts';

/**
 * Reads one change of a running block: a dotted field that exists for this block, may be set, and gets an allowed value.
 * Returns the changed options, or `null` after noting what is wrong.
 */
export function readSetting(options: BlockOptions, dotted: string, value: unknown, path: string, findings: Findings): BlockOptions | null {
  const changed = setIn(blockKinds[options.kind]!, options, dotted.split('.'), value, join(path, dotted), findings);
  return changed as BlockOptions | null;
}

/** {@link readSetting} for values that must be right. Throws an Error that names the field, the value and what is allowed. */
export function applySetting(options: BlockOptions, dotted: string, value: unknown, mode: ParseMode = 'file'): BlockOptions {
  const findings = new Findings(mode);
  const changed = readSetting(options, dotted, value, '', findings);
  if (changed === null) throw new Error(findings.problems[0]?.message ?? `${dotted} cannot be set.`);
  return changed;
}

function setIn(fields: Fields, holder: object, names: readonly string[], value: unknown, path: string, findings: Findings): object | null {
  const [name = '', ...rest] = names;
  const field = Object.hasOwn(fields, name) ? fields[name]! : null;
  if (field === null || !field.isSettable) {
    const settable = Object.keys(fields).filter((known) => fields[known]!.isSettable);
    findings.refuse(path, value, `a change may set ${settable.join(', ')}`);
    return null;
  }
  const current = (holder as Record<string, unknown>)[name];
  const changed = rest.length === 0 ? read(field.of, value, path, findings) : setInside(field.of, current, rest, value, path, findings);
  return changed === null ? null : { ...holder, [name]: changed.value };
}

function setInside(rule: Rule, current: unknown, names: readonly string[], value: unknown, path: string, findings: Findings): { value: unknown } | null {
  const inner = rule.rule === 'nullable' ? rule.of : rule;
  if (typeof current === 'object' && current !== null) {
    const fields = fieldsOf(inner, current);
    if (fields !== null) {
      const changed = setIn(fields, current, names, value, path, findings);
      return changed === null ? null : { value: changed };
    }
    if (inner.rule === 'map' && names.length === 1) return read(inner, { ...current, [names[0]!]: value }, path, findings);
  }
  findings.refuse(path, value, `here ${allowed(rule)}`);
  return null;
}

/** The fields of a record, or those of the variant that `current` is. */
function fieldsOf(rule: Rule, current: object): Fields | null {
  if (rule.rule === 'record') return rule.fields;
  if (rule.rule !== 'variant') return null;
  const tag = (current as Record<string, unknown>)[rule.tag];
  return typeof tag === 'string' && Object.hasOwn(rule.variants, tag) ? rule.variants[tag]! : null;
}
