import { sitePath } from '#course/paths.ts';
import type { PageFacts, Question } from '#offline/messages.ts';
import { ask, registration, settled, takeNewVersion, workerOf } from './worker-talk.ts';

/** Registers the worker, tells it where the reader is, and says when a new version waits. */
export async function keepWhatIsSeen(): Promise<void> {
  const own = await registration();
  if (typeof own === 'string') return;
  const look = (): void => void tellOfNew(own);
  own.addEventListener('updatefound', look);
  look();
  if (isSparing()) return;
  (await workerOf(own))?.postMessage({ ask: 'seen', path: pathHere() } satisfies Question);
}

const pathHere = (): string => location.pathname.slice(sitePath('').length);

/** Whether the reader asked for as little traffic as possible: then only what was really fetched is kept. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** A worker that takes no one's place is no news, nor is one whose version this page is of already. */
async function tellOfNew(own: ServiceWorkerRegistration): Promise<void> {
  const next = own.installing ?? own.waiting;
  if (!next || !own.active || own.active === next) return;
  if ((await settled(next, ['installed', 'activated', 'redundant'])) !== 'installed') return;
  if (!(await ask<boolean>(next, { ask: 'is-yours', page: factsHere() }))) showNotice();
}

function factsHere(): PageFacts {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const named = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel=stylesheet]');
  const names = [...named].map((one) => new URL('src' in one ? one.src : one.href).pathname.slice(sitePath('').length));
  return { path: pathHere(), bytes: navigation?.decodedBodySize ?? null, names };
}

function showNotice(): void {
  if (document.querySelector('.news')) return;
  const notice = document.createElement('aside');
  notice.className = 'news';
  notice.setAttribute('aria-label', 'New version');
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  notice.append(
    words,
    button('Load the new version', () => void takeNewVersion()),
    button('Later', () => notice.remove()),
  );
  document.body.append(notice);
  // A status is read out when it changes, not when it appears.
  requestAnimationFrame(() => {
    words.textContent = 'A new version of the course is ready. This page goes on as it is until you load it.';
  });
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn small';
  made.textContent = words;
  made.addEventListener('click', press);
  return made;
}
