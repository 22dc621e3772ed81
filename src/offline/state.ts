/** What outlives one version of the worker. */
export interface OfflineState {
  /** the version at work, and the one before it */
  readonly active: string | null;
  readonly previous: string | null;
  /** whether the reader asked for the whole course */
  readonly isWanted: boolean;
}

export const NOTHING_YET: OfflineState = { active: null, previous: null, isWanted: false };

/** The state when `version` begins its work; a worker that only woke up changes nothing. */
export function begun(state: OfflineState, version: string): OfflineState {
  return state.active === version ? state : { ...state, active: version, previous: state.active };
}

/** Reads what `JSON.stringify` of a state gave; anything else is the state of a first visit. */
export function readState(text: string): OfflineState {
  try {
    const { active, previous, isWanted } = JSON.parse(text) as Record<string, unknown>;
    return { active: textOrNull(active), previous: textOrNull(previous), isWanted: isWanted === true };
  } catch {
    return NOTHING_YET;
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
