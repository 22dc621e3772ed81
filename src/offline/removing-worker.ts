import { ownNames } from './cache-names.ts';
import type { WorkerScope } from './worker-scope.ts';

/** The build puts it before this script. */
declare const BASE: string;

const worker = self as unknown as WorkerScope;

// The one worker that does not wait: it is shipped because the other must go.
worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  await Promise.all(ownNames(await caches.keys(), BASE).map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
