/** A browser's storage that is kept in memory, and tells of each key that is written or removed. */
export class Shelf implements Storage {
  readonly #entries = new Map<string, string>();
  readonly #onChange: (key: string) => void;

  constructor(onChange: (key: string) => void) {
    this.#onChange = onChange;
  }

  get length(): number {
    return this.#entries.size;
  }

  key(place: number): string | null {
    return [...this.#entries.keys()][place] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    if (this.#entries.get(key) === text) return;
    this.#entries.set(key, text);
    this.#onChange(key);
  }

  removeItem(key: string): void {
    if (this.#entries.delete(key)) this.#onChange(key);
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.removeItem(key);
  }
}
