/** The one place that touches the browser's storage. It never throws: when storage is refused or full, this page's memory serves. */
export interface Door {
  /** Whether what is written outlives the page. */
  readonly isLasting: boolean;
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** @param storage gives the browser's storage; may throw, or give nothing */
export function openDoor(storage: () => Storage | undefined): Door {
  const memory = new Map<string, string | null>();
  let shelf: Storage | undefined;
  try {
    shelf = storage();
    shelf?.getItem('');
  } catch {
    shelf = undefined;
  }
  let isLasting = shelf !== undefined;
  const attempt = (key: string, text: string | null): void => {
    try {
      if (text === null) shelf?.removeItem(key);
      else shelf?.setItem(key, text);
      memory.delete(key);
    } catch {
      isLasting = false;
      memory.set(key, text);
    }
    if (!shelf) memory.set(key, text);
  };
  return {
    get isLasting() {
      return isLasting;
    },
    read: (key) => (memory.has(key) ? (memory.get(key) ?? null) : (shelf?.getItem(key) ?? null)),
    write: attempt,
    remove: (key) => {
      attempt(key, null);
    },
    keys: () => {
      const all = new Set(Array.from({ length: shelf?.length ?? 0 }, (_, place) => shelf?.key(place) ?? ''));
      for (const [key, text] of memory)
        if (text === null) all.delete(key);
        else all.add(key);
      return [...all];
    },
  };
}
