import type { Blueprint, Happening } from '#blueprint/blueprint.ts';
import { completeBlueprint } from '#blueprint/complete.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { Playback } from '#blueprint/playback.ts';
import { Recorder } from '#blueprint/record.ts';
import type { Recording } from '#blueprint/record.ts';

const BUCKET_MS = 500;
/** A page records so many events of one run at most. */
const MAX_RECORDED_EVENTS = 1_000_000;
/** Events of one step of long work: a fraction of a millisecond, a few on a slow machine. */
export const STEP_EVENTS = 512;
/** What a plate says when a run has used up what a page may run. */
export const TOO_LARGE = 'This run is too large to go on here. Fewer visitors or a shorter time will do.';
/** The time a frame has for its run, and the time by which runs go on in turn, in virtual ms. */
const FRAME_MS = 8;
const TURN_MS = 50;

/** What is set in a block, or in several. */
export interface Setting {
  readonly block: string;
  readonly set: Readonly<Record<string, unknown>>;
}

/** The runs of one plate, kept at the same instant; most plates have one. The first is the one that is drawn and spoken of. */
export class SideBySide {
  readonly #kinds: Kinds;
  readonly #playbacks: readonly Playback[];
  readonly #figureHappenings: number;

  constructor(blueprints: readonly Readonly<Record<string, unknown>>[], changes: readonly Happening[], kinds: Kinds) {
    this.#kinds = kinds;
    const complete = blueprints.map((blueprint) => completeBlueprint(blueprint, kinds));
    this.#figureHappenings = complete[0]!.happenings.length;
    const kindOf = (blueprint: Blueprint, id: string): string | undefined => blueprint.blocks[id.split('/')[0]!]?.kind;
    /** A change is judged by the first run; where a block is missing or another kind of block, it does not happen. */
    const fits = (blueprint: Blueprint, { block }: Happening): boolean =>
      [block].flat().every((id) => kindOf(blueprint, id) === kindOf(complete[0]!, id));
    this.#playbacks = complete.map((blueprint) => {
      const possible = changes.filter((one) => fits(blueprint, one));
      return new Playback({ ...blueprint, happenings: [...blueprint.happenings, ...possible] }, kinds);
    });
  }

  get first(): Playback {
    return this.#playbacks[0]!;
  }

  /** Plays on to `ms`, or as far as a frame has time for: what is too dear then plays more slowly. */
  playTo(ms: number): void {
    const stopMs = performance.now() + FRAME_MS;
    for (let atMs = this.first.nowMs; atMs < ms && performance.now() < stopMs;) {
      atMs = Math.min(ms, atMs + TURN_MS);
      for (const playback of this.#playbacks) playback.advanceTo(atMs);
    }
  }

  /** Goes to an instant that may be another before it is reached. */
  *goTo(aimMs: () => number): Generator<number, void> {
    let ms = aimMs();
    for (let i = 0; i < this.#playbacks.length;) {
      if (this.#playbacks[i]!.seek(ms, STEP_EVENTS)) i++;
      else yield this.#playbacks[i]!.nowMs / ms;
      if (ms === aimMs()) continue;
      ms = aimMs();
      i = 0;
    }
  }

  /** One event of the first run; the others follow to its time. */
  stepForward(): void {
    this.first.step();
    for (const playback of this.#playbacks.slice(1)) playback.advanceTo(this.first.nowMs);
  }

  stepBack(): void {
    this.first.stepBack();
    for (const playback of this.#playbacks.slice(1)) playback.seek(this.first.nowMs);
  }

  change(settings: readonly Setting[]): void {
    for (const { block, set } of settings) for (const playback of this.#playbacks) playback.change(block, set);
  }

  /** Changes that are not the figure's own. */
  ownChanges(): readonly Happening[] {
    return this.first.blueprint.happenings.slice(this.#figureHappenings);
  }

  /** The whole of each run, as the charts draw it. */
  *record(): Generator<number, Recording[]> {
    const recordings: Recording[] = [];
    for (const { blueprint } of this.#playbacks) {
      const recorder = new Recorder(blueprint, this.#kinds, { bucketMs: BUCKET_MS, maxEvents: MAX_RECORDED_EVENTS });
      while (!recorder.advance(STEP_EVENTS)) yield (recordings.length + recorder.doneShare) / this.#playbacks.length;
      recordings.push(recorder.finish());
    }
    return recordings;
  }

  traceHash(): string {
    return this.#playbacks.map((playback) => playback.traceHash()).join(' ');
  }
}
