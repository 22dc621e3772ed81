import type { Blueprint, Happening } from '#blueprint/blueprint.ts';
import type { Frame } from '#blueprint/frame.ts';
import type { Journey } from '#blueprint/journey.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeState } from '#describe/state.ts';
import type { Restored } from '#scenarios/restore.ts';
import { readSeed } from '#scenarios/seed.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import type { GoalView, Parameter, Scenario, ScenarioRun, Values } from '#scenarios/scenario.ts';
import { Drawing } from './drawing.ts';
import { withMet } from './goals-met.ts';
import { loop } from './loop.ts';
import { readyRun, takeFirstRun } from './ready-run.ts';
import type { ReadyRun } from './ready-run.ts';
import { STEP_EVENTS, TOO_LARGE } from './side-by-side.ts';
import type { Setting, SideBySide } from './side-by-side.ts';
import { inSlices, Slices } from './slices.ts';
import type { Steps } from './slices.ts';
import { isUp } from './stage-view.ts';

/** Texts and charts change at most so often, in ms of real time. */
const REFRESH_MS = 100;
/** A spoken sentence at most so often. */
const SPEAK_MS = 1000;

/** The state of one plate: which run, where in it, what the reader looks at. Components only show it. */
export class PlayerState {
  readonly scenario: Scenario;
  /** What the reader has set; `values` follow, with all else, when the run is ready. */
  wanted = $state.raw<Values>({});
  wantedSeed = $state(0);
  values = $state.raw<Values>({});
  /** The values this run began with; what was set since then is among its changes. */
  startValues: Values = {};
  seed = $state(0);
  /** How much of what is computed is done, 0–1, when that takes long; else `null`. */
  doneShare = $state<number | null>(null);
  speed = $state(1);
  isPlaying = $state(false);
  /** Something was played, moved or set: it shows no longer what was built. */
  isTouched = $state(false);
  /** Follows the run at the pace of texts and charts. */
  nowMs = $state(0);
  frame = $state.raw<Frame>()!;
  runs = $state.raw<readonly ScenarioRun[]>([]);
  recordings = $state.raw<readonly Recording[]>([]);
  blueprint = $state.raw<Blueprint>()!;
  notices = $state.raw<readonly string[]>([]);
  sentence = $state('');
  journey = $state.raw<Journey | null>(null);
  /** What a reader's guess was, from the gate above the plate. */
  guess = $state.raw<{ readonly value: number; readonly unit: string } | null>(null);
  goalsMet = $state.raw<ReadonlySet<string>>(new Set());
  /** Hash of the trace up to now; only while paused. */
  traceHash = $state('');
  readonly drawing = new Drawing();
  #together!: SideBySide;
  /** Where the plate is, or is on its way to, to the microsecond. */
  aimMs = 0;
  readonly #tell = (share: number | null): void => void (this.doneShare = share);
  /** Makes a new run ready, or goes to another instant. */
  readonly #travel = new Slices(this.#tell);
  /** Records the run anew after a change, while it plays on. */
  readonly #records = new Slices(this.#tell);
  #followed: number | null = null;
  /** Nothing has been played or changed since the last start: a new setting starts the run afresh. */
  #isFresh = true;
  #sinceRefreshMs = 0;
  #sinceSpokenMs = SPEAK_MS;
  readonly #playing = (stepMs: number): boolean => this.#play1(stepMs);

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.speed = scenario.initialSpeed;
    this.#show(takeFirstRun(scenario));
    this.wanted = this.values;
    this.wantedSeed = this.seed;
    this.#refresh();
  }

  get endMs(): number {
    return this.blueprint.durationMs;
  }

  get names(): Readonly<Record<string, string>> {
    return this.scenario.names(this.values);
  }

  get serverIds(): readonly string[] {
    return Object.keys(this.blueprint.blocks).filter((id) => this.blueprint.blocks[id]!.kind === 'server');
  }

  /** The whole run of the first (or only) blueprint. */
  get recording(): Recording {
    return this.recordings[0]!;
  }

  /** The last bucket of the run's series that counts now; the first one before the start. */
  get bucket(): number {
    return Math.max(0, Math.ceil(this.nowMs / this.recording.series.bucketMs) - 1);
  }

  play(): void {
    if (this.aimMs >= this.endMs) this.seek(0);
    this.isPlaying = true;
    this.#isFresh = false;
    this.traceHash = '';
    this.#sinceSpokenMs = SPEAK_MS;
    loop.start(this.#playing, () => this.#rest());
  }

  pause(): void {
    loop.stop(this.#playing);
    this.#rest();
  }

  stepForward(): void {
    this.pause();
    this.#travel.whenDone(() => {
      this.#isFresh = false;
      this.#together.stepForward();
      this.#refresh();
    });
  }

  stepBack(): void {
    this.pause();
    this.#travel.whenDone(() => {
      this.#together.stepBack();
      this.#refresh();
    });
  }

  seek(ms: number): void {
    this.aimMs = Math.min(this.endMs, Math.max(0, ms));
    this.traceHash = '';
    if (!this.#travel.isBusy) this.#travel.start(this.#go());
  }

  /** Back to the start of the plate: same settings, no changes on the way. */
  reset(): void {
    this.pause();
    this.journey = null;
    this.#build([], this.scenario.opensAtMs, []);
  }

  setSeed(text: string): void {
    const notices: string[] = [];
    this.wantedSeed = readSeed(text, notices);
    this.#rebuild(notices);
  }

  newSeed(): void {
    // A reader asks for another morning; which one is no secret, so counting up will do.
    this.setSeed(String(this.wantedSeed + 1));
  }

  /** A fresh run takes a new setting from its start; a run under way from this instant on, as a happening. */
  setValue(parameter: Parameter, value: string | number): void {
    const isScene = parameter.id === 'scene';
    this.wanted = isScene
      ? valuesOf(this.scenario, { ...this.wanted, ...this.scenario.scenes[String(value)], scene: value })
      : { ...this.wanted, [parameter.id]: value };
    const live = parameter.live as ((value: string | number, values: Values) => readonly Setting[]) | undefined;
    if (this.#isFresh || live === undefined || this.aimMs >= this.endMs) this.#rebuild([]);
    else this.#change(() => live(value, (this.values = this.wanted)));
  }

  /** Breaks or revives a floe from now on. */
  toggle(id: string): void {
    if (this.aimMs >= this.endMs) this.seek(0);
    this.#isFresh = false;
    this.#change(() => [{ block: id, set: { up: !isUp(this.frame, id) } }]);
  }

  /** Shows the journey of one request. What reconstructs it is fetched when somebody asks. */
  async follow(request: number | null): Promise<void> {
    this.#followed = request;
    const { journeySteps } = await import('#blueprint/journey.ts');
    const journey = request === null ? null : await inSlices(journeySteps(this.blueprint, this.scenario.kinds, request, STEP_EVENTS));
    if (this.#followed === request) this.journey = journey;
  }

  /** Starts afresh from what a link said; `atMs` null: where the figure opens. */
  restore({ values, now = values, seed, changes }: Restored, atMs: number | null, notices: readonly string[]): void {
    this.pause();
    this.wanted = now;
    this.wantedSeed = seed;
    this.#build(changes, atMs ?? this.scenario.opensAtMs, notices, values);
  }

  /** When the plate shows what was last asked for. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#travel.whenDone(resolve));
  }

  /** Changes that are not the figure's own. */
  ownChanges(): readonly Happening[] {
    return this.#together.ownChanges();
  }

  get #first(): SideBySide['first'] {
    return this.#together.first;
  }

  #change(settingsNow: () => readonly Setting[]): void {
    this.#travel.whenDone(() => {
      this.#together.change(settingsNow());
      this.blueprint = this.#first.blueprint;
      this.#records.start(this.#recordAgain());
      this.#refresh();
    });
  }

  #rebuild(notices: readonly string[]): void {
    const wasPlaying = this.isPlaying;
    const at = this.aimMs >= this.endMs ? this.scenario.opensAtMs : this.aimMs;
    this.pause();
    this.#build([], wasPlaying && !this.#isFresh ? 0 : at, notices);
    if (wasPlaying) this.play();
  }

  #build(changes: readonly Happening[], atMs: number, notices: readonly string[], startValues = this.wanted): void {
    this.#isFresh = changes.length === 0;
    this.aimMs = atMs;
    this.#followed = null;
    this.#records.stop();
    this.#travel.start(this.#begin(changes, notices, startValues));
  }

  /** Until the new run is recorded and where it shall be, the plate shows the old one. */
  *#begin(changes: readonly Happening[], notices: readonly string[], startValues: Values): Steps {
    this.#show(yield* readyRun(this.scenario, startValues, this.wantedSeed, changes, () => this.aimMs));
    this.values = this.wanted;
    this.notices = notices;
    this.#arrive();
  }

  #show(ready: ReadyRun): void {
    ({ seed: this.seed, runs: this.runs, together: this.#together, recordings: this.recordings } = ready);
    this.values = this.startValues = ready.values;
    this.blueprint = this.#first.blueprint;
  }

  *#go(): Steps {
    yield* this.#together.goTo(() => this.aimMs);
    this.#arrive();
  }

  #arrive(): void {
    this.isTouched = true;
    this.#refresh();
  }

  *#recordAgain(): Steps {
    this.recordings = yield* this.#together.record();
    this.#refresh();
  }

  #play1(stepMs: number): boolean {
    if (this.#travel.isBusy) return true;
    this.#together.playTo(this.aimMs + stepMs * this.speed);
    this.aimMs = this.#first.nowMs;
    this.#sinceRefreshMs += stepMs;
    this.#sinceSpokenMs += stepMs;
    this.drawing.paint(this.#first.frame());
    const isOver = this.aimMs >= this.endMs || this.#first.isOverBudget;
    if (this.#sinceRefreshMs >= REFRESH_MS || isOver) this.#refresh();
    return !isOver;
  }

  #rest(): void {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    if (!this.#travel.isBusy) this.#refresh();
  }

  /** Brings texts, charts and goals up to the run. */
  #refresh(): void {
    this.#sinceRefreshMs = 0;
    this.nowMs = this.aimMs = this.#first.nowMs;
    this.frame = this.#first.frame();
    this.drawing.paint(this.frame);
    if (this.#first.isOverBudget) this.notices = [TOO_LARGE];
    if (!this.isPlaying) this.traceHash = this.#together.traceHash();
    if (this.#sinceSpokenMs >= SPEAK_MS || !this.isPlaying) {
      this.#sinceSpokenMs = 0;
      this.sentence = describeState(this.frame, this.names, this.scenario.kinds.inWords);
    }
    if (!this.#isFresh) this.goalsMet = withMet(this.scenario.goals, this.goalsMet, () => this.#goalView());
  }

  #goalView(): GoalView {
    const { values, blueprint, nowMs, endMs, recording } = this;
    const notable = recording.notable.filter((event) => event.atMs <= nowMs);
    return { values, blueprint, report: this.#first.report(), notable, nowMs, endMs };
  }
}
