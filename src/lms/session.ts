import { recordOf, settingsFor } from './data-model.ts';
import type { Record, Report } from './data-model.ts';
import type { Link } from './link.ts';

/** Why a learning platform does not get the result; null: it does. */
export type Trouble = 'no-lms' | 'not-started' | 'looking-back' | 'refused' | 'left' | null;

/** One launch in a learning platform, from its first call to its last. The course is usable whatever happens here. */
export class LmsSession {
  readonly #link: Link | null;
  readonly #sent = new Map<string, string>();
  #isOpen = false;
  #isCommitted = true;
  #trouble: Trouble;

  constructor(link: Link | null) {
    this.#link = link;
    this.#trouble = link === null ? 'no-lms' : null;
  }

  get trouble(): Trouble {
    return this.#trouble;
  }

  /** Opens the session and gives what is on record; null: there is none, or it cannot be opened. */
  open(): Record | null {
    if (this.#link === null) return null;
    if (!this.#link.initialise()) {
      this.#trouble = 'not-started';
      return null;
    }
    const record = recordOf(this.#link);
    this.#isOpen = true;
    if (record.isLookingBack) this.#trouble = 'looking-back';
    return record;
  }

  /** Tells what is new and has it kept; what was refused is tried again the next time. The clock alone is no news. */
  send(report: Report): void {
    const link = this.#link;
    if (link === null || !this.#isOpen || this.#trouble === 'looking-back') return;
    const news = settingsFor(link.version, report).filter(({ element, value }) => this.#sent.get(element) !== value);
    if (this.#isCommitted && news.every(({ element }) => element.endsWith('session_time'))) return;
    let isTaken = true;
    for (const { element, value, isNeeded } of news) {
      if (link.set(element, value)) this.#sent.set(element, value);
      else if (isNeeded) isTaken = false;
    }
    const isCommitted = link.commit();
    this.#isCommitted = isTaken && isCommitted;
    this.#trouble = this.#isCommitted ? null : 'refused';
  }

  /** Ends the session; nothing can be told after it. */
  close(): void {
    if (!this.#isOpen) return;
    this.#link?.terminate();
    this.#isOpen = false;
    this.#trouble = 'left';
  }
}
