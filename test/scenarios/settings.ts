import type { Parameter, Scenario, Values } from '#scenarios/scenario.ts';
import { valuesOf } from '#scenarios/scenario.ts';

/** What a reader can set a parameter to: every choice, both ends of a slider. */
export function endsOf(parameter: Parameter): readonly (string | number)[] {
  return parameter.kind === 'choice' ? parameter.options.map((option) => option.value) : [parameter.min, parameter.max];
}

/** The settings a figure starts with, and each of its parameters at each end, in every scene. */
export function settingsOf(scenario: Scenario): readonly Values[] {
  const scenes = scenario.parameters.find((parameter) => parameter.id === 'scene');
  const starts = scenes === undefined ? [{}] : endsOf(scenes).map((scene) => ({ scene }));
  const ends = scenario.parameters.flatMap((parameter) => endsOf(parameter).map((value) => ({ [parameter.id]: value })));
  return starts.flatMap((start) => [start, ...ends.map((end) => ({ ...start, ...end }))]).map((given) => valuesOf(scenario, given));
}
