/** The two versions of the standard. */
export type Version = '1.2' | '2004';

/** A learning platform, as both versions offer it. Nothing here throws; what an LMS answers instead of true counts as no. */
export interface Link {
  readonly version: Version;
  initialise(): boolean;
  get(element: string): string;
  set(element: string, value: string): boolean;
  commit(): boolean;
  terminate(): boolean;
}

/** Where the standard says to look: up to seven windows above, then the same from the window that opened this one. */
const MOST_LEVELS = 7;

const NAMES = {
  '1.2': { api: 'API', initialise: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', terminate: 'LMSFinish' },
  '2004': { api: 'API_1484_11', initialise: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', terminate: 'Terminate' },
} as const satisfies Record<Version, Record<string, string>>;

/** The part of a window that is looked at. */
export interface Frame {
  readonly parent: Frame;
  readonly opener?: unknown;
}

/** The LMS above a window, or null. A window of another origin may not be looked into: the search ends there. */
export function findLink(page: Frame, version: Version): Link | null {
  const api = apiAbove(page, version) ?? (isFrame(page.opener) ? apiAbove(page.opener, version) : null);
  return api === null ? null : linkTo(api, version);
}

function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null;
}

function apiAbove(start: Frame, version: Version): object | null {
  try {
    let frame = start;
    for (let level = 0; level <= MOST_LEVELS; level++) {
      const api = (frame as unknown as Readonly<Record<string, unknown>>)[NAMES[version].api];
      if (typeof api === 'object' && api !== null) return api;
      if (frame.parent === frame) return null;
      frame = frame.parent;
    }
  } catch {
    // Another origin.
  }
  return null;
}

function linkTo(api: object, version: Version): Link {
  const names = NAMES[version];
  const call = (name: string, ...args: string[]): string => {
    try {
      const method = (api as Readonly<Record<string, unknown>>)[name];
      return typeof method === 'function' ? String(method.apply(api, args) as unknown) : '';
    } catch {
      return '';
    }
  };
  const isDone = (name: string, ...args: string[]): boolean => call(name, ...args) === 'true';
  return {
    version,
    initialise: () => isDone(names.initialise, ''),
    get: (element) => call(names.get, element),
    set: (element, value) => isDone(names.set, element, value),
    commit: () => isDone(names.commit, ''),
    terminate: () => isDone(names.terminate, ''),
  };
}
