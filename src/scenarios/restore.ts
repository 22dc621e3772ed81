import type { Blueprint, Happening } from '#blueprint/blueprint.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { valuesOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';
import { readSeed } from './seed.ts';

/** A change as a link writes it. */
export interface WrittenChange {
  readonly atMs: number;
  readonly block: string;
  readonly field: string;
  readonly value: string | number | boolean;
}

export interface Restored {
  readonly values: Values;
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
): Restored {
  const notices: string[] = [];
  const values: Record<string, string | number> = {};
  for (const [id, text] of Object.entries(given)) {
    const parameter = scenario.parameters.find((one) => one.id === id);
    const value = parameter === undefined ? null : readValue(parameter, text, notices);
    if (parameter === undefined) notices.push(`This link names a setting (“${id}”) that this figure does not have; the rest was restored.`);
    if (value !== null) values[id] = value;
  }
  const seed = seedText === null ? firstSeed : readSeed(seedText, notices);
  const all = valuesOf(scenario, values);
  return { values: all, seed, changes: readChanges(scenario, all, seed, changes, notices), notices };
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
    const happening = { atMs, block, set: { [field]: value } };
    const own = (first['happenings'] as readonly unknown[] | undefined) ?? [];
    const parsed = parseBlueprint({ ...first, happenings: [...own, ...taken, happening] }, 'link');
    if (parsed.ok) taken.push(parsed.blueprint.happenings.at(-1)!.atMs === atMs ? happening : happeningOf(parsed.blueprint, happening));
    else notices.push('This link makes a change that is not possible here; the rest was restored.');
  }
  return taken;
}

function happeningOf(blueprint: Blueprint, written: Happening): Happening {
  return blueprint.happenings.find((one) => one.block === written.block && one.atMs === written.atMs) ?? written;
}
