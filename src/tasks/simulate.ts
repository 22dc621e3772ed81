import { parseArgs } from 'node:util';
import type { Blueprint } from '#blueprint/blueprint.ts';
import { MAX_TEXT_LENGTH } from '#blueprint/fields/limits.ts';
import { parseBlueprintText } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import type { Report } from '#metrics/report.ts';
import { acrossSeeds } from './across-seeds.ts';
import { command, Complaint, textOf } from './complaint.ts';

const USAGE = 'usage: npm run --silent simulate -- FILE [--until MS] [--seeds N] [--max-events N]';
const MAX_EVENTS = 1e9;
const MAX_SEEDS = 10_000;
/** No character takes more than four bytes: what is larger than this need not be read to be refused. */
const MAX_BYTES = 4 * MAX_TEXT_LENGTH;

interface Task {
  readonly file: string;
  readonly untilMs: number;
  /** `null`: one run, reported as it is. */
  readonly seeds: number | null;
  readonly maxEvents: number;
}

function taskOf(args: readonly string[]): Task {
  const { values, positionals } = readArgs(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Complaint(`One FILE is needed, not ${positionals.length}.\n${USAGE}`);
  return {
    file,
    untilMs: numberOf('--until', values.until, Infinity, 1, Infinity),
    seeds: values.seeds === undefined ? null : numberOf('--seeds', values.seeds, 1, 1, MAX_SEEDS, true),
    maxEvents: numberOf('--max-events', values['max-events'], MAX_EVENTS, 1, Number.MAX_SAFE_INTEGER, true),
  };
}

function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { until: text, seeds: text, 'max-events': text }, allowPositionals: true });
  } catch (error) {
    throw new Complaint(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function numberOf(name: string, given: string | undefined, standard: number, min: number, max: number, isWhole = false): number {
  if (given === undefined) return standard;
  const value = given.trim() === '' ? NaN : Number(given);
  if (value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  const most = max === Infinity ? ' up' : ` to ${max.toLocaleString('en')}`;
  throw new Complaint(`${name}: ${JSON.stringify(given)} is not allowed; a ${isWhole ? 'whole ' : ''}number from ${min}${most} is.`);
}

function blueprintIn(file: string): Blueprint {
  const result = parseBlueprintText(textOf(file, MAX_BYTES, 'a blueprint'), 'file');
  if (result.ok) return result.blueprint;
  throw new Complaint([`${file} is not a blueprint:`, ...result.problems.map((problem) => `  ${problem.message}`)].join('\n'));
}

function run(blueprint: Blueprint, { untilMs, maxEvents }: Task): Report {
  const { report, endedEarly, events, endedAtMs } = runBlueprint(blueprint, { untilMs, maxEvents, trace: true });
  if (!endedEarly) return report;
  const reason =
    events >= maxEvents ? `${maxEvents.toLocaleString('en')} events (--max-events)` : 'more requests under way than fit in memory';
  throw new Complaint(`The run with seed ${blueprint.seed} was stopped at ${endedAtMs} ms of simulated time: ${reason}.`);
}

function simulate(args: readonly string[]): unknown {
  const task = taskOf(args);
  const blueprint = blueprintIn(task.file);
  if (task.untilMs < blueprint.warmupMs) {
    throw new Complaint(
      `--until: ${task.untilMs} is not allowed; the warm-up lasts until ${blueprint.warmupMs} ms, and nothing before it is counted.`,
    );
  }
  if (task.seeds === null) return run(blueprint, task);
  const seeds = Array.from({ length: task.seeds }, (_, i) => blueprint.seed + i);
  return acrossSeeds(seeds.map((seed) => run({ ...blueprint, seed }, task)));
}

await command(() => JSON.stringify(simulate(process.argv.slice(2)), null, 2));
