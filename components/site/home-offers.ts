import type { StopFacts } from '#course/journey.ts';
import { dueIds } from '#progress/due.ts';
import { store } from '#progress/store.ts';
import type { StopState } from './stop-state.ts';

/** What home offers a reader who has been here before: the place where they stopped, and what is due for review. */
export function showOffers(stops: Readonly<Record<string, StopFacts>>, states: ReadonlyMap<string, StopState>): void {
  offerToContinue(stops, states);
  offerReview();
}

/** Home says when questions are due. */
function offerReview(): void {
  const note = document.querySelector<HTMLElement>('[data-due]');
  if (note === null) return;
  const due = dueIds(store.progress().cards, Date.now()).length;
  note.hidden = due === 0;
  note
    .querySelector('a')
    ?.replaceChildren(due === 1 ? 'One question is due for review today' : `${due} questions are due for review today`);
}

/** Home's first button leads to where the reader stopped. */
function offerToContinue(stops: Readonly<Record<string, StopFacts>>, states: ReadonlyMap<string, StopState>): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-continue]');
  const begun = [...states].filter(([, { isVisited, isDone }]) => isVisited && !isDone);
  const [id = '', state] = begun.sort(([, a], [, b]) => b.atMs - a.atMs)[0] ?? [];
  const stop = stops[id];
  if (!link || !state || !stop) return;
  link.href = stop.address + (state.section && `#${state.section}`);
  link.querySelector('[data-continue-words]')?.replaceChildren(`Continue: ${stop.title}`);
  const minutes = Math.max(1, Math.round(stop.minutes * (1 - state.readShare)));
  const note = `${state.answered} of ${state.total} checks done, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left on this floe`;
  document.querySelector('[data-continue-note]')?.replaceChildren(note);
}
