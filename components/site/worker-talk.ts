import { sitePath } from '#course/paths.ts';
import type { KeepEnd, KeepNews, Question } from '#offline/messages.ts';
import { letOwnScriptsThrough } from './own-scripts.ts';

/** Why there is no worker: left out of this build, a page that came over plain http, or a browser that has none for us. */
export type NoWorker = 'off' | 'insecure' | 'refused';

let registered: Promise<ServiceWorkerRegistration | NoWorker> | undefined;

/** The registration of the site's worker; every caller gets the same. */
export function registration(): Promise<ServiceWorkerRegistration | NoWorker> {
  registered ??= register();
  return registered;
}

async function register(): Promise<ServiceWorkerRegistration | NoWorker> {
  if (!import.meta.env.SERVICE_WORKER || import.meta.env.DEV) return 'off';
  if (!isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator)) return 'refused';
  const base = sitePath('');
  letOwnScriptsThrough(base);
  try {
    return await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  } catch {
    return 'refused';
  }
}

/** The worker that is at work, when it is; null when it could not begin. */
export async function workerOf({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const first = active ?? waiting ?? installing;
  return first !== null && (await settled(first, ['activated', 'redundant'])) === 'activated' ? first : null;
}

/** Resolves when the worker is in one of these states. */
export function settled(worker: ServiceWorker, states: readonly ServiceWorkerState[]): Promise<ServiceWorkerState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!states.includes(worker.state)) return;
      worker.removeEventListener('statechange', look);
      resolve(worker.state);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Asks the worker and gives its one answer. */
export function ask<T>(worker: ServiceWorker, question: Question): Promise<T> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data as T);
    };
    worker.postMessage(question, [port2]);
  });
}

/** Has the worker store the whole course. @param onNews called after each file */
export function askToKeep(worker: ServiceWorker, onNews: (doneFiles: number, doneBytes: number) => void): Promise<KeepEnd> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const news = data as KeepNews;
      if (!('end' in news)) return onNews(news.doneFiles, news.doneBytes);
      port1.close();
      resolve(news.end);
    };
    worker.postMessage({ ask: 'keep' } satisfies Question, [port2]);
  });
}

/** Lets the waiting version begin, and loads the page again when it has. Only ever called by a reader's press. */
export async function takeNewVersion(): Promise<void> {
  const own = await registration();
  const waiting = typeof own === 'string' ? null : own.waiting;
  if (waiting) {
    waiting.postMessage({ ask: 'take' } satisfies Question);
    await settled(waiting, ['activated', 'redundant']);
  }
  location.reload();
}
