import { isOfVersion } from './messages.ts';
import type { KeepNews, Question } from './messages.ts';
import { STAND_IN } from './site-list.ts';
import type { SiteList } from './site-list.ts';
import { firstPart, keyOf, mayStore, pageKeys, planFor } from './strategy.ts';
import type { Plan } from './strategy.ts';
import { Shelves } from './worker-shelves.ts';
import type { FetchEvent, WorkerMessage, WorkerScope } from './worker-scope.ts';

/** The build puts it before this script. */
declare const SITE_LIST: SiteList;

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const shelves = new Shelves(SITE_LIST, scope);
const own = new Set(SITE_LIST.files.map(([path]) => firstPart(path)));

worker.addEventListener('install', (event) => {
  event.waitUntil(shelves.install());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    shelves
      .begin()
      .then(askOnce)
      .then(() => worker.clients.claim()),
  );
});

/**
 * Only the worker asks for a page. Were the browser to ask as well while the worker wakes up (“navigation preload”, which earlier workers
 * switched on), Firefox would show its own error page without a network, whatever the worker answers.
 */
async function askOnce(): Promise<void> {
  if ('navigationPreload' in worker.registration) await worker.registration.navigationPreload.disable();
}

worker.addEventListener('fetch', (event) => {
  const { method, url, mode, headers } = event.request;
  const plan = planFor({ method, url, mode, isPart: headers.has('range') }, scope, own);
  if (plan === 'page') event.respondWith(page(event));
  else if (plan === 'hashed') event.respondWith(storedFirst(event));
  else if (plan !== 'leave') event.respondWith(networkFirst(event, plan));
});

async function page(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const stored = async (): Promise<Response | undefined> => {
    const [asked = url, other] = pageKeys(url);
    const found = await shelves.find([asked]);
    if (found || other === undefined) return found;
    return (await shelves.find([other])) && Response.redirect(other);
  };
  try {
    const answer = await fetch(event.request);
    store(event, answer, 'page');
    return answer.status < 500 ? answer : ((await stored()) ?? answer);
  } catch {
    return (await stored()) ?? (await shelves.find([scope + STAND_IN])) ?? Response.error();
  }
}

async function storedFirst(event: FetchEvent): Promise<Response> {
  const stored = await shelves.find([keyOf(event.request.url)]);
  if (stored) return stored;
  const answer = await fetch(event.request);
  store(event, answer, 'hashed');
  return answer;
}

async function networkFirst(event: FetchEvent, plan: Plan): Promise<Response> {
  try {
    const answer = await fetch(event.request);
    store(event, answer, plan);
    return answer;
  } catch {
    return (await shelves.find([keyOf(event.request.url)])) ?? Response.error();
  }
}

function store(event: FetchEvent, answer: Response, plan: Plan): void {
  if (mayStore(answer, plan)) event.waitUntil(shelves.putSeen(keyOf(event.request.url), answer.clone()));
}

worker.addEventListener('message', (event) => {
  event.waitUntil(answerTo(event.data as Question, event));
});

async function answerTo(question: Question, { ports: [port] }: WorkerMessage): Promise<void> {
  switch (question.ask) {
    case 'take':
      return worker.skipWaiting();
    case 'seen':
      return shelves.putPage(question.path);
    case 'is-yours':
      return port?.postMessage(isOfVersion(SITE_LIST, question.page));
    case 'standing':
      return port?.postMessage(await shelves.standing());
    case 'remove':
      await shelves.removeAll();
      return port?.postMessage(await shelves.standing());
    case 'keep':
      return keep((news) => port?.postMessage(news));
  }
}

async function keep(tell: (news: KeepNews) => void): Promise<void> {
  let [doneFiles, doneBytes] = [0, 0];
  const end = await shelves.keepAll(([, bytes]) => {
    doneFiles += 1;
    doneBytes += bytes;
    tell({ doneFiles, doneBytes });
  });
  tell({ end });
}
