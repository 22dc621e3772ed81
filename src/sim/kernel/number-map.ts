import { mix32 } from './hash.ts';

const FIRST_CAPACITY = 64;
const EMPTY = -1;
const TWO_32 = 4294967296;

/**
 * A map from whole numbers 0 … 2⁵³−1 to numbers, in two arrays: no allocation per entry and a fraction of what a `Map` costs where
 * keys come and go all the time. Open addressing, at most half full; doubles and never shrinks. In no order.
 */
export class NumberMap {
  size = 0;
  private keys = new Float64Array(FIRST_CAPACITY).fill(EMPTY);
  private values = new Float64Array(FIRST_CAPACITY);

  /** The value of a key, `otherwise` when it has none. */
  get(key: number, otherwise: number): number {
    const place = this.placeOf(key);
    return this.keys[place] === key ? this.values[place]! : otherwise;
  }

  set(key: number, value: number): void {
    let place = this.placeOf(key);
    if (this.keys[place] !== key) {
      if (2 * (this.size + 1) > this.keys.length) {
        this.widen();
        place = this.placeOf(key);
      }
      this.keys[place] = key;
      this.size++;
    }
    this.values[place] = value;
  }

  delete(key: number): void {
    const { keys, values } = this;
    const mask = keys.length - 1;
    let gap = this.placeOf(key);
    if (keys[gap] !== key) return;
    this.size--;
    // Whoever was pushed past the gap from a place before it moves up, so that look-ups never meet a hole.
    for (let place = (gap + 1) & mask; keys[place] !== EMPTY; place = (place + 1) & mask) {
      const stepsFromHome = (place - homeOf(keys[place]!)) & mask;
      if (stepsFromHome < ((place - gap) & mask)) continue;
      keys[gap] = keys[place]!;
      values[gap] = values[place]!;
      gap = place;
    }
    keys[gap] = EMPTY;
  }

  /** Where a key is, or would be. */
  private placeOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let place = homeOf(key) & mask;
    while (keys[place] !== EMPTY && keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private widen(): void {
    const { keys, values } = this;
    this.keys = new Float64Array(2 * keys.length).fill(EMPTY);
    this.values = new Float64Array(2 * keys.length);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === EMPTY) continue;
      const place = this.placeOf(keys[i]!);
      this.keys[place] = keys[i]!;
      this.values[place] = values[i]!;
    }
  }
}

/** Where a key belongs, before the size of the table is cut out of it. */
function homeOf(key: number): number {
  return mix32(key ^ (key / TWO_32));
}
