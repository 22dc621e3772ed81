import type { Block } from '#blocks/block.ts';
import type { Report } from '#metrics/report.ts';
import { RunMetrics } from '#metrics/run-metrics.ts';
import { TraceHash } from '#metrics/trace-hash.ts';
import { WiredRun } from './assemble.ts';
import type { Blueprint, Happening } from './blueprint.ts';
import type { Frame } from './frame.ts';
import type { Kinds } from './kind.ts';
import { holdsTooMuch, runWithin } from './run-within.ts';
import { setDotted } from './set-dotted.ts';

/** Events a figure may run: a seek runs them again. */
export const MAX_PLAYBACK_EVENTS = 1_000_000;

export interface PlaybackOptions {
  readonly maxEvents?: number;
}

/**
 * A run that is watched: it stops anywhere, steps, goes back (by running again) and takes changes.
 * Its state is a function of (blueprint, time): a change becomes a happening of the blueprint, so that the live run and
 * its replay have the same trace, however either is sliced.
 */
export class Playback {
  /** With every change made so far. */
  blueprint: Blueprint;
  readonly endMs: number;
  private readonly kinds: Kinds;
  private readonly options: PlaybackOptions;
  private run!: WiredRun;
  private metrics!: RunMetrics;
  private trace!: TraceHash;
  private overBudget = false;

  constructor(blueprint: Blueprint, kinds: Kinds, options: PlaybackOptions = {}) {
    this.blueprint = blueprint;
    this.kinds = kinds;
    this.options = options;
    this.endMs = blueprint.durationMs;
    this.rewind();
  }

  get nowMs(): number {
    return this.run.simulation.nowUs / 1000;
  }

  /** The run has used up its events or its memory and goes no further. */
  get isOverBudget(): boolean {
    return this.overBudget;
  }

  /** Events run since the start. */
  get events(): number {
    return this.run.simulation.eventCount;
  }

  /**
   * Runs everything due up to `ms`. With `maxEvents` it may stop earlier: `nowMs` says where. Returns false while there is more
   * to run, true when it has arrived or goes no further.
   */
  advanceTo(ms: number, maxEvents = Infinity): boolean {
    const untilUs = Math.round(Math.min(ms, this.endMs) * 1000);
    if (untilUs <= this.run.simulation.nowUs || this.overBudget) return true;
    const left = (this.options.maxEvents ?? MAX_PLAYBACK_EVENTS) - this.events;
    const arrived = runWithin(this.run, untilUs, Math.min(left, maxEvents));
    this.overBudget = !arrived && (left <= maxEvents || holdsTooMuch(this.run));
    return arrived || this.overBudget;
  }

  /** Goes on to the next instant at which something happens; false when the end comes first. */
  step(): boolean {
    const before = this.trace.count;
    while (this.trace.count === before && !this.overBudget) {
      const nextMs = this.run.simulation.nextDueUs() / 1000;
      if (nextMs > this.endMs) {
        this.advanceTo(this.endMs);
        return false;
      }
      if (nextMs <= this.nowMs) this.run.simulation.runUntil(this.run.simulation.nowUs, Infinity);
      else this.advanceTo(nextMs);
    }
    return this.trace.count > before;
  }

  /** Goes back to the last instant before now at which something happened; to the start when there is none. */
  stepBack(): void {
    const beforeMs = this.nowMs - 0.001;
    this.seek(Math.max(0, beforeMs));
    this.seek(this.trace.lastUs / 1000);
  }

  /** Goes to `ms`: forward by running on, backward by running again from the start. Otherwise as {@link Playback.advanceTo}. */
  seek(ms: number, maxEvents = Infinity): boolean {
    if (ms < this.nowMs) this.rewind();
    return this.advanceTo(ms, maxEvents);
  }

  /**
   * Changes settings of a block from now on. The change is a happening 1 µs from now, so that it comes after everything
   * that has happened at this instant, in the replay as well. Throws an Error when there is no such block or field. What value
   * a field takes is the parser's to judge: callers pass what their own controls allow.
   */
  change(block: string, set: Readonly<Record<string, unknown>>): void {
    const options = Object.hasOwn(this.blueprint.blocks, block) ? this.blueprint.blocks[block] : undefined;
    if (options === undefined) throw new Error(`There is no block "${block}" to change.`);
    for (const dotted of Object.keys(set)) {
      if (!Object.hasOwn(options, dotted.split('.')[0]!)) throw new Error(`A ${options.kind} has no "${dotted}" to change.`);
      setDotted(options, dotted, null);
    }
    this.happen((atMs) => ({ atMs, block, set: { ...set } }));
  }

  /** Does something to a block or a part of one from now on (1 µs from now, as {@link Playback.change}): switches a part off, purges, crashes. */
  happen(happeningAt: (atMs: number) => Happening): void {
    const atUs = this.run.simulation.nowUs + 1;
    const happening = happeningAt(atUs / 1000);
    this.blueprint = { ...this.blueprint, happenings: [...this.blueprint.happenings, happening] };
    this.run.addHappening(happening);
    if (this.nowMs < this.endMs) this.advanceTo(atUs / 1000);
  }

  frame(): Frame {
    return this.run.frame();
  }

  /** The wired block of this id, for figures that draw more than the frame (a hash ring). */
  block(id: string): Block {
    return this.run.block(id);
  }

  /** Of the run so far. */
  report(): Report {
    const report = this.metrics.report(this.run.simulation.nowUs);
    return { ...report, traceHash: this.trace.digest() };
  }

  /** Hash of every fact so far. */
  traceHash(): string {
    return this.trace.digest();
  }

  private rewind(): void {
    const { blueprint, kinds } = this;
    this.trace = new TraceHash();
    this.overBudget = false;
    this.run = new WiredRun(blueprint, kinds, (subjects) => {
      this.metrics = new RunMetrics(subjects, Math.round(blueprint.warmupMs * 1000));
      return [this.metrics, this.trace];
    });
  }
}
