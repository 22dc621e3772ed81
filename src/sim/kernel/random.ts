import { hashText, mix32 } from './hash.ts';

/** 2⁻⁵³ and 2²⁷: two 32-bit draws make one number with 53 random bits. */
const UNIT_53 = 1 / 9007199254740992;
const SHIFT_27 = 134217728;

/**
 * One stream of chance, named by what it is for ("floe-1/service") and derived from the run's seed by hashing, so that
 * a further block or purpose never shifts another stream's draws. The only door to chance in the simulator.
 * Generator: sfc32 (C. Doty-Humphrey, PractRand 2010): adds, shifts and xors only, equal in every engine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, name: string) {
    const hash = hashText(name);
    this.a = mix32(seed ^ hash) | 0;
    this.b = mix32(hash + 0x9e3779b9) | 0;
    this.c = mix32(Math.floor(seed / 4294967296) ^ this.a ^ 0x85ebca6b) | 0;
    for (let i = 0; i < 12; i++) this.nextBits();
  }

  /** 32 random bits as a signed integer. */
  nextBits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** Fills `units` with what as many calls of {@link Random.nextUnit} would give, several times as fast. */
  fillUnits(units: Float64Array): void {
    let { a, b, c, counter } = this;
    for (let i = 0; i < units.length; i++) {
      const first = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + first) | 0;
      const second = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + second) | 0;
      units[i] = ((first >>> 6) * SHIFT_27 + (second >>> 5)) * UNIT_53;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }

  /** Uniform on [0, 1), 53 bits. */
  nextUnit(): number {
    const high = this.nextBits() >>> 6;
    const low = this.nextBits() >>> 5;
    return (high * SHIFT_27 + low) * UNIT_53;
  }

  /** Uniform on 0 … count−1, count ≤ 2³². */
  nextIndex(count: number): number {
    return Math.floor(this.nextUnit() * count);
  }

  /** True with probability `share`. Always draws once, so that a changed share shifts nothing. */
  nextChance(share: number): boolean {
    return this.nextUnit() < share;
  }
}
