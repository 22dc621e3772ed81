import type { Blueprint, BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import type { Notable } from '#blueprint/notable.ts';
import type { Recording } from '#blueprint/record.ts';
import type { Report } from '#metrics/report.ts';

/** Fields of a block as they are written, before they are completed. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a reader may choose in a figure, by parameter id: a word or a number. */
export type Values = Readonly<Record<string, string | number>>;

/** Where a changed value goes in a run that is under way: a happening. */
export interface Setting {
  readonly block: string;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly initial: string;
  /** The figure has controls of its own for it. */
  readonly isOwn?: true;
  /** Settings for a run under way; without it a change starts the run afresh. */
  readonly live?: (value: string, values: Values) => readonly Setting[];
}

export interface NumberParameter {
  readonly kind: 'number';
  readonly id: string;
  readonly label: string;
  /** Short, as written behind the number: "/s", "ms", "". */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
  readonly isOwn?: true;
  readonly live?: (value: number, values: Values) => readonly Setting[];
}

export type Parameter = ChoiceParameter | NumberParameter;

/** One run of a figure. A figure of several shows them side by side on the same traffic. */
export interface ScenarioRun {
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly blueprint: BlueprintInput;
}

/** What a goal is judged by: the run so far. */
export interface GoalView {
  readonly values: Values;
  readonly blueprint: Blueprint;
  readonly report: Report;
  /** What has happened up to now. */
  readonly notable: readonly Notable[];
  readonly nowMs: number;
  readonly endMs: number;
}

export interface Goal {
  readonly id: string;
  readonly text: string;
  readonly isMet: (view: GoalView) => boolean;
}

/** A statement of theory beside a run: only where a formula holds. */
export interface TheoryLine {
  readonly label: string;
  /** Expected mean time of a visit, `null` when it grows without end. */
  readonly meanMs: number | null;
  readonly note: string;
}

/** Where a number comes from: said by a named source, computed from such, or of our scale model. */
export interface Origin {
  readonly kind: 'published' | 'derived' | 'toy';
  readonly text: string;
  /** Id of the source of what is published. */
  readonly source?: string;
}

/** One figure: parameters → runs, what to watch, what is left out. Pure data and functions, no picture. */
export interface Scenario {
  readonly id: string;
  /** "1.1": chapter and number. */
  readonly plate: string;
  readonly title: string;
  readonly task: string;
  readonly picture:
    | 'colony'
    | 'mornings'
    | 'belief'
    | 'ring'
    | 'sketch'
    | 'colonies'
    | 'nines'
    | 'letters'
    | 'crate'
    | 'by-hand'
    | 'stampede'
    | 'writes'
    | 'gate'
    | 'bucket'
    | 'readers'
    | 'storm'
    | 'shops'
    | 'offload'
    | 'freshness'
    | 'delivery'
    | 'stop'
    | 'fleet'
    | 'city'
    | 'rows'
    | 'evening';
  /** The years that a figure of the case study speaks of, and where its numbers come from. */
  readonly era?: string;
  readonly origins?: readonly Origin[];
  /** What its runs are made of: a page fetches no other block. */
  readonly kinds: Kinds;
  readonly parameters: readonly Parameter[];
  /** Initial values of other parameters that go with the value of the parameter `scene`. */
  readonly scenes: Readonly<Record<string, Values>>;
  readonly runs: (values: Values, seed: number) => readonly ScenarioRun[];
  /** Display names of blocks. */
  readonly names: (values: Values) => Readonly<Record<string, string>>;
  /** Numbers of this figure that are not in the report, from a whole run. */
  readonly extras: (values: Values, recording: Recording, blueprint: Blueprint) => Readonly<Record<string, number>>;
  readonly theory: (values: Values) => TheoryLine | null;
  readonly goals: readonly Goal[];
  readonly leavesOut: string;
  /** The instant of the first frame: a moment that teaches without being played. */
  readonly opensAtMs: number;
  /** How many runs a number in the text is the mean of, where a single run is long enough to say much by itself. */
  readonly measuredSeeds?: number;
  /** Speed at which the plate starts: virtual seconds per second. */
  readonly initialSpeed: number;
}

/** The values a figure starts with, then those of the scene, then what was given. */
export function valuesOf(scenario: Scenario, given: Values = {}): Values {
  const initial = Object.fromEntries(scenario.parameters.map((parameter) => [parameter.id, parameter.initial]));
  const scene = given['scene'] ?? initial['scene'];
  const ofScene = typeof scene === 'string' && Object.hasOwn(scenario.scenes, scene) ? scenario.scenes[scene]! : {};
  return { ...initial, ...ofScene, ...given };
}

/** The value of a number parameter. */
export function numberOf(values: Values, id: string): number {
  return Number(values[id]);
}

/** The value of a choice parameter. */
export function choiceOf(values: Values, id: string): string {
  return String(values[id]);
}
