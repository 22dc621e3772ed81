import type { Route } from './options.ts';

/** Where a name leads: to its own target, else to that of `*`; `null` when neither is there. */
export function targetFor(route: Route, name: string): string | null {
  if (typeof route === 'string') return route;
  if (Object.hasOwn(route, name)) return route[name]!;
  return Object.hasOwn(route, '*') ? route['*']! : null;
}

/** Where a path leads: to the target of its longest prefix, else to that of `*`; `null` when neither is there. */
export function targetForPath(route: Route, path: string): string | null {
  if (typeof route === 'string') return route;
  let best: string | null = null;
  for (const prefix of Object.keys(route)) {
    if (prefix !== '*' && path.startsWith(prefix) && (best === null || prefix.length > best.length)) best = prefix;
  }
  return best !== null ? route[best]! : Object.hasOwn(route, '*') ? route['*']! : null;
}

/** Every block a route may lead to, each once. */
export function targetsOfRoute(route: Route): readonly string[] {
  return typeof route === 'string' ? [route] : [...new Set(Object.values(route))];
}
