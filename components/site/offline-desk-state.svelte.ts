import type { KeepEnd, Standing } from '#offline/messages.ts';
import { ask, askToKeep, registration, workerOf } from './worker-talk.ts';
import type { NoWorker } from './worker-talk.ts';

/** What keeps the course: none yet known, none to be had and why, or a worker. */
export class OfflineDeskState {
  absence = $state<NoWorker | null>(null);
  standing = $state.raw<Standing | null>(null);
  /** how much of the course is stored while it is being stored; null: it is not */
  doneBytes = $state<number | null>(null);
  end = $state<KeepEnd | 'removed' | null>(null);
  /** false: the browser may throw away what it stores when space is short */
  isLasting = $state(false);
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
    this.isLasting = await isLastingHere();
  }

  get isWhole(): boolean {
    return this.standing !== null && this.standing.keptFiles === this.standing.files;
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
    this.isLasting = await isLastingHere();
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

async function isLastingHere(): Promise<boolean> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}
