import type { StopFacts } from '#course/journey.ts';
import { store } from '#progress/store.ts';
import { stateInWords, stateOf } from './stop-state.ts';
import type { StopState } from './stop-state.ts';

/** Keeps header, rail and journey map in step with the reader's progress. */
export function showProgress(): void {
  const stops = JSON.parse(document.body.dataset['stops'] ?? '{}') as Record<string, StopFacts>;
  const show = (): void => {
    const states = new Map(Object.entries(stops).map(([id, { checks }]) => [id, stateOf(id, checks, store.progress())]));
    for (const [id, state] of states) markStop(id, state);
    markHeader([...states.values()].filter(({ isDone }) => isDone).length);
    offerToContinue(stops, states);
    void offerReview();
    for (const notice of document.querySelectorAll<HTMLElement>('[data-storage-notice]')) notice.hidden = store.health().isLasting;
  };
  show();
  store.onChange(show);
}

function markStop(id: string, state: StopState): void {
  for (const item of document.querySelectorAll(`[data-stop="${id}"]`)) {
    item.classList.toggle('is-done', state.isDone);
    const words = item.querySelector<HTMLElement>('[data-state]');
    if (!words) continue;
    words.dataset['before'] ??= words.textContent;
    words.textContent = stateInWords(state) || words.dataset['before'];
  }
}

function markHeader(done: number): void {
  const segments = document.querySelectorAll('[data-segment]');
  segments.forEach((segment, place) => {
    segment.setAttribute('class', place >= done ? 'zb-todo' : place % 2 ? 'zb-off' : 'zb-on');
  });
  const words = document.querySelector('[data-done-words]');
  if (words) words.textContent = `${done} of ${segments.length} floes`;
}

/** Home says when questions are due; no other page fetches what counts them. */
async function offerReview(): Promise<void> {
  const note = document.querySelector<HTMLElement>('[data-due]');
  if (note === null) return;
  const { dueIds } = await import('#progress/due.ts');
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
