import type { Happening } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import type { Scenario, ScenarioRun, Values } from '#scenarios/scenario.ts';
import { SideBySide } from './side-by-side.ts';

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
