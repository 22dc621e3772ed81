import { HASHED, SEARCH } from './site-list.ts';

/** What the worker knows of a request before it does anything. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly isPart: boolean;
}

/**
 * What is done with a request. `leave`: as if there were no worker. `page` and `file`: the network, and what is stored when that fails.
 * `hashed`: what is stored, and the network when there is nothing. `search`: as a file, but not stored on the way.
 */
export type Plan = 'leave' | 'page' | 'file' | 'hashed' | 'search';

/**
 * @param scope address of the site's home
 * @param own first parts of the paths of this site: below a home at the root of a host may stand other people's sites
 */
export function planFor({ method, url, mode, isPart }: Asked, scope: string, own: ReadonlySet<string>): Plan {
  if (method !== 'GET' || isPart || !url.startsWith(scope)) return 'leave';
  const path = pathOf(url, scope);
  if (!own.has(firstPart(path))) return 'leave';
  if (mode === 'navigate') return 'page';
  if (path.startsWith(HASHED)) return 'hashed';
  return path.startsWith(SEARCH) ? 'search' : 'file';
}

/** What the worker knows of an answer. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly redirected: boolean;
  readonly headers: { get(name: string): string | null };
}

/** Only whole, readable answers of this site under the address that was asked for: no error, no part, nothing opaque. */
export function mayStore({ status, type, redirected, headers }: Answer, plan: Plan): boolean {
  const isWhole = status === 200 && type === 'basic' && !redirected;
  return isWhole && plan !== 'search' && (plan !== 'page' || (headers.get('content-type') ?? '').startsWith('text/html'));
}

/** Under which address a thing is stored: a static site answers no query. */
export function keyOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** What stands before the first slash. */
export const firstPart = (path: string): string => path.split('/', 1)[0] ?? '';

/** Path below the site's home, without query and fragment. */
export function pathOf(url: string, scope: string): string {
  return keyOf(url).slice(scope.length);
}

/** A page asked for without its slash or by its file's name. */
export function pageKeys(url: string): string[] {
  const key = keyOf(url);
  if (key.endsWith('/index.html')) return [key.slice(0, -'index.html'.length)];
  return key.endsWith('/') ? [key] : [key, `${key}/`];
}
