import { blueprintOf } from '#blueprint/parse.ts';
import { recordRun } from '#blueprint/record.ts';
import { readGiven } from '#scenarios/given.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { kept } from './kept.ts';

/** Numbers in the text are means over this many runs of the figure, seeds 1, 2, 3 …, unless its runs are long and it says otherwise. */
export const MEASURED_SEEDS = 20;

type Numbers = Readonly<Record<string, number>>;
const measured = new Map<string, Numbers>();

/**
 * The mean over the measured runs of a figure at the given parameters ("scene=cooks policy=random"; of a figure
 * with several runs side by side `policy` picks one), of the number at the dotted path `read` in its report or of one of
 * the figure's own numbers. Throws an Error that names figure, what was written and what is allowed.
 */
export function measure(figure: string, given: string, read: string): number {
  const scenario = scenarioOf(figure);
  const key = `${figure} ${given.trim().split(/\s+/).toSorted().join(' ')}`;
  const numbers = measured.get(key) ?? kept(key, () => runSeeds(scenario, given));
  measured.set(key, numbers);
  const value = numbers[read];
  if (value === undefined) throw new Error(`Figure ${figure}: there is no number "${read}"; there are ${Object.keys(numbers).join(', ')}.`);
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
  return Object.fromEntries([...sums].map(([name, sum]) => [name, sum / seeds]));
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
