import type { ServerFrame } from '#blocks/frames.ts';
import type { Blueprint, Happening } from '#blueprint/blueprint.ts';
import type { Frame } from '#blueprint/frame.ts';
import type { Journey } from '#blueprint/journey.ts';
import type { Playback } from '#blueprint/playback.ts';
import type { Recording } from '#blueprint/record.ts';
import { describeState } from '#describe/state.ts';
import type { Restored } from '#scenarios/restore.ts';
import { readSeed } from '#scenarios/seed.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import type { Parameter, Scenario, ScenarioRun, Values } from '#scenarios/scenario.ts';
import { newlyMet } from './goals-met.ts';
import { loop } from './loop.ts';
import { SideBySide } from './side-by-side.ts';

/** Texts and charts change at most so often, in ms of real time. */
const REFRESH_MS = 100;
/** A spoken sentence at most so often. */
const SPEAK_MS = 1000;
export const SPEEDS = [0.05, 0.25, 1, 4, 16] as const;
const FIRST_SEED = 7;

/** What a reader's guess was, from the gate above the plate. */
export interface Guess {
  readonly value: number;
  readonly unit: string;
}

/** The state of one plate: which run, where in it, what the reader looks at. Components only show it. */
export class PlayerState {
  readonly scenario: Scenario;
  values = $state.raw<Values>({});
  /** The values this run began with; what was set since then is among its changes. */
  startValues: Values = {};
  seed = $state(FIRST_SEED);
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
  guess = $state.raw<Guess | null>(null);
  goalsMet = $state.raw<ReadonlySet<string>>(new Set());
  /** Hash of the trace up to now; only while paused. */
  traceHash = $state('');
  /** The frame to draw now, outside reactive state: it changes with every animation frame. */
  drawn!: { frame: Frame };
  private readonly painters = new Set<() => void>();
  private together!: SideBySide;
  /** Nothing has been played or changed since the last start: a new setting starts the run afresh. */
  private isFresh = true;
  private sinceRefreshMs = 0;
  private sinceSpokenMs = SPEAK_MS;
  private readonly playing = (stepMs: number): boolean => this.play1(stepMs);

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.speed = scenario.initialSpeed;
    this.values = valuesOf(scenario);
    this.build([], scenario.opensAtMs);
    this.isTouched = false;
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

  /** Visitors a second over all clients, as set now. */
  get ratePerSec(): number {
    return Object.values(this.frame.blocks).reduce((sum, block) => sum + (block.kind === 'client' ? block.ratePerSec : 0), 0);
  }

  isUp(id: string): boolean {
    return (this.frame.blocks[id] as ServerFrame).up;
  }

  play(): void {
    if (this.nowMs >= this.endMs) this.seek(0);
    this.isPlaying = true;
    this.isFresh = false;
    this.traceHash = '';
    this.sinceSpokenMs = SPEAK_MS;
    loop.start(this.playing, () => this.rest());
  }

  pause(): void {
    loop.stop(this.playing);
    this.rest();
  }

  /** Runs once from the beginning, as after a guess. */
  playFromStart(): void {
    this.seek(0);
    this.play();
  }

  stepForward(): void {
    this.pause();
    this.isFresh = false;
    this.together.stepForward();
    this.refresh();
  }

  stepBack(): void {
    this.pause();
    this.together.stepBack();
    this.refresh();
  }

  seek(ms: number): void {
    this.together.seek(Math.min(this.endMs, Math.max(0, ms)));
    this.isTouched = true;
    this.refresh();
  }

  /** Back to the start of the plate: same settings, no changes on the way. */
  reset(): void {
    this.pause();
    this.journey = null;
    this.build([], this.scenario.opensAtMs);
  }

  setSeed(text: string): void {
    const notices: string[] = [];
    this.seed = readSeed(text, notices);
    this.rebuild(notices);
  }

  newSeed(): void {
    // A reader asks for another morning; which one is no secret, so counting up will do.
    this.setSeed(String(this.seed + 1));
  }

  /** A fresh run takes a new setting from its start; a run under way from this instant on, as a happening. */
  setValue(parameter: Parameter, value: string | number): void {
    const isScene = parameter.id === 'scene';
    this.values = isScene
      ? valuesOf(this.scenario, { ...this.values, ...this.scenario.scenes[String(value)], scene: value })
      : { ...this.values, [parameter.id]: value };
    const live = parameter.live as
      ((value: string | number, values: Values) => readonly { block: string; set: Readonly<Record<string, unknown>> }[]) | undefined;
    if (this.isFresh || live === undefined || this.nowMs >= this.endMs) this.rebuild([]);
    else this.change(live(value, this.values));
  }

  /** Breaks or revives a floe from now on. */
  toggle(id: string): void {
    if (this.nowMs >= this.endMs) this.seek(0);
    this.isFresh = false;
    this.change([{ block: id, set: { up: !this.isUp(id) } }]);
  }

  /** Shows the journey of one request. What reconstructs it is fetched when somebody asks. */
  async follow(request: number | null): Promise<void> {
    const { journeyOf } = await import('#blueprint/journey.ts');
    this.journey = request === null ? null : journeyOf(this.blueprint, this.scenario.kinds, request);
  }

  setGuess(guess: Guess): void {
    this.guess = guess;
  }

  /** Now, to the microsecond. */
  get exactMs(): number {
    return this.first.nowMs;
  }

  /** Starts afresh from what a link said; `atMs` null: where the figure opens. */
  restore({ values, now = values, seed, changes }: Restored, atMs: number | null, notices: readonly string[]): void {
    this.pause();
    this.values = now;
    this.seed = seed;
    this.build(changes, atMs ?? this.scenario.opensAtMs, values);
    this.notices = notices;
  }

  /** Changes that are not the figure's own. */
  ownChanges(): readonly Happening[] {
    return this.together.ownChanges();
  }

  /** Calls `painter` for every drawn frame; returns how to stop. */
  onDraw(painter: () => void): () => void {
    this.painters.add(painter);
    painter();
    return () => this.painters.delete(painter);
  }

  private paint(frame: Frame): void {
    this.drawn = { frame };
    for (const painter of this.painters) painter();
  }

  private get first(): Playback {
    return this.together.first;
  }

  private change(settings: readonly { readonly block: string; readonly set: Readonly<Record<string, unknown>> }[]): void {
    this.together.change(settings);
    this.record();
    this.refresh();
  }

  private rebuild(notices: readonly string[]): void {
    const wasPlaying = this.isPlaying;
    const at = this.nowMs >= this.endMs ? this.scenario.opensAtMs : this.nowMs;
    this.pause();
    this.build([], this.isFresh ? at : wasPlaying ? 0 : at);
    this.notices = notices;
    if (wasPlaying) this.play();
  }

  private build(changes: readonly Happening[], atMs: number, startValues = this.values): void {
    this.startValues = startValues;
    this.runs = this.scenario.runs(startValues, this.seed);
    this.together = new SideBySide(
      this.runs.map((run) => run.blueprint),
      changes,
      this.scenario.kinds,
    );
    this.isFresh = changes.length === 0;
    this.notices = [];
    this.record();
    this.seek(atMs);
  }

  private record(): void {
    this.recordings = this.together.record();
    this.blueprint = this.first.blueprint;
  }

  private play1(stepMs: number): boolean {
    this.together.advanceTo(this.first.nowMs + stepMs * this.speed);
    this.sinceRefreshMs += stepMs;
    this.sinceSpokenMs += stepMs;
    this.paint(this.first.frame());
    const isOver = this.first.nowMs >= this.endMs || this.first.isOverBudget;
    if (this.sinceRefreshMs >= REFRESH_MS || isOver) this.refresh();
    return !isOver;
  }

  private rest(): void {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.refresh();
  }

  /** Brings texts, charts and goals up to the run. */
  private refresh(): void {
    this.sinceRefreshMs = 0;
    this.nowMs = this.first.nowMs;
    this.frame = this.first.frame();
    this.paint(this.frame);
    if (this.first.isOverBudget)
      this.notices = [
        'This run is too large to go on here: it has used up the events a page may run. Fewer visitors or a shorter time will do.',
      ];
    if (!this.isPlaying) this.traceHash = this.together.traceHash();
    if (this.sinceSpokenMs >= SPEAK_MS || !this.isPlaying) {
      this.sinceSpokenMs = 0;
      this.sentence = describeState(this.frame, this.names, this.scenario.kinds.inWords);
    }
    this.checkGoals();
  }

  private checkGoals(): void {
    if (this.isFresh) return;
    const { scenario, values, blueprint, nowMs, endMs, recording } = this;
    const met = newlyMet(scenario.goals, this.goalsMet, () => {
      const notable = recording.notable.filter((event) => event.atMs <= nowMs);
      return { values, blueprint, report: this.first.report(), notable, nowMs, endMs };
    });
    if (met.length > 0) this.goalsMet = new Set([...this.goalsMet, ...met]);
  }
}
