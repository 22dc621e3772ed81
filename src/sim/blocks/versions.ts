/** Times of so many of a key's last versions are remembered. */
const REMEMBERED = 64;

interface History {
  version: number;
  /** When each of the last versions appeared, the newest last. */
  readonly sinceUs: number[];
}

/**
 * The truth about every key: which version its origin has, and since when. Blocks that own keys raise them; the simulator
 * compares what is served with it. No block may decide by what others' keys truly are.
 */
export class Versions {
  private readonly listeners: ((origin: number, key: number) => void)[] = [];
  private readonly origins: (Map<number, History> | undefined)[] = [];

  /** The version of a key that was never written is 0. */
  latest(origin: number, key: number): number {
    return this.origins[origin]?.get(key)?.version ?? 0;
  }

  /** Raises a key's version now and returns it. */
  raise(origin: number, key: number, nowUs: number): number {
    const keys = (this.origins[origin] ??= new Map<number, History>());
    const history = keys.get(key) ?? { version: 0, sinceUs: [] };
    keys.set(key, history);
    history.version++;
    history.sinceUs.push(nowUs);
    if (history.sinceUs.length > REMEMBERED) history.sinceUs.shift();
    for (const listener of this.listeners) listener(origin, key);
    return history.version;
  }

  /** A change log: told of every new version at once; what that costs in time is the reader's to add. */
  subscribe(listener: (origin: number, key: number) => void): void {
    this.listeners.push(listener);
  }

  /** When the first version after `version` appeared: since then it is old. Infinity while it is the latest. */
  oldSinceUs(origin: number, key: number, version: number): number {
    const history = this.origins[origin]?.get(key);
    if (history === undefined || history.version <= version) return Infinity;
    const newer = history.version - version;
    const { sinceUs } = history;
    return sinceUs[Math.max(0, sinceUs.length - newer)]!;
  }
}
