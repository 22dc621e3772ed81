import { valuesOf } from './scenario.ts';
import type { Parameter, Scenario, Values } from './scenario.ts';

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
