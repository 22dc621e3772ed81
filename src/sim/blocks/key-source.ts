import type { Random } from '#kernel/random.ts';
import { Zipf } from '#kernel/zipf.ts';
import type { Keys } from './options.ts';

/** Draws what each request asks for. Keys are whole numbers from 0, the most popular first. */
export class KeySource {
  private readonly keys: Keys;
  private readonly stream: Random;
  private readonly zipf: Zipf | null;
  private next = 0;

  constructor(keys: Keys, stream: Random) {
    this.keys = keys;
    this.stream = stream;
    this.zipf = keys.distribution === 'zipf' ? new Zipf(keys.count, keys.exponent) : null;
  }

  /** The next key. A list starts again when it is used up. */
  draw(): number {
    const { keys } = this;
    if (keys.distribution === 'list') return keys.keys[this.next++ % keys.keys.length]!;
    return this.zipf === null ? this.stream.nextIndex(keys.distribution === 'uniform' ? keys.count : 1) : this.zipf.draw(this.stream);
  }
}
