import { allOf } from '#blueprint/all-of.ts';
import type { Happening } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import type { Scenario, ScenarioRun, Values } from '#scenarios/scenario.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { SideBySide } from './side-by-side.ts';
import { inSlices } from './slices.ts';

const FIRST_SEED = 7;

/** Settings of a plate with their runs, recorded and at the instant to be shown. */
export interface ReadyRun {
  readonly values: Values;
  readonly seed: number;
  readonly runs: readonly ScenarioRun[];
  readonly together: SideBySide;
  readonly recordings: readonly Recording[];
}

/** Makes the runs of a plate ready, in steps. The instant may be another before they are. */
export function* readyRun(
  scenario: Scenario,
  values: Values,
  seed: number,
  changes: readonly Happening[],
  aimMs: () => number,
): Generator<number, ReadyRun> {
  const runs = scenario.runs(values, seed);
  const blueprints = runs.map((run) => run.blueprint);
  const together = new SideBySide(blueprints, changes, scenario.kinds);
  const recordings = yield* together.record();
  yield* together.goTo(aimMs);
  return { values, seed, runs, together, recordings };
}

/** First runs of plates that are about to come to life. */
const firstRuns = new Map<Scenario, ReadyRun>();

function firstRun(scenario: Scenario): Generator<number, ReadyRun> {
  return readyRun(scenario, valuesOf(scenario), FIRST_SEED, [], () => scenario.opensAtMs);
}

/** Makes the first run of a plate ready before the plate is made: what is in the page as built shows the whole of it. */
export async function prepare(scenario: Scenario): Promise<void> {
  firstRuns.set(scenario, await inSlices(firstRun(scenario)));
}

/** What a plate shows when nobody has touched it; unless it was made ready it is computed here and now. */
export function takeFirstRun(scenario: Scenario): ReadyRun {
  const ready = firstRuns.get(scenario) ?? allOf(firstRun(scenario));
  firstRuns.delete(scenario);
  return ready;
}
