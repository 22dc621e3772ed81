import type { StopFacts } from '#course/journey.ts';
import { KEEPING } from '#course/keeping.ts';
import { dueIds } from '#progress/due.ts';
import { store } from '#progress/store.ts';
import { changesOf, exportText, MAX_IMPORT_CHARS, readImport } from '#progress/transfer.ts';
import type { Import } from '#progress/transfer.ts';
import { stateOf } from './stop-state.ts';
import type { StopState } from './stop-state.ts';

/** One stop and how far the reader is. */
export interface StopRow {
  readonly id: string;
  readonly facts: StopFacts;
  readonly state: StopState;
}

/** Everything remembered of the reader: seen, taken out, brought in, deleted. Components only show it. */
export class ProgressDeskState {
  readonly stops: Readonly<Record<string, StopFacts>>;
  /** What a chosen file would do; nothing is stored before the reader says so. */
  preview = $state.raw<Import | null>(null);
  /** What happened, or why it did not. */
  message = $state('');
  isComplaint = $state(false);
  private progress = $state.raw(store.progress());
  health = $state.raw(store.health());

  constructor(stops: Readonly<Record<string, StopFacts>>) {
    this.stops = stops;
  }

  follow(): () => void {
    return store.onChange(() => {
      this.progress = store.progress();
      this.health = store.health();
    });
  }

  get rows(): readonly StopRow[] {
    return Object.entries(this.stops).map(([id, facts]) => ({ id, facts, state: stateOf(id, facts.checks, this.progress) }));
  }

  get deck(): { readonly size: number; readonly due: number } {
    const { cards } = this.progress;
    return { size: Object.keys(cards).length, due: dueIds(cards, Date.now()).length };
  }

  /** The text of a file that holds everything. */
  exported(): string {
    return exportText(store.progress(), Date.now());
  }

  async choose(file: File): Promise<void> {
    this.preview = null;
    if (file.size > MAX_IMPORT_CHARS) {
      this.say('This file is too large to be progress of this course.', true);
      return;
    }
    const read = readImport(await file.text());
    if ('complaint' in read) this.say(read.complaint, true);
    else {
      this.preview = read;
      this.say('', false);
    }
  }

  /** How many entries of the chosen file would replace one of this browser. */
  get replaced(): number {
    const own = store.progress();
    return this.preview === null ? 0 : changesOf(this.preview.progress).filter(({ shelf, id }) => Object.hasOwn(own[shelf], id)).length;
  }

  bringIn(): void {
    if (this.preview === null) return;
    store.take(changesOf(this.preview.progress));
    this.preview = null;
    this.say('The progress of the file is in this browser now.', false);
  }

  cancel(): void {
    this.preview = null;
    this.say('Nothing was changed.', false);
  }

  deleteAll(): void {
    store.deleteAll();
    this.say(KEEPING.deleted, false);
  }

  say(message: string, isComplaint: boolean): void {
    this.message = message;
    this.isComplaint = isComplaint;
  }
}
