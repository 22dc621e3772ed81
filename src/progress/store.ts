import { openDoor } from './door.ts';
import { LMS_PREFIX, lmsShelf } from './lms-shelf.ts';
import { ReaderStore } from './reader-store.ts';

/** All sites of one owner share one storage, so the keys carry the course and the path it is served under. */
const PREFIX = import.meta.env.LMS ? LMS_PREFIX : `pip-the-penguin:${import.meta.env.BASE_URL}:`;
const shelf = (): Storage | undefined => (import.meta.env.LMS ? lmsShelf() : window.localStorage);

/** A figure in somebody else's page keeps nothing: nobody there asked for it. */
const keepsNothing = (): boolean => typeof window === 'undefined' || document.documentElement.dataset['embed'] !== undefined;

/** The page's one store: `store.answers.get(id)`, `store.answers.set(id, value)`, `store.onChange(…)`; on the server it is empty. */
export const store = new ReaderStore(
  openDoor(() => (keepsNothing() ? undefined : shelf())),
  PREFIX,
);

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key, storageArea }) => {
    if (storageArea !== window.sessionStorage) store.otherTabWrote(key);
  });
}

/** The shelves by name, for the short way of writing. */
export const { answers, predictions, chapters, cards, draws, plates } = store;
