import { decode, encode } from './codec.ts';
import type { Door } from './door.ts';
import type { Json } from './json.ts';
import { shaped } from './shape.ts';
import { NO_PROGRESS, reduce, SHELVES } from './state.ts';
import type { Change, Kept, Progress, Shelf } from './state.ts';

/** One shelf, as components use it. Ids are words and never change. */
export interface ShelfAccess<S extends Shelf> {
  get(id: string): Kept<S> | null;
  set(id: string, value: Kept<S>): void;
  forget(id: string): void;
}

/** What a reader should be told about the storage. */
export interface StoreHealth {
  /** false: storage is refused or full, progress lasts as long as the page */
  readonly isLasting: boolean;
  /** ids whose stored values could not be read; they are kept aside, not deleted */
  readonly setAside: readonly string[];
}

/**
 * A reader's progress behind one door. One key an entry, so two tabs never overwrite each other's answers.
 * A value of a later version is neither read nor overwritten; a corrupt one is moved to `aside/…` and reported.
 */
export class ReaderStore {
  readonly answers = this.#access('answers');
  readonly predictions = this.#access('predictions');
  readonly chapters = this.#access('chapters');
  readonly cards = this.#access('cards');
  readonly draws = this.#access('draws');
  readonly plates = this.#access('plates');
  readonly #door: Door;
  readonly #prefix: string;
  readonly #listeners = new Set<() => void>();
  readonly #setAside: string[] = [];
  #state: Progress = NO_PROGRESS;

  /** @param prefix what all keys begin with; keys of others are left alone */
  constructor(door: Door, prefix: string) {
    this.#door = door;
    this.#prefix = prefix;
    for (const key of door.keys()) this.#load(key);
  }

  progress(): Progress {
    return this.#state;
  }

  health(): StoreHealth {
    return { isLasting: this.#door.isLasting, setAside: this.#setAside };
  }

  /** Calls back after every change, in this tab or another; gives a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the browser tells about another tab's write; `key` null: everything was cleared. */
  otherTabWrote(key: string | null): void {
    if (key === null) this.#state = NO_PROGRESS;
    else this.#load(key);
    this.#tell();
  }

  /** Adds what another copy of this course exported: what it brings wins, a chapter keeps the furthest point. */
  take(changes: readonly Change[]): void {
    for (const { shelf, id, value } of changes) this.#put(shelf, id, value);
    this.#tell();
  }

  deleteAll(): void {
    for (const key of this.#door.keys()) if (key.startsWith(this.#prefix)) this.#door.remove(key);
    this.#state = NO_PROGRESS;
    this.#tell();
  }

  #access<S extends Shelf>(shelf: S): ShelfAccess<S> {
    return {
      get: (id) => (Object.hasOwn(this.#state[shelf], id) ? (this.#state[shelf][id] as Kept<S>) : null),
      set: (id, value) => {
        this.#change(shelf, id, value);
      },
      forget: (id) => {
        this.#change(shelf, id, null);
      },
    };
  }

  #change<S extends Shelf>(shelf: S, id: string, value: Kept<S> | null): void {
    this.#put(shelf, id, value);
    this.#tell();
  }

  #put<S extends Shelf>(shelf: S, id: string, value: Kept<S> | null): void {
    const key = `${this.#prefix}${shelf}/${id}`;
    // Another tab may have written since: a visit joins what it finds, a newer version's value stays.
    const isNewer = this.#load(key) === 'newer';
    this.#state = reduce(this.#state, { shelf, id, value } as Change);
    if (!isNewer) {
      if (value === null) this.#door.remove(key);
      else this.#door.write(key, encode(this.#state[shelf][id] as unknown as Json));
    }
  }

  /** Takes one key from storage into the state, and says what was found there. */
  #load(key: string): 'good' | 'newer' | 'corrupt' | 'nothing' {
    const inside = key.slice(this.#prefix.length);
    const shelf = SHELVES.find((name) => inside.startsWith(`${name}/`));
    if (!key.startsWith(this.#prefix) || !shelf) return 'nothing';
    const id = inside.slice(shelf.length + 1);
    const text = this.#door.read(key);
    const found = text === null ? { state: 'nothing' as const } : decode(text);
    if (found.state === 'newer') return 'newer';
    const value = found.state === 'good' ? shaped(shelf, found.value) : null;
    if (text !== null && value === null) this.#putAside(key, id, text);
    this.#state = reduce(this.#state, { shelf, id, value } as Change);
    return text !== null && value === null ? 'corrupt' : found.state;
  }

  #putAside(key: string, id: string, text: string): void {
    this.#setAside.push(id);
    this.#door.write(`${this.#prefix}aside/${key.slice(this.#prefix.length)}`, text);
    this.#door.remove(key);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
