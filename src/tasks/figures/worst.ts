import process from 'node:process';
import { SCENARIOS } from '#scenarios/registry.ts';
import type { Parameter, Scenario, Values } from '#scenarios/scenario.ts';
import { playbacksOf, sharedEndMs } from '#tasks/playbacks.ts';

/** A figure with the settings that cost most, of those a reader can choose. */
export interface Worst {
  readonly figure: string;
  readonly values: Values;
  /** Processor time of one virtual second, all runs side by side, in ms. */
  readonly msPerSec: number;
}

/** Virtual time that settings are compared by. */
const UNTIL_MS = 10_000;
/** A busy machine makes a run dearer, never cheaper: the least of so many counts. */
const TIMES = 3;
/** More settings than this of one figure are not tried: of every further choice only the first and the last option. */
const MOST = 64;

const endsOf = (parameter: Parameter): readonly (string | number)[] => {
  if (parameter.kind === 'number') return parameter.min === parameter.max ? [parameter.max] : [parameter.max, parameter.min];
  return parameter.options.map((option) => option.value);
};

/** Every choice and both ends of every slider together, as far as they are not too many. */
function cornersOf(scenario: Scenario): Values[] {
  let corners: Values[] = [{}];
  for (const parameter of scenario.parameters) {
    const ends = endsOf(parameter);
    const tried = corners.length * ends.length > MOST ? [ends[0]!, ends.at(-1)!] : ends;
    const isTooMany = corners.length * tried.length > MOST;
    corners = corners.flatMap((corner) => (isTooMany ? tried.slice(0, 1) : tried).map((value) => ({ ...corner, [parameter.id]: value })));
  }
  return corners;
}

function costOf(scenario: Scenario, given: Values): number {
  const playbacks = playbacksOf(scenario, given);
  const untilMs = sharedEndMs(playbacks, UNTIL_MS);
  const costs = Array.from({ length: TIMES }, () => {
    for (const playback of playbacks) playback.seek(0);
    const start = process.cpuUsage();
    for (const playback of playbacks) playback.advanceTo(untilMs);
    return process.cpuUsage(start).user / 1000 / (untilMs / 1000);
  });
  return Math.min(...costs);
}

/** The settings of each figure that cost most, the dearest figure first. */
export function worstSettings(): Worst[] {
  const worst = SCENARIOS.map((scenario) => {
    const costs = cornersOf(scenario).map((values) => ({ figure: scenario.id, values, msPerSec: costOf(scenario, values) }));
    return costs.reduce((one, other) => (other.msPerSec > one.msPerSec ? other : one));
  });
  return worst.sort((a, b) => b.msPerSec - a.msPerSec);
}
