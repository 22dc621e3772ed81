import { store } from '#progress/store.ts';
import { stateInWords, stateOf } from './stop-state.ts';
import type { StopState } from './stop-state.ts';

/** Keeps header, rail and journey map in step with the reader's progress. */
export function showProgress(): void {
  const checks = JSON.parse(document.body.dataset['checks'] ?? '{}') as Record<string, readonly string[]>;
  const show = (): void => {
    const states = new Map(Object.entries(checks).map(([id, ids]) => [id, stateOf(id, ids, store.progress())]));
    for (const [id, state] of states) markStop(id, state);
    markHeader([...states.values()].filter(({ isDone }) => isDone).length);
    offerToContinue(states);
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

/** Home's first button leads to where the reader stopped. */
function offerToContinue(states: ReadonlyMap<string, StopState>): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-continue]');
  const [id, state] = [...states].filter(([, { isVisited, isDone }]) => isVisited && !isDone).sort(([, a], [, b]) => b.atMs - a.atMs)[0] ?? [];
  const stop = id ? document.querySelector<HTMLElement>(`.stop[data-stop="${id}"]`) : null;
  if (!link || !state || !stop) return;
  const { title = '', minutes = '0', address = '' } = stop.dataset;
  link.href = address + (state.section && `#${state.section}`);
  const words = link.querySelector('span');
  if (words) words.textContent = `Continue: ${title}`;
  const note = document.querySelector('[data-continue-note]');
  const left = Math.max(1, Math.round(Number(minutes) * (1 - state.readShare)));
  if (note) note.textContent = `${state.answered} of ${state.total} checks done, about ${left} ${left === 1 ? 'minute' : 'minutes'} left on this floe`;
}
