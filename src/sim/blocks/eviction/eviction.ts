/**
 * Who is pushed out of a full cache. Copies are named by slots, small numbers that are used again; the cache says what happens to
 * them. Costs no allocation for each request.
 */
export interface Eviction {
  /** A copy of `key` has been put into an empty slot. */
  add(slot: number, key: number): void;
  /** The copy was there when it was asked for. */
  use(slot: number): void;
  /** The copy has gone, for whatever reason. */
  remove(slot: number): void;
  /** The slot to be emptied next. There is at least one copy. */
  victim(): number;
  /** Slots in the order in which they would be emptied if nothing else happened, at most `most`: for drawing. */
  order(most: number): number[];
}
