import type { BlueprintInput, Happening } from '#blueprint/blueprint.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { valuesOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';
import { readSeed } from './seed.ts';

/** A change as a link writes it. A deed is written as the field `do.purge` with the key, `do.crash` with its length in ms, or `all`. */
export interface WrittenChange {
  readonly atMs: number;
  readonly block: string;
  readonly field: string;
  readonly value: string | number | boolean;
}

export interface Restored {
  readonly values: Values;
  /** How the settings stand after the changes; absent: as at the start. */
  readonly now?: Values;
  readonly seed: number;
  readonly changes: readonly Happening[];
  /** What could not be taken as written, one sentence each. */
  readonly notices: readonly string[];
}

/** Reads the parts of a link for one figure: numbers are clamped, unknown names dropped, each with a notice. Total. */
export function restore(
  scenario: Scenario,
  given: Readonly<Record<string, string>>,
  seedText: string | null,
  changes: readonly WrittenChange[],
  firstSeed: number,
  givenNow: Readonly<Record<string, string>> = {},
): Restored {
  const notices: string[] = [];
  const seed = seedText === null ? firstSeed : readSeed(seedText, notices);
  const values = valuesOf(scenario, readValues(scenario.parameters, given, notices));
  // What cannot be set while a run goes on stands as it stood at the start.
  const live = scenario.parameters.filter((parameter) => parameter.live !== undefined);
  const now = { ...values, ...readValues(live, givenNow, notices) };
  return { values, now, seed, changes: readChanges(scenario, values, seed, changes, notices), notices };
}

function readValues(
  parameters: readonly Parameter[],
  given: Readonly<Record<string, string>>,
  notices: string[],
): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [id, text] of Object.entries(given)) {
    const parameter = parameters.find((one) => one.id === id);
    const value = parameter === undefined ? null : readValue(parameter, text, notices);
    if (parameter === undefined) notices.push(`This link names a setting (“${id}”) that this figure does not have; the rest was restored.`);
    if (value !== null) values[id] = value;
  }
  return values;
}

function readValue(parameter: Parameter, text: string, notices: string[]): string | number | null {
  if (parameter.kind === 'choice') {
    if (parameter.options.some((option) => option.value === text)) return text;
    notices.push(`This link names a choice for “${parameter.label}” that does not exist (any more); the rest was restored.`);
    return null;
  }
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) {
    notices.push(`“${parameter.label}” is a number from ${parameter.min} to ${parameter.max}; the usual ${parameter.initial} was taken.`);
    return null;
  }
  const steps = Math.round((Math.min(parameter.max, Math.max(parameter.min, number)) - parameter.min) / parameter.step);
  const taken = Math.min(parameter.max, parameter.min + steps * parameter.step);
  if (taken !== number) notices.push(`“${parameter.label}” goes from ${parameter.min} to ${parameter.max}; ${taken} was taken.`);
  return taken;
}

/** Each change must be possible in this figure; the blueprint parser is the judge. */
function readChanges(scenario: Scenario, values: Values, seed: number, changes: readonly WrittenChange[], notices: string[]): Happening[] {
  const taken: Happening[] = [];
  const first = scenario.runs(values, seed)[0]!.blueprint;
  for (const { atMs, block, field, value } of changes) {
    const happening = happeningFrom({ atMs, block, field, value });
    const own = (first['happenings'] as readonly unknown[] | undefined) ?? [];
    const parsed = parseBlueprint({ ...first, happenings: [...own, ...taken, happening] }, 'link');
    if (parsed.ok) taken.push(parsed.blueprint.happenings.at(-1)!);
    else notices.push('This link makes a change that is not possible here; the rest was restored.');
  }
  return taken;
}

/** The happening a link's change stands for; whether it is possible the parser says. */
function happeningFrom({ atMs, block, field, value }: WrittenChange): BlueprintInput {
  if (!field.startsWith('do.')) return { atMs, block, set: { [field]: value } };
  const deed = field.slice('do.'.length);
  const number = typeof value === 'number' ? value : null;
  return { atMs, block, do: deed, key: deed === 'crash' ? null : number, forMs: deed === 'crash' ? number : null };
}

/** What a link writes for a happening. */
export function writtenChanges(happening: Happening): WrittenChange[] {
  const at = { atMs: happening.atMs, block: String(happening.block) };
  if ('do' in happening)
    return [{ ...at, field: `do.${happening.do}`, value: (happening.do === 'crash' ? happening.forMs : happening.key) ?? 'all' }];
  return Object.entries(happening.set).map(([field, value]) => ({ ...at, field, value: value as string | number | boolean }));
}
