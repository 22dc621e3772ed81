import type { KeepEnd, Standing } from '#offline/messages.ts';
import { ask, askToKeep, registration, workerOf } from './worker-talk.ts';
import type { NoWorker } from './worker-talk.ts';

/** What the browser lets us store, when it says so. */
interface Room {
  readonly freeBytes: number | null;
  /** false: it may throw things away when space is short */
  readonly isLasting: boolean;
}

/** What keeps the course: none yet known, none to be had and why, or a worker. */
export class OfflineDeskState {
  absence = $state<NoWorker | null>(null);
  standing = $state.raw<Standing | null>(null);
  /** how much of the course is stored while it is being stored; null: it is not */
  doneBytes = $state<number | null>(null);
  end = $state<KeepEnd | 'removed' | null>(null);
  room = $state.raw<Room>({ freeBytes: null, isLasting: false });
  #worker: ServiceWorker | null = null;

  async look(): Promise<void> {
    const own = await registration();
    if (typeof own === 'string') {
      this.absence = own;
      return;
    }
    this.#worker = await workerOf(own);
    if (this.#worker === null) {
      this.absence = 'refused';
      return;
    }
    this.standing = await ask<Standing>(this.#worker, { ask: 'standing' });
    this.room = await roomHere();
  }

  get isWhole(): boolean {
    return this.standing !== null && this.standing.keptFiles === this.standing.files;
  }

  /** Bytes that are still to be stored and for which the browser says it has no room; 0: there is room, or it does not say. */
  get missingBytes(): number {
    if (this.standing === null || this.room.freeBytes === null) return 0;
    return Math.max(0, this.standing.bytes - this.standing.keptBytes - this.room.freeBytes);
  }

  async keep(): Promise<void> {
    if (this.#worker === null) return;
    this.end = null;
    this.doneBytes = 0;
    await askToLast();
    const end = await askToKeep(this.#worker, (_, doneBytes) => {
      this.doneBytes = doneBytes;
    });
    this.standing = await ask<Standing>(this.#worker, { ask: 'standing' });
    this.room = await roomHere();
    this.doneBytes = null;
    this.end = end;
  }

  async remove(): Promise<void> {
    if (this.#worker === null) return;
    this.standing = await ask<Standing>(this.#worker, { ask: 'remove' });
    this.end = 'removed';
  }
}

/** Storage that is not lasting is good enough, so a refusal changes nothing. */
async function askToLast(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // The browser has no such promise to give.
  }
}

async function roomHere(): Promise<Room> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    const freeBytes = quota === undefined || usage === undefined ? null : quota - usage;
    return { freeBytes, isLasting: await navigator.storage.persisted() };
  } catch {
    return { freeBytes: null, isLasting: false };
  }
}
