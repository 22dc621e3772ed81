import { blueprintOf } from '#blueprint/parse.ts';
import { recordRun } from '#blueprint/record.ts';
import { scenarioOf } from './registry.ts';
import { valuesOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';

/** Numbers in the text are means over this many runs of the figure, seeds 1, 2, 3 …, unless its runs are long and it says otherwise. */
export const MEASURED_SEEDS = 20;

type Numbers = ReadonlyMap<string, number>;
const measured = new Map<string, Numbers>();

/**
 * The mean over the measured runs of a figure at the given parameters ("scene=cooks policy=random"; of a figure
 * with several runs side by side `policy` picks one), of the number at the dotted path `read` in its report or of one of
 * the figure's own numbers. Throws an Error that names figure, what was written and what is allowed.
 */
export function measure(figure: string, given: string, read: string): number {
  const scenario = scenarioOf(figure);
  const key = `${figure} ${given.trim().split(/\s+/).toSorted().join(' ')}`;
  const numbers = measured.get(key) ?? runSeeds(scenario, given);
  measured.set(key, numbers);
  const value = numbers.get(read);
  if (value === undefined) throw new Error(`Figure ${figure}: there is no number "${read}"; there are ${[...numbers.keys()].join(', ')}.`);
  return value;
}

function runSeeds(scenario: Scenario, given: string): Numbers {
  const { values, run } = readGiven(scenario, given);
  const seeds = scenario.measuredSeeds ?? MEASURED_SEEDS;
  const sums = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const runs = scenario.runs(values, seed);
    const chosen = run === null ? runs[0]! : runs.find((one) => one.id === run)!;
    const blueprint = blueprintOf(chosen.blueprint);
    const recording = recordRun(blueprint, scenario.kinds);
    const numbers = { ...flatten(recording.report, ''), ...scenario.extras(values, recording, blueprint) };
    for (const [name, value] of Object.entries(numbers)) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return new Map([...sums].map(([name, sum]) => [name, sum / seeds]));
}

/** Reads "a=b c=d"; a `policy` that is no parameter picks one of several runs. Throws an Error that says what is allowed. */
export function readGiven(scenario: Scenario, given: string): { values: Values; run: string | null } {
  const values: Record<string, string | number> = {};
  let run: string | null = null;
  for (const pair of given.trim() === '' ? [] : given.trim().split(/\s+/)) {
    const [id = '', value = ''] = pair.split('=');
    const parameter = scenario.parameters.find((one) => one.id === id);
    if (parameter !== undefined) values[id] = valueOf(scenario, parameter, value);
    else if (id === 'policy') run = value;
    else throw new Error(`Figure ${scenario.id} has no parameter "${id}"; it has ${scenario.parameters.map((one) => one.id).join(', ')}.`);
  }
  const whole = valuesOf(scenario, values);
  return { values: whole, run: run === null ? null : runIdOf(scenario, whole, run) };
}

function valueOf(scenario: Scenario, parameter: Parameter, value: string): string | number {
  if (parameter.kind === 'number') {
    const number = Number(value);
    if (value !== '' && number >= parameter.min && number <= parameter.max) return number;
    throw new Error(`Figure ${scenario.id}: ${parameter.id} is a number from ${parameter.min} to ${parameter.max}, not "${value}".`);
  }
  if (parameter.options.some((option) => option.value === value)) return value;
  throw new Error(
    `Figure ${scenario.id}: ${parameter.id} is one of ${parameter.options.map((option) => option.value).join(', ')}, not "${value}".`,
  );
}

function runIdOf(scenario: Scenario, values: Values, value: string): string {
  const runs = scenario.runs(values, 1).map((run) => run.id);
  if (runs.includes(value)) return value;
  throw new Error(`Figure ${scenario.id} runs ${runs.join(', ')}, not "${value}".`);
}

/** Every number of a report under its dotted path. */
function flatten(value: unknown, path: string): Record<string, number> {
  if (typeof value === 'number') return { [path]: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => flatten(inner, path === '' ? name : `${path}.${name}`)),
  ) as Record<string, number>;
}
