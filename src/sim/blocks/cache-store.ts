import { NumberMap } from '#kernel/number-map.ts';
import type { CacheRules } from './cache-options.ts';
import type { Copy } from './cache-copy.ts';
import type { Eviction } from './eviction/eviction.ts';

const NO_SLOT = -1;

/** One copy in a store. */
export interface Entry {
  readonly name: number;
  readonly key: number;
  readonly copy: Copy;
  /** Its life ends then; Infinity = never. */
  readonly freshUntilUs: number;
}

/**
 * The memory of a cache: copies by name, room for `capacityEntries` of them (or `capacityKb`), and a policy that says who goes. Knows
 * no network and no time; what is past its life stays until it is replaced, pushed out or dropped.
 */
export class CacheStore {
  private readonly eviction: Eviction;
  /** By name. */
  private readonly slots = new NumberMap();
  private readonly entries: (Entry | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private rules: CacheRules;
  private totalKb = 0;

  constructor(rules: CacheRules, eviction: Eviction) {
    this.rules = rules;
    this.eviction = eviction;
  }

  get size(): number {
    return this.slots.size;
  }

  find(name: number): Entry | undefined {
    const slot = this.slots.get(name, NO_SLOT);
    return slot === NO_SLOT ? undefined : this.entries[slot];
  }

  /** The copy of this name was asked for, and served. */
  use(name: number): void {
    const slot = this.slots.get(name, NO_SLOT);
    if (slot !== NO_SLOT) this.eviction.use(slot);
  }

  /**
   * Keeps a copy, in place of an older one of its name. Gives what was pushed out for it, each told to `pushedOut`.
   * A copy larger than all the room is not kept: `null`.
   */
  put(name: number, key: number, copy: Copy, freshUntilUs: number, pushedOut: (entry: Entry) => void): Entry | null {
    const { capacityKb } = this.rules;
    this.drop(name);
    if (capacityKb !== null && copy.sizeKb > capacityKb) return null;
    this.makeRoom(1, copy.sizeKb, pushedOut);
    const slot = this.freeSlots.pop() ?? this.entries.length;
    const entry: Entry = { name, key, copy, freshUntilUs };
    this.entries[slot] = entry;
    this.slots.set(name, slot);
    this.totalKb += copy.sizeKb;
    this.eviction.add(slot, key);
    return entry;
  }

  /** Drops the copy of a name. Gives it, if there was one. */
  drop(name: number): Entry | undefined {
    const slot = this.slots.get(name, NO_SLOT);
    return slot === NO_SLOT ? undefined : this.clear(slot);
  }

  /** Its room has changed. */
  resize(rules: CacheRules, pushedOut: (entry: Entry) => void): void {
    this.rules = rules;
    this.makeRoom(0, 0, pushedOut);
  }

  /** Every copy, in no order that means anything. */
  all(): Entry[] {
    return this.entries.filter((entry) => entry !== undefined);
  }

  /** In the order in which they would be pushed out, for drawing. */
  next(most: number): Entry[] {
    return this.eviction.order(most).map((slot) => this.entries[slot]!);
  }

  private clear(slot: number): Entry {
    const entry = this.entries[slot]!;
    this.slots.delete(entry.name);
    this.entries[slot] = undefined;
    this.freeSlots.push(slot);
    this.totalKb -= entry.copy.sizeKb;
    this.eviction.remove(slot);
    return entry;
  }

  private makeRoom(entries: number, kb: number, pushedOut: (entry: Entry) => void): void {
    const { capacityEntries, capacityKb } = this.rules;
    const isFull = (): boolean =>
      capacityKb === null ? this.slots.size + entries > capacityEntries : this.totalKb + kb > capacityKb && this.slots.size > 0;
    while (isFull()) {
      pushedOut(this.clear(this.eviction.victim()));
    }
  }
}
