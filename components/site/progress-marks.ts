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
    // Only home says where to go on and what is due.
    if (document.querySelector('[data-continue]')) void import('./home-offers.ts').then(({ showOffers }) => showOffers(stops, states));
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
