import { completeBlueprint } from '#blueprint/complete.ts';
import { Playback } from '#blueprint/playback.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import type { Scenario, Values } from '#scenarios/scenario.ts';

/** The seed a figure opens with. */
const SEED = 7;

/** The runs of a figure side by side, as its page plays them. */
export function playbacksOf(scenario: Scenario, given: Values = {}): Playback[] {
  const runs = scenario.runs(valuesOf(scenario, given), SEED);
  return runs.map(({ blueprint }) => new Playback(completeBlueprint(blueprint, scenario.kinds), scenario.kinds));
}

/** Up to where all of them run, at most `ms`. */
export function sharedEndMs(playbacks: readonly Playback[], ms: number): number {
  return Math.min(ms, ...playbacks.map(({ blueprint }) => blueprint.durationMs));
}
