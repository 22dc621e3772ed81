import { openDoor } from '#progress/door.ts';
import { LMS_PREFIX } from '#progress/lms-shelf.ts';
import { ReaderStore } from '#progress/reader-store.ts';
import { changesOf } from '#progress/transfer.ts';
import type { Bank } from './bank.ts';
import { NO_RESULT, neverLess, resultOf } from './result.ts';
import type { Link } from './link.ts';
import { LmsSession } from './session.ts';
import type { Trouble } from './session.ts';
import { Shelf } from './shelf.ts';
import { readState, writeState } from './state-code.ts';

/** Answers given within this time are told together. */
export const SEND_AFTER_MS = 2000;

/** What a package knows of its course. */
export interface Course {
  readonly bank: Bank;
  /** every page that can be opened again, from the folder of the course; the first is where a new learner begins */
  readonly pages: readonly string[];
}

/** The world a run lives in. */
export interface Surroundings {
  readonly nowMs: () => number;
  /** Calls back after a time; gives a function that stops it. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onTrouble: (trouble: Trouble) => void;
}

/**
 * The course in a learning platform for one launch: what pages remember lies on its shelf, and what counts of it is told to the LMS,
 * two seconds after the last answer or turn of page. How far somebody reads goes with the next of these, or when they leave.
 */
export class CourseRun {
  readonly shelf = new Shelf((key) => {
    this.#changed(key);
  });
  readonly #store = new ReaderStore(
    openDoor(() => this.shelf),
    LMS_PREFIX,
  );
  readonly #course: Course;
  readonly #session: LmsSession;
  readonly #world: Surroundings;
  readonly #startMs: number;
  #before = NO_RESULT;
  #page = '';
  #isRestoring = false;
  #stopWaiting: (() => void) | null = null;

  constructor(course: Course, link: Link | null, world: Surroundings) {
    this.#course = course;
    this.#session = new LmsSession(link);
    this.#world = world;
    this.#startMs = world.nowMs();
  }

  /** Takes up what is on record and gives the page to open. */
  start(): string {
    const record = this.#session.open();
    this.#world.onTrouble(this.#session.trouble);
    const [first = ''] = this.#course.pages;
    if (record === null) return first;
    this.#before = record.result;
    this.#isRestoring = true;
    this.#store.take(changesOf(readState(this.#course.bank, record.state, this.#world.nowMs())));
    this.#isRestoring = false;
    return this.#course.pages.includes(record.page) ? record.page : first;
  }

  /** The learner has opened a page. Those that are none of the course, or not worth returning to, are not told. */
  opened(page: string): void {
    if (!this.#course.pages.includes(page) || page === this.#page) return;
    this.#page = page;
    this.#sendLater();
  }

  /** Tells at once what is not told yet: the page may be closed any moment. */
  flush(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    const { bank } = this.#course;
    const progress = this.#store.progress();
    const result = neverLess(this.#before, resultOf(bank, progress.answers));
    this.#before = result;
    const sessionMs = this.#world.nowMs() - this.#startMs;
    this.#session.send({ result, page: this.#page, state: writeState(bank, progress), sessionMs });
    this.#world.onTrouble(this.#session.trouble);
  }

  leave(): void {
    this.flush();
    this.#session.close();
    this.#world.onTrouble(this.#session.trouble);
  }

  #changed(key: string): void {
    if (this.#isRestoring) return;
    this.#store.otherTabWrote(key);
    if (key.startsWith(`${LMS_PREFIX}answers/`)) this.#sendLater();
  }

  #sendLater(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.#world.later(() => {
      this.flush();
    }, SEND_AFTER_MS);
  }
}
